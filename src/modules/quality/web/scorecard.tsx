import type { Temporal } from 'temporal-polyfill';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Form, Link } from 'react-router';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Day } from '../../../ui/day.tsx';
import { Field } from '../../../ui/field.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { pageScope } from '../../directory/index.ts';
import { indicatorSet } from '../indicator-set.ts';
import { recordYears } from '../queries/record-years.ts';
import { scorecardOf, scorecardTopics } from '../queries/scorecard.ts';
import { indicatorKey } from '../schema.ts';
import type { Route } from './+types/scorecard.ts';
import { askedPeriod, periodQuery } from './asked-period.ts';
import { FiguresChanged, useChanges } from './figures-changed.tsx';
import { HowCounted } from './how-counted.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { ScoreHead } from './score-head.tsx';
import styles from './scorecard.css?url';
import { shownDefinition, shownSet } from './shown-set.ts';
import { PeriodWords } from './words.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const clockTime = (now: Temporal.Instant, zone: string): string =>
  now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'second' });

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, today, house, now, locale } = scope;
  const thisYear = Number(today.slice(0, 4));
  const asked = askedPeriod(new URL(request.url).searchParams, thisYear);
  const period = asked ?? { kind: 'year' as const, year: thisYear };
  const live = await scope.live(...scorecardTopics);
  const set = indicatorSet(shownSet);
  const { card, years } = await scope.read(async (tx) => ({
    card: await scorecardOf(tx, { centre: params.slug, ownerId, set, period, today }),
    years: await recordYears(tx, { set, ownerId }),
  }));
  const definition = shownDefinition(set, locale);
  return {
    card,
    definition,
    rows: card.indicators.flatMap((one) => {
      const key = indicatorKey(one);
      const found = definition.indicators.find((indicator) => indicator.key === key);
      return found ? [{ ...one, key, definition: found }] : [];
    }),
    centre: house.name,
    zone: house.zone,
    wrongPeriod: asked === null,
    query: periodQuery(period),
    years,
    computedAt: clockTime(now, house.zone),
    live,
  };
};

type Data = Route.ComponentProps['loaderData'];

function Periods({ years, card }: Pick<Data, 'years' | 'card'>) {
  const { t } = useLingui();
  const { period } = card;
  const asked = period.kind === 'year' ? [period.year] : [];
  const shown = [...new Set([...years, ...asked])].toSorted((a, b) => a - b);
  const current = (is: boolean) => (is ? ('page' as const) : undefined);
  return (
    <div className="period-bar">
      <nav aria-label={t`Period`}>
        <ul className="period-years">
          {shown.map((year) => (
            <li key={year}>
              <Link
                to={`?year=${year}`}
                aria-current={current(period.kind === 'year' && period.year === year)}
              >
                {year}
              </Link>
            </li>
          ))}
          <li>
            <Link to="?all=1" aria-current={current(period.kind === 'all')}>
              <Trans>All</Trans>
            </Link>
          </li>
        </ul>
      </nav>
      <Form method="get" className="form-row" key={JSON.stringify(period)}>
        <Field
          name="from"
          type="date"
          label={<Trans>From</Trans>}
          required
          defaultValue={period.kind === 'range' ? period.from : undefined}
        />
        <Field
          name="to"
          type="date"
          label={<Trans>To</Trans>}
          required
          defaultValue={period.kind === 'range' ? period.to : undefined}
        />
        <Button>
          <Trans>Show</Trans>
        </Button>
      </Form>
    </div>
  );
}

/** Says that the year shown holds nothing dated, and that what is undated may still be of it. */
function EmptyYear({ years, card }: Pick<Data, 'years' | 'card'>) {
  const { period, computedFrom } = card;
  if (period.kind !== 'year' || years.includes(period.year)) return null;
  const { year } = period;
  const undated = computedFrom.cases + computedFrom.operations > 0;
  return (
    <Notice tone="info" title={<Trans>The record holds no case or operation dated in {year}</Trans>}>
      <p>
        {undated ? (
          <Trans>What carries no date may be of this year. Whatever depends on it stays open.</Trans>
        ) : (
          <Trans>Nothing undated could be of this year either. The volume gate stays open.</Trans>
        )}
      </p>
    </Notice>
  );
}

function Reading() {
  return (
    <div className="prose">
      <p>
        <Trans>
          What is not documented counts as not fulfilled and earns nothing. The dark line is the 95 % interval
          of Wilson: what chance alone leaves open with so few patients. The light band is what missing
          documentation leaves open: the rate if none, and if all, of it were fulfilled. Red marks are the
          targets. Targets are compared exactly; percentages are rounded for reading only.
        </Trans>
      </p>
      <p>
        <Trans>
          ESGO means its targets as an incentive. They are not for penalising doctors or institutions, so
          nothing here ranks anybody.
        </Trans>
      </p>
    </div>
  );
}

function ComputedFrom({
  card,
  definition,
  computedAt,
  zone,
}: Pick<Data, 'card' | 'definition' | 'computedAt' | 'zone'>) {
  const { t } = useLingui();
  const { computedFrom } = card;
  const day = <Day date={computedFrom.today} />;
  const cases = <Plural value={computedFrom.cases} one="# case" other="# cases" />;
  const operations = <Plural value={computedFrom.operations} one="# operation" other="# operations" />;
  const statements = <Plural value={computedFrom.statements} one="# statement" other="# statements" />;
  const { title, name } = definition;
  return (
    <Section title={t`Where the figures come from`}>
      <p>
        <Trans>
          Computed on {day} at {computedAt} ({zone}) from {cases}, {operations} and {statements} that are or
          may be of the period.
        </Trans>
      </p>
      <p>
        <Trans>
          Definition: {title}, {name}.
        </Trans>{' '}
        <span className="hash">
          SHA-256 <code>{computedFrom.definition}</code>
        </span>
      </p>
    </Section>
  );
}

function Card({ loaderData, slug }: { readonly loaderData: Data; readonly slug: string }) {
  const { card, rows, definition, query } = loaderData;
  const path = `/c/${slug}/scorecard`;
  const { t } = useLingui();
  const changes = useChanges({ score: card.score, rows }, loaderData.computedAt);
  return (
    <>
      <FiguresChanged changes={changes} />
      <ScoreHead card={card} definition={definition} path={path} />
      <IndicatorTable
        rows={rows}
        changed={new Set(changes.list.map(({ key }) => key))}
        paths={{ path, query, statements: `/c/${slug}/statements` }}
      />
      <Section title={t`How to read it`}>
        <Reading />
      </Section>
      <ComputedFrom {...loaderData} />
      <HowCounted indicators={definition.indicators} />
    </>
  );
}

export default function Scorecard({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { card, definition, centre } = loaderData;
  return (
    <Page
      title={t`Scorecard`}
      subtitle={
        <>
          {centre} · {definition.title}, {definition.version} · <PeriodWords period={card.period} />
        </>
      }
      actions={
        <>
          <LiveRefresh url={loaderData.live} />
          <ButtonLink to={`/c/${params.slug}/scorecard/spreadsheet${loaderData.query}`} reloadDocument>
            <Trans>Download as a spreadsheet</Trans>
          </ButtonLink>
          <ButtonLink to={`/c/${params.slug}/scorecard/assessment`} reloadDocument>
            <Trans>Self-assessment (PDF)</Trans>
          </ButtonLink>
          <ButtonLink to={`/c/${params.slug}/scorecard/assessment?as=xlsx`} reloadDocument>
            <Trans>Self-assessment (spreadsheet)</Trans>
          </ButtonLink>
        </>
      }
    >
      {loaderData.wrongPeriod ? (
        <Notice tone="bad" title={<Trans>This period could not be read</Trans>}>
          <p>
            <Trans>
              Ask for a year, or for a first and a last day in this order. The current year is shown.
            </Trans>
          </p>
        </Notice>
      ) : null}
      <Periods {...loaderData} />
      <EmptyYear {...loaderData} />
      <Card key={loaderData.query} loaderData={loaderData} slug={params.slug} />
    </Page>
  );
}
