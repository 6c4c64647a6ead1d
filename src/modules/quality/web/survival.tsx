import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'react-router';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { pageScope } from '../../directory/index.ts';
import { logRank, type LogRank } from '../log-rank.ts';
import { survivalSubjects } from '../queries/survival-subjects.ts';
import {
  type Exclusion,
  followedGroups,
  groupFigures,
  type GroupValue,
  type Origin,
  origins,
  residualBand,
  type Subject,
} from '../survival.ts';
import { curveOf, yearsTold } from '../survival-curve.ts';
import type { Followed } from '../kaplan-meier.ts';
import type { Route } from './+types/survival.ts';
import { comparedFields, type ComparedField, useFieldWords } from './compared-fields.ts';
import styles from './survival.css?url';
import { mostDrawn, SurvivalDrawing } from './survival-drawing.tsx';
import { type Line, MedianTable, RiskTable } from './survival-tables.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** Millimetres one by one would make a group of each. */
const banded = ({ course, group }: Subject): Subject => ({
  course,
  group: typeof group === 'object' && group !== null ? residualBand(group) : null,
});

const lineOf = (value: GroupValue | null, followed: readonly Followed[], years: number) => ({
  value,
  ...groupFigures(followed),
  curve: curveOf(followed, years),
});

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const query = new URL(request.url).searchParams;
  const origin: Origin = origins.find((each) => each === query.get('from')) ?? 'diagnosis';
  const by: ComparedField | null = comparedFields.find((each) => each === query.get('by')) ?? null;
  const found = (await scope.read((tx) => survivalSubjects(tx, scope.ownerId, by))) ?? [];
  const subjects = by === 'operation.residual' ? found.map(banded) : found;
  const { all, groups, excluded, bySignsAlone } = followedGroups(subjects, origin, by !== null);
  const parts = by === null ? [all] : groups.map(({ followed }) => followed);
  const years = yearsTold(parts);
  return {
    origin,
    by,
    years,
    cases: subjects.length,
    followed: all.length,
    bySignsAlone,
    lines:
      by === null
        ? [lineOf(null, all, years)]
        : groups.map(({ value, followed }) => lineOf(value, followed, years)),
    logrank: by === null ? null : logRank(parts),
    excluded,
  };
};

type Data = Route.ComponentProps['loaderData'];

function Asked({ origin, by }: Pick<Data, 'origin' | 'by'>) {
  const { t } = useLingui();
  const { label } = useFieldWords();
  return (
    <Form method="get" className="form-row" key={`${origin} ${by ?? ''}`}>
      <Select
        name="from"
        label={<Trans>Counted from</Trans>}
        defaultValue={origin}
        options={[
          { value: 'diagnosis', label: t`the diagnosis` },
          { value: 'operation', label: t`the first operation` },
        ]}
      />
      <Select
        name="by"
        label={<Trans>Compared by</Trans>}
        defaultValue={by ?? ''}
        options={[
          { value: '', label: t`nothing` },
          ...comparedFields.map((field) => ({ value: field, label: label(field) })),
        ]}
      />
      <Button>
        <Trans>Show</Trans>
      </Button>
    </Form>
  );
}

function Compared({ logrank }: { readonly logrank: LogRank | null }) {
  const { i18n } = useLingui();
  if (logrank === null)
    return (
      <p>
        <Trans>Nothing can be compared: fewer than two groups in which somebody died or could have.</Trans>
      </p>
    );
  const figure = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(i18n.locale, options).format(value);
  const chi2 = figure(logrank.chi2, { maximumFractionDigits: 2 });
  const p = figure(logrank.p, { maximumSignificantDigits: 2 });
  const { df } = logrank;
  return (
    <p>
      <Trans>
        Log-rank: chi-square {chi2}, df {df}, p = {p}. Groups are compared as they came; nothing is adjusted
        for stage, age or anything else.
      </Trans>
    </p>
  );
}

const useExclusions = (): Readonly<Record<Exclusion, string>> => {
  const { t } = useLingui();
  return {
    not_operated: t`not operated`,
    no_follow_up: t`no follow-up recorded`,
    status_unknown: t`not known whether she lived at the last contact`,
    start_not_exact: t`the day the count starts from is not known to the day`,
    end_not_exact: t`the last contact or the death is not known to the day`,
    ends_before_start: t`the last contact or the death is before the start`,
    contradictory: t`what is recorded contradicts itself: two days of one death, or alive after it`,
    group_unknown: t`not known in which group`,
  };
};

/** Deaths come to be known by themselves, contacts with the living do not. */
function NotFollowed({ excluded, bySignsAlone }: Pick<Data, 'excluded' | 'bySignsAlone'>) {
  const never = excluded.find(({ reason }) => reason === 'no_follow_up')?.count ?? 0;
  const unheard = never + bySignsAlone;
  if (unheard === 0) return null;
  return (
    <Notice tone="warn" title={<Trans>Women who live may be missing</Trans>}>
      <Trans>
        Of {unheard} no follow-up is recorded: {bySignsAlone} count until the last operation, treatment or
        test, {never} not at all. Deaths come to be known by themselves, contacts with the living do not: what
        is shown may be far shorter than how long women live.
      </Trans>
    </Notice>
  );
}

function LeftOut({ excluded, cases }: Pick<Data, 'excluded' | 'cases'>) {
  const { t } = useLingui();
  const words = useExclusions();
  if (excluded.length === 0) return null;
  return (
    <Section id="left-out" title={t`Left out`}>
      <p>
        <Plural value={cases} one="Of # case these tell nothing:" other="Of # cases these tell nothing:" />
      </p>
      <ul>
        {excluded.map(({ reason, count }) => (
          <li key={reason}>
            {count}: {words[reason]}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useLines = ({ lines, by }: Pick<Data, 'lines' | 'by'>): Line[] => {
  const { t } = useLingui();
  const { value } = useFieldWords();
  return lines.map((line) => ({
    ...line,
    label: by === null || line.value === null ? t`All` : value(by, line.value),
  }));
};

export default function SurvivalPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { years, by, followed, logrank } = loaderData;
  const lines = useLines(loaderData);
  const drawn = lines.length <= mostDrawn;
  return (
    <Page title={t`Survival`}>
      <Asked {...loaderData} />
      {followed === 0 ? (
        <Empty title={<Trans>Of no case is it known how long she was followed.</Trans>} />
      ) : (
        <>
          <NotFollowed {...loaderData} />
          {drawn ? <SurvivalDrawing lines={lines} years={years} /> : null}
          <Section id="median" title={t`Median survival`}>
            <MedianTable lines={lines} drawn={drawn} />
            {by === null ? null : <Compared logrank={logrank} />}
          </Section>
          <Section id="at-risk" title={t`At risk`}>
            <RiskTable lines={lines} years={years} />
          </Section>
          <p className="muted">
            <Trans>
              Overall survival by Kaplan and Meier; intervals at 95 % on the logarithm of the share, of the
              median by Brookmeyer and Crowley. Every death counts, whatever its cause. Who was last known to
              live is followed until that day: a follow-up, or the day of an operation, of a treatment's
              beginning, a test or an event of the disease.
            </Trans>
          </p>
        </>
      )}
      <LeftOut {...loaderData} />
    </Page>
  );
}
