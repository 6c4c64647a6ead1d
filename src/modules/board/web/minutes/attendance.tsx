import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { PresentTold } from './minutes-told.ts';

type Row = PresentTold & { readonly place: number };

/** Who was there, for which discipline, how, and from when to when; with a column for signatures where it is printed alone. */
export function Attendance(props: {
  readonly present: readonly PresentTold[];
  readonly toSign: boolean;
  /** Where it is corrected; null for whoever may not. */
  readonly correct: string | null;
}) {
  const { t } = useLingui();
  const rows: Row[] = props.present.map((one, index) => ({ ...one, place: index + 1 }));
  return (
    <Section title={t`Attendance`}>
      <DataTable
        caption={t`Attendance`}
        rows={rows}
        rowKey={({ place }) => place}
        empty={<Empty title={<Trans>Nobody was noted as present.</Trans>} />}
        columns={[
          { key: 'name', header: t`Name`, names: true, cell: ({ name }) => name },
          { key: 'discipline', header: t`Discipline`, cell: ({ discipline }) => discipline },
          { key: 'mode', header: t`How`, short: true, cell: ({ mode }) => mode },
          { key: 'from', header: t`Joined`, short: true, cell: ({ from }) => from },
          { key: 'to', header: t`Left`, short: true, cell: ({ to }) => to },
          ...(props.toSign
            ? [{ key: 'hand', header: t`Signature`, cell: () => <span className="minutes-room" /> }]
            : []),
        ]}
      />
      {props.correct === null ? null : (
        <p className="minutes-paste">
          <Link to={props.correct}>
            <Trans>Correct who was there</Trans>
          </Link>
        </p>
      )}
    </Section>
  );
}
