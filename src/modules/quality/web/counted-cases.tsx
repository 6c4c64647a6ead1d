import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { isAppError, notFound } from '../../../kernel/errors.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/day.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Unknown } from '../../../ui/facts.tsx';
import { LiveRefresh } from '../../../ui/live-refresh.tsx';
import { Page } from '../../../ui/page.tsx';
import { Paging } from '../../../ui/paging.tsx';
import { useWords } from './code-words.ts';
import { pageScope } from '../../directory/index.ts';
import { indicatorOf, indicatorSet } from '../indicator-set.ts';
import { type CountedRow, countedPage, countedPageSize } from '../queries/counted-page.ts';
import type { Indicator } from '../schema.ts';
import type { Route } from './+types/counted-cases.ts';
import { askedPeriod, periodQuery } from './asked-period.ts';
import styles from './scorecard.css?url';
import { shownIndicator, shownSet } from './shown-set.ts';
import { type Surgeons, Why } from './why.tsx';
import { countWords } from '../scorecard-words.ts';
import { dateHeadings, PeriodWords } from './words.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const countedIndicator = (key: string): Indicator => {
  try {
    return indicatorOf(indicatorSet(shownSet), key);
  } catch (error) {
    throw isAppError(error) && error.status < 500 ? notFound() : error;
  }
};

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { ownerId, today, locale } = scope;
  const address = new URL(request.url).searchParams;
  const period = askedPeriod(address, Number(today.slice(0, 4)));
  const indicator = countedIndicator(params.indicator);
  if (period === null || indicator.kind === 'statement') throw notFound();
  const page = Number(/^[1-9]\d{0,4}$/.exec(address.get('page') ?? '')?.[0] ?? 1);
  const position = await scope.position();
  const question = { centre: params.slug, ownerId, set: indicatorSet(shownSet), period, today };
  const asked = { ...question, indicator: params.indicator, count: params.count, page, locale };
  return {
    ...(await scope.read((tx) => countedPage(tx, asked))),
    indicator: shownIndicator(indicator, locale),
    count: params.count,
    period,
    query: periodQuery(period),
    page,
    pageSize: countedPageSize,
    live: `/c/${params.slug}/live?after=${position}`,
  };
};

type Data = Route.ComponentProps['loaderData'];

function Disease({ facts }: { readonly facts: CountedRow['facts'] }) {
  const { word } = useWords();
  return (
    <>
      {word('site', facts.site) ?? <Unknown />}
      {facts.histology === null ? null : `, ${word('histology', facts.histology)}`}{' '}
      {facts.stage === null ? (
        <span className="unknown">
          <Trans>stage not known</Trans>
        </span>
      ) : (
        <strong>{facts.stage}</strong>
      )}
    </>
  );
}

const countedOn = ({ facts, operationId }: CountedRow, date: Data['indicator']['date']): string | null => {
  if (date === 'presented_on') return facts.presentedOn;
  if (date === 'treated_on') return facts.treatedOn;
  return facts.operations.find(({ id }) => id === operationId)?.doneOn ?? null;
};

function SurgeonsOf({ row, surgeons }: { readonly row: CountedRow; readonly surgeons: Surgeons }) {
  const operation = row.facts.operations.find(({ id }) => id === row.operationId);
  if (!operation) return null;
  const names = [operation.mainSurgeonId, operation.supervisingSurgeonId].flatMap((id) =>
    id === null ? [] : [surgeons[id]?.name ?? '?'],
  );
  return names.length === 0 ? <Unknown /> : names.join(', ');
}

function Rows({ loaderData, slug }: { readonly loaderData: Data; readonly slug: string }) {
  const { t, i18n } = useLingui();
  const { rows, surgeons, indicator } = loaderData;
  const casePath = (row: CountedRow) => `/c/${slug}/cases/${row.facts.id}`;
  const surgeonColumn: Column<CountedRow> = {
    key: 'surgeon',
    header: t`Surgeon`,
    cell: (row) => <SurgeonsOf row={row} surgeons={surgeons} />,
  };
  const columns: Column<CountedRow>[] = [
    {
      key: 'label',
      header: t`Case`,
      names: true,
      short: true,
      cell: (row) => <Link to={casePath(row)}>{row.facts.label}</Link>,
    },
    { key: 'disease', header: t`Diagnosis`, cell: (row) => <Disease facts={row.facts} /> },
    {
      key: 'date',
      header: indicator.date === null ? '' : i18n._(dateHeadings[indicator.date]),
      short: true,
      cell: (row) => {
        const day = countedOn(row, indicator.date);
        return day === null ? <Unknown /> : <Day date={day} />;
      },
    },
    ...(indicator.unit === 'case' ? [] : [surgeonColumn]),
    {
      key: 'why',
      header: t`What the record says`,
      cell: (row) => <Why row={row} meets={indicator.meets} surgeons={surgeons} />,
    },
    {
      key: 'links',
      header: t`Who wrote it`,
      short: true,
      cell: (row) => (
        <>
          {row.operationId === null ? null : (
            <>
              <Link to={`${casePath(row)}/operations/${row.operationId}`}>
                <Trans>Operation</Trans>
              </Link>
              {' · '}
            </>
          )}
          <Link to={`${casePath(row)}/history`}>
            <Trans>History</Trans>
          </Link>
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t`Cases behind the count`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.operationId ?? row.facts.id}
      empty={<Empty title={<Trans>No case stands behind this count</Trans>} />}
    />
  );
}

export default function CountedCases({ loaderData, params }: Route.ComponentProps) {
  const { t, i18n } = useLingui();
  const { indicator, count, total, query } = loaderData;
  const scorecard = `/c/${params.slug}/scorecard${query}`;
  const counted = i18n._(countWords[count] ?? { id: count, message: count });
  const leftOut = !['numerator', 'failed', 'denominator', 'notDocumented', 'inTreatment'].includes(count);
  return (
    <Page
      title={`${indicator.id} ${indicator.name}`}
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Scorecard`, to: scorecard }, { label: `${indicator.id}: ${counted}` }]}
        />
      }
      subtitle={
        <>
          <PeriodWords period={loaderData.period} /> · {leftOut ? <Trans>Left out:</Trans> : null} {counted} ·{' '}
          {indicator.unit === 'case' || indicator.unit === null ? (
            <Plural value={total} one="# case" other="# cases" />
          ) : (
            <Plural value={total} one="# operation" other="# operations" />
          )}
        </>
      }
      actions={<LiveRefresh url={loaderData.live} />}
    >
      <Rows loaderData={loaderData} slug={params.slug} />
      <Paging {...loaderData} to={(page) => `${query}&page=${page}`} />
    </Page>
  );
}
