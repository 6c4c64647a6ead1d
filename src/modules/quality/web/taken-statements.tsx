import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/day.tsx';
import { Section } from '../../../ui/page.tsx';
import type { StatementTold } from '../queries/statements.ts';
import { factWords } from './words.tsx';

/** By whom and when a statement was taken back. */
export function TakenBy({ taken }: { readonly taken: NonNullable<StatementTold['taken']> }) {
  return (
    <>
      {taken.author ?? <Trans>the operator of the installation</Trans>}, <Day date={taken.day} /> {taken.time}
    </>
  );
}

/** What was stated and taken back: kept, counted nowhere, and restored by whoever may state. Nothing where there is none. */
export function TakenStatements(props: {
  readonly taken: readonly StatementTold[];
  readonly mayState: boolean;
  readonly path: string;
}) {
  const { t, i18n } = useLingui();
  const { taken, mayState, path } = props;
  if (taken.length === 0) return null;
  const restore: Column<StatementTold> = {
    key: 'restore',
    header: t`Restore`,
    short: true,
    cell: (row) => (
      <Link to={`${path}/statements/${row.id}`}>
        <Trans>Restore</Trans>
      </Link>
    ),
  };
  return (
    <Section id="taken-back" title={t`What was taken back`}>
      <DataTable
        caption={t`What was taken back`}
        rows={taken}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'fact',
            header: t`Statement`,
            names: true,
            cell: (row) => (
              <>
                {i18n._(factWords[row.fact])}
                {row.person === null ? null : `: ${row.person}`}
              </>
            ),
          },
          { key: 'from', header: t`From`, short: true, cell: (row) => <Day date={row.from} /> },
          {
            key: 'by',
            header: t`Taken back`,
            cell: (row) => (row.taken === null ? null : <TakenBy taken={row.taken} />),
          },
          { key: 'why', header: t`Reason`, cell: (row) => row.taken?.reason },
          ...(mayState ? [restore] : []),
        ]}
      />
    </Section>
  );
}
