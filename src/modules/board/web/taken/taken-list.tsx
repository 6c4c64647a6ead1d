import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { isUuid } from '../../../../kernel/ids.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Unknown } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { shownIdentity } from '../../../care/index.ts';
import { caseStyles, HerName } from '../../../care/web/index.ts';
import { pageScope, type PageScope } from '../../../directory/index.ts';
import { takenBack } from '../../queries/taken-back.ts';
import { restoringPath, takingPath } from '../../taken-records.ts';
import { Who } from '../history/who.tsx';
import type { Route } from './+types/taken-list.ts';
import { decisionTold, recordTold } from './records-told.ts';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];

const filterOf = (request: Request) => {
  const query = new URL(request.url).searchParams;
  const caseId = query.get('case') ?? '';
  const below = Number(/^\d{1,15}$/.exec(query.get('below') ?? '')?.[0] ?? Number.NaN);
  return {
    caseId: isUuid(caseId) ? caseId : undefined,
    below: Number.isNaN(below) ? undefined : below,
    done: query.has('done'),
  };
};
type Filter = ReturnType<typeof filterOf>;

const listOf = async (scope: PageScope, filter: Filter) => {
  const { house, locale, i18n } = scope;
  const reader = { zone: house.zone, locale };
  const { lines, next } = await scope.read((tx) => takenBack(tx, scope, reader, filter));
  const told = lines.map(({ strike, record, decision, case: subject, mayRestore }) => {
    const [said, to] =
      record === null
        ? [decisionTold(i18n, decision), restoringPath(house.slug, subject.id, strike.id)]
        : [recordTold(i18n, record), takingPath(house.slug, record)];
    return {
      strike,
      case: subject,
      record: { title: said.title, on: said.on, detail: said.detail },
      to: mayRestore ? to : null,
    };
  });
  return { lines: told, next };
};

export const loader = async ({ request, params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const filter = filterOf(request);
  const { lines, next } = await listOf(scope, filter);
  return {
    lines,
    next,
    filter,
    shown: await shownIdentity(
      scope,
      lines.map((line) => line.case.patientId),
    ),
  };
};

type Data = Route.ComponentProps['loaderData'];
type Line = Data['lines'][number];

function Record({ line: { record } }: { readonly line: Line }) {
  return (
    <>
      <strong>{record.title}</strong>
      {record.on === null ? null : (
        <>
          , <Day date={record.on} />
        </>
      )}
      {record.detail === null ? null : <span className="cell-second">{record.detail}</span>}
    </>
  );
}

function CaseOf({ line, slug }: { readonly line: Line; readonly slug: string }) {
  const { id, label, struck } = line.case;
  const path = `/c/${slug}/cases/${id}`;
  return <Link to={struck === null ? path : `${path}/history`}>{label}</Link>;
}

function Lines({ data, slug }: { readonly data: Data; readonly slug: string }) {
  const { t } = useLingui();
  const her = new Map(data.shown.map((shown) => [shown.patientId, shown]));
  const named = {
    key: 'patient',
    header: t`Patient`,
    cell: (line: Line) => {
      const shown = her.get(line.case.patientId);
      return shown === undefined ? null : (
        <>
          <HerName shown={shown} />
          <span className="cell-second">
            {shown.recordNumber} · {shown.bornOn === null ? <Unknown /> : <Day date={shown.bornOn} />}
          </span>
        </>
      );
    },
  };
  const act = {
    key: 'act',
    header: t`Restore`,
    cell: (line: Line) =>
      line.to === null ? null : (
        <ButtonLink to={line.to}>
          <Trans>Restore</Trans>
        </ButtonLink>
      ),
  };
  return (
    <DataTable
      caption={t`What was taken back`}
      rows={data.lines}
      rowKey={({ strike }) => strike.entryId}
      empty={<Empty title={<Trans>Nothing is taken back.</Trans>} />}
      columns={[
        { key: 'what', header: t`Record`, names: true, cell: (line) => <Record line={line} /> },
        {
          key: 'case',
          header: t`Case`,
          short: true,
          cell: (line) => <CaseOf line={line} slug={slug} />,
        },
        ...(data.shown.length > 0 ? [named] : []),
        {
          key: 'when',
          header: t`Taken back`,
          cell: ({ strike }) => (
            <>
              <Day date={strike.day} /> {strike.time}
              <span className="cell-second">
                <Who who={strike.who} />
              </span>
            </>
          ),
        },
        {
          key: 'why',
          header: t`Reason`,
          cell: ({ strike }) => strike.reason ?? <Trans>undone in the room</Trans>,
        },
        ...(data.lines.some(({ to }) => to !== null) ? [act] : []),
      ]}
    />
  );
}

const address = (slug: string, { caseId }: Filter, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({ ...(caseId !== undefined && { case: caseId }), ...more }).toString();
  return `/c/${slug}/taken-back${query === '' ? '' : `?${query}`}`;
};

/** Further back, and to the beginning again. */
function Further({ data, slug }: { readonly data: Data; readonly slug: string }) {
  const { t } = useLingui();
  const { next, filter } = data;
  if (next === null && filter.below === undefined) return null;
  return (
    <nav aria-label={t`Pages`} className="form-row">
      {filter.below === undefined ? null : (
        <ButtonLink to={address(slug, filter)}>
          <Trans>Latest</Trans>
        </ButtonLink>
      )}
      {next === null ? null : (
        <ButtonLink to={address(slug, filter, { below: String(next) })}>
          <Trans>Earlier</Trans>
        </ButtonLink>
      )}
    </nav>
  );
}

export default function TakenBackPage({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { slug } = params;
  const { filter } = loaderData;
  return (
    <Page
      title={t`What was taken back`}
      subtitle={
        <Trans>Latest first. It stands in no list and counts nowhere; nothing of it is erased.</Trans>
      }
      breadcrumb={
        <Breadcrumb
          steps={[{ label: t`Cases`, to: `/c/${slug}/cases` }, { label: t`What was taken back` }]}
        />
      }
      actions={
        filter.caseId === undefined ? null : (
          <ButtonLink to={address(slug, { ...filter, caseId: undefined })}>
            <Trans>Of all cases</Trans>
          </ButtonLink>
        )
      }
    >
      {filter.done ? (
        <Notice
          tone="good"
          live
          title={<Trans>Taken back. It counts nowhere any more, and can be restored here.</Trans>}
        />
      ) : null}
      <Lines data={loaderData} slug={slug} />
      <Further data={loaderData} slug={slug} />
    </Page>
  );
}
