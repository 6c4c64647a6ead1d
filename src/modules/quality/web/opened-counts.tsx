import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { forbidden, notFound, refused } from '../../../kernel/errors.ts';
import { requestKeyOf, text } from '../../../kernel/http/form-values.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import {
  pageScope,
  type PageScope,
  realCentres,
  supervisorBySlug,
  supervisors,
} from '../../directory/index.ts';
import { closeCounts } from '../commands/close-counts.ts';
import { openCounts } from '../commands/open-counts.ts';
import { indicatorSet } from '../indicator-set.ts';
import { isOpenOn, openingDay } from '../opened.ts';
import { canOpenCounts } from '../policy.ts';
import { nationalCounts } from '../queries/national.ts';
import { openingsOf } from '../queries/openings.ts';
import { recordYears } from '../queries/record-years.ts';
import type { Route } from './+types/opened-counts.ts';
import { askedPeriod } from './asked-period.ts';
import { Absent, CountedOn, NationalTables, SmallCellsNote } from './national-tables.tsx';
import { type OfferedOpening, OpeningForms } from './opening-forms.tsx';
import styles from './scorecard.css?url';
import { shownDefinition, shownSet } from './shown-set.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** To whom this centre's counts are open; null at a society or authority, which opens none. */
const offeredBy = (scope: PageScope): Promise<OfferedOpening[] | null> =>
  scope.read(async (tx) => {
    if ((await supervisorBySlug(tx, scope.house.slug)) !== null) return null;
    const openings = await openingsOf(tx, scope.ownerId);
    return (await supervisors(tx)).map(({ id, slug, name }) => {
      const found = openings.find(({ toId }) => toId === id);
      const isOpen = found !== undefined && isOpenOn(found, openingDay(scope.now));
      return {
        slug,
        name: scope.named(name),
        opening: found ? { ...found, isOpen } : null,
        requestKey: randomUUID(),
      };
    });
  });

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { house, ownerId, today, locale, named } = scope;
  const set = indicatorSet(shownSet);
  const offered = await offeredBy(scope);
  const isCentre = offered !== null;
  const years = await scope.read((tx) => recordYears(tx, isCentre ? { set, ownerId } : { set }));
  const lastYear = Number(today.slice(0, 4)) - 1;
  const period = askedPeriod(
    new URL(request.url).searchParams,
    years.includes(lastYear) ? lastYear : (years.at(-1) ?? lastYear),
  );
  if (period?.kind !== 'year') throw notFound();
  const { year } = period;
  const national = await scope.read(async (tx) =>
    nationalCounts(tx, {
      set,
      year,
      centres: isCentre
        ? [{ id: ownerId, slug: house.slug, name: house.name }]
        : (await realCentres(tx)).map(({ id, slug, name }) => ({ id, slug, name: named(name) })),
    }),
  );
  const { title, indicators } = shownDefinition(set, locale);
  return { offered, national, years, year, title, indicators, mayOpen: canOpenCounts(scope.actor, ownerId) };
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const scope = await pageScope(context, params.slug);
  if (!canOpenCounts(scope.actor, scope.ownerId) || (await offeredBy(scope)) === null) throw forbidden();
  const form = await request.formData();
  const requestKey = requestKeyOf(form);
  const kind = (text(form, 'form') ?? '').split('~')[0];
  if (kind === 'open')
    await scope.run(
      openCounts,
      { supervisor: text(form, 'supervisor') ?? '', from: openingDay(scope.now), to: null },
      { requestKey },
    );
  else if (kind === 'close')
    await scope.run(
      closeCounts,
      { id: text(form, 'id'), version: Number(text(form, 'version')) },
      { requestKey },
    );
  else throw refused('unreadable_form');
  return redirect(`/c/${params.slug}/counts`, 303);
};

type Data = Route.ComponentProps['loaderData'];

function Years({ years, year }: Pick<Data, 'years' | 'year'>) {
  const { t } = useLingui();
  return (
    <div className="period-bar">
      <nav aria-label={t`Year`}>
        <ul className="period-years">
          {years.map((one) => (
            <li key={one}>
              <Link to={`?year=${one}`} aria-current={one === year ? 'page' : undefined}>
                {one}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Counts({ national, indicators, year }: Pick<Data, 'national' | 'indicators' | 'year'>) {
  if (national.centres.length === 0)
    return (
      <Empty title={<Trans>No counts of {year}</Trans>}>
        <p>
          <Trans>No centre whose counts are open has counted a case or an operation of this year.</Trans>
        </p>
      </Empty>
    );
  return (
    <>
      <SmallCellsNote />
      <CountedOn centres={national.centres} />
      <NationalTables national={national} indicators={indicators} />
    </>
  );
}

function OfCentre({ data, offered }: { readonly data: Data; readonly offered: readonly OfferedOpening[] }) {
  const { t } = useLingui();
  const { year } = data;
  return (
    <Page
      title={t`Opened counts`}
      subtitle={
        <Trans>Who outside this centre sees its yearly counts: counts only, no case and no name</Trans>
      }
    >
      <OpeningForms offered={offered} mayOpen={data.mayOpen} />
      <h2>
        <Trans>What they see of {year}</Trans>
      </h2>
      <Years years={data.years} year={year} />
      <Counts {...data} />
    </Page>
  );
}

export default function OpenedCounts({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { national, offered, title, year } = loaderData;
  if (offered !== null) return <OfCentre data={loaderData} offered={offered} />;
  return (
    <Page title={t`Counts of the centres, ${year}`} subtitle={title}>
      <Years years={loaderData.years} year={year} />
      <Counts {...loaderData} />
      <Absent centres={national.absent} />
    </Page>
  );
}
