import { useName } from '../../../../ui/name.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Mark } from '../../../../ui/tag.tsx';
import type { AgendaRow } from '../../queries/agenda.ts';
import { ItemState, Markers, Readiness, WomanCell } from './agenda-cells.tsx';
import { Diagnosis, DiseaseSince, ItemsSince, OtherDiseases } from '../known-since.tsx';
import { FigureValue } from '../../../care/web/index.ts';
import { takingPath } from '../../taken-records.ts';
import { useShortItem } from './short-items.ts';
import type { BoardPage } from './board-page.ts';

const useColumns = ({ slug, women, itemLabels }: BoardPage, mayTakeOff: boolean): Column<AgendaRow>[] => {
  const { i18n, t } = useLingui();
  const named = useName();
  const shortItem = useShortItem();
  const minutes = (length: number) =>
    i18n.number(length, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  return [
    { key: 'position', header: '#', numeric: true, cell: (row) => row.position },
    {
      key: 'time',
      header: t`Time`,
      short: true,
      cell: (row) => (
        <>
          {row.plannedAt}
          <span className="cell-second">{minutes(row.minutes)}</span>
        </>
      ),
    },
    {
      key: 'case',
      header: t`Case`,
      short: true,
      names: true,
      cell: (row) =>
        row.case === null ? '—' : <Link to={`/c/${slug}/cases/${row.case.id}`}>{row.case.label}</Link>,
    },
    {
      key: 'woman',
      header: t`Woman`,
      cell: (row) =>
        row.case === null ? null : <WomanCell of={row.case} shown={women[row.case.patientId]} />,
    },
    {
      key: 'diagnosis',
      kept: true,
      header: t`Diagnosis`,
      cell: (row) =>
        row.case === null ? null : (
          <>
            <Diagnosis of={row.case} />
            <OtherDiseases of={row.case} />
            <DiseaseSince later={row.case.later} />
          </>
        ),
    },
    {
      key: 'markers',
      kept: true,
      header: t`Markers`,
      cell: (row) =>
        row.case === null ? null : (
          <>
            <Markers of={row.case} />
            {row.case.figures.map(({ key, value }) => (
              <span key={key} className="cell-second">
                {shortItem(key) ?? itemLabels[key] ?? key}: <FigureValue value={value} />
              </span>
            ))}
          </>
        ),
    },
    {
      key: 'question',
      kept: true,
      header: t`Question for the board`,
      cell: (row) =>
        row.case === null ? null : (
          <>
            {row.case.question}
            {row.case.hasWords ? (
              <Mark tone="info">
                <Trans>Her own words</Trans>
              </Mark>
            ) : null}
          </>
        ),
    },
    {
      key: 'ready',
      kept: true,
      header: t`Ready?`,
      cell: (row) =>
        row.case === null ? null : (
          <>
            <Readiness of={row.case} labels={itemLabels} limit={3} short />
            <ItemsSince
              later={row.case.later}
              labelOf={(key) => shortItem(key) ?? itemLabels[key] ?? key}
              limit={3}
            />
          </>
        ),
    },
    {
      key: 'consultant',
      header: t`Consultant`,
      cell: (row) => row.consultant && named(row.consultant),
    },
    {
      key: 'state',
      header: t`State`,
      cell: (row) => (
        <>
          <ItemState row={row} />
          {mayTakeOff ? <TakeOff row={row} slug={slug} /> : null}
        </>
      ),
    },
  ];
};

/** Where a case that was listed by mistake is taken off; not while it is under discussion. */
function TakeOff({ row, slug }: { readonly row: AgendaRow; readonly slug: string }) {
  if (row.case === null || row.state === 'open') return null;
  const { id, listingId } = row.case;
  return (
    <span className="cell-second screen-only">
      <Link to={takingPath(slug, { caseId: id, what: 'listing', id: listingId })}>
        {row.state === 'waiting' ? <Trans>Take off the agenda</Trans> : <Trans>Take the listing back</Trans>}
      </Link>
    </span>
  );
}

/** The items of a board's meeting in order. */
export function AgendaTable(props: { readonly page: BoardPage; readonly mayTakeOff: boolean }) {
  const { page } = props;
  const { t } = useLingui();
  const columns = useColumns(page, props.mayTakeOff);
  return (
    <div className="agenda">
      <DataTable
        caption={t`Agenda`}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => row.id}
        isCurrent={(row) => row.state === 'open'}
        empty={<Empty title={<Trans>Nobody is listed yet.</Trans>} />}
      />
    </div>
  );
}
