import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { pageScope } from '../../../directory/index.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Unknown, Unsaid } from '../../../../ui/facts.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Page } from '../../../../ui/page.tsx';
import { anyHeadOfPage, canSeeIdentity, everyItem, whomOf } from '../../../care/index.ts';
import { caseHistory, type MovedEntry } from '../../queries/history.ts';
import type { Route } from './+types/history.ts';
import { inWords } from '../../../care/records/in-words.ts';
import { caseStyles, WhomBanner } from '../../../care/web/index.ts';
import { type ToldEntry, type ToldRow, toldIn } from './history-words.ts';
import { Who } from './who.tsx';

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: caseStyles }];

export const loader = async ({ params, context }: Route.LoaderArgs) => {
  const scope = await pageScope(context, params.slug);
  const { actor, house, ownerId, locale } = scope;
  const subject = await anyHeadOfPage(scope, params.caseId);
  // The showing is journalled before anything of it is read.
  const whom = await whomOf(scope, subject);
  const { entries, questionnaires } = await scope.read((tx) =>
    caseHistory(tx, ownerId, {
      caseId: subject.id,
      zone: house.zone,
      locale,
      canSeeIdentity: canSeeIdentity(actor, ownerId),
    }),
  );
  return {
    slug: params.slug,
    back: `/c/${params.slug}/cases/${subject.id}`,
    label: subject.label,
    isTakenBack: subject.struck !== null,
    zone: house.zone,
    entries: toldIn(scope.i18n, entries, {
      questionnaires: Object.fromEntries(
        Object.entries(questionnaires).map(([name, version]) => [name, inWords(scope, version)]),
      ),
      definitions: everyItem,
    }),
    whom,
  };
};

/** Beyond this a new record is folded: the reader wants to know who wrote it, and may open what. */
const foldAbove = 12;

function Value({ isAnswer, text }: { readonly isAnswer: boolean; readonly text: string | null }) {
  if (text !== null) return text;
  return isAnswer ? <Unsaid /> : <Unknown />;
}

/** What became of a whole row; null when only its fields changed. */
function Became({ row }: { readonly row: ToldRow }) {
  const { place } = row;
  if (row.struck === null) return null;
  return (
    <p>
      {row.struck === 'taken_back' ? <Trans>{place}: taken back.</Trans> : null}
      {row.struck === 'restored' ? <Trans>{place}: restored.</Trans> : null}
      {row.struck === 'moved' ? <Trans>{place}: stands there now, and no more here.</Trans> : null}
    </p>
  );
}

function Fields({ row }: { readonly row: ToldRow }) {
  const { t } = useLingui();
  const { place } = row;
  if (row.fields.length === 0 && row.struck !== null) return <Became row={row} />;
  const before = {
    key: 'before',
    header: t`Before`,
    cell: ({ isAnswer, before: text }: ToldRow['fields'][number]) => (
      <span className="history-before">
        <Value isAnswer={isAnswer} text={text} />
      </span>
    ),
  };
  return (
    <div className="history-row">
      <Became row={row} />
      <DataTable
        caption={place}
        showCaption
        rows={row.fields}
        rowKey={({ key }) => key}
        empty={null}
        columns={[
          { key: 'field', header: t`Field`, names: true, cell: ({ label }) => label },
          ...(row.isNew ? [] : [before]),
          {
            key: 'after',
            header: row.isNew ? t`Written` : t`After`,
            cell: ({ isAnswer, after }) => <Value isAnswer={isAnswer} text={after} />,
          },
        ]}
      />
      {row.hidden ? (
        <p className="muted">
          <Trans>{place}: names, numbers and the birth date are not shown to your role.</Trans>
        </p>
      ) : null}
      {row.erased ? (
        <p className="muted">
          <Trans>{place}: what stood here was erased.</Trans>
        </p>
      ) : null}
    </div>
  );
}

/** Where a record came from or went, and who had recorded it. */
function MovedLine({ moved, slug }: { readonly moved: MovedEntry; readonly slug: string }) {
  const { caseId, first, isThere, label, way } = moved;
  const path = `/c/${slug}/cases/${caseId}${isThere ? '' : '/history'}`;
  const other = <Link to={path}>{label}</Link>;
  const time = first?.time;
  return (
    <p>
      {way === 'here' ? <Trans>Came here from case {other}.</Trans> : <Trans>Went to case {other}.</Trans>}{' '}
      {first === null ? null : (
        <Trans>
          It was recorded first by <Who who={first.who} /> on <Day date={first.day} /> {time}.
        </Trans>
      )}
    </p>
  );
}

function Entry({ entry, slug }: { readonly entry: ToldEntry; readonly slug: string }) {
  const count = entry.rows.reduce((sum, row) => sum + row.fields.length, 0);
  const rows = entry.rows.map((row) => <Fields key={row.rowId} row={row} />);
  return (
    <article className="history-entry" id={`entry-${entry.seq}`}>
      <h2>
        <Day date={entry.day} /> {entry.time} · {entry.command}
      </h2>
      <p className="history-who">
        <Who who={entry.who} /> · <Trans>journal entry {entry.seq}</Trans>
        {entry.reason === null ? null : (
          <>
            {' '}
            · <Trans>Reason: {entry.reason}</Trans>
          </>
        )}
        {entry.source === null ? null : (
          <>
            {' '}
            ·{' '}
            <Trans>
              row {entry.source.row} of the file with SHA-256 {entry.source.fileHash.slice(0, 16)}…, read by{' '}
              {entry.source.mapping}
            </Trans>
          </>
        )}
      </p>
      {entry.moved === null ? null : <MovedLine moved={entry.moved} slug={slug} />}
      {count > foldAbove ? (
        <details>
          <summary>
            <Plural value={count} one="# field" other="# fields" />
          </summary>
          {rows}
        </details>
      ) : (
        rows
      )}
    </article>
  );
}

export default function History({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { back, entries, isTakenBack, label, slug, zone } = loaderData;
  return (
    <WhomBanner whom={loaderData.whom}>
      <Page
        title={t`Who wrote what, case ${label}`}
        subtitle={<Trans>Latest first; times in {zone}. What is computed from the record is left out.</Trans>}
        breadcrumb={
          <Breadcrumb
            steps={[
              { label: t`Cases`, to: `/c/${slug}/cases` },
              ...(isTakenBack ? [] : [{ label, to: back }]),
              { label: t`Who wrote what` },
            ]}
          />
        }
      >
        {isTakenBack ? (
          <Notice tone="warn">
            <Trans>This case was taken back: it stands in no list and in no figure. Its history stays.</Trans>
          </Notice>
        ) : null}
        {entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} slug={slug} />
        ))}
      </Page>
    </WhomBanner>
  );
}
