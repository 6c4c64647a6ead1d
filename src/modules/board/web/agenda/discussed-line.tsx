import { Trans, useLingui } from '@lingui/react/macro';
import { ProgressLine } from '../../../../ui/meter.tsx';
import type { AgendaRow } from '../../queries/agenda.ts';

/** How far a board has come with its agenda. */
export function DiscussedLine({ rows }: { readonly rows: ReadonlyArray<Pick<AgendaRow, 'state'>> }) {
  const { t } = useLingui();
  const done = rows.filter((row) => row.state === 'concluded').length;
  const total = rows.length;
  return (
    <ProgressLine done={done} of={total} label={t`Discussed`}>
      <Trans>
        <strong>{done}</strong> of {total} discussed
      </Trans>
    </ProgressLine>
  );
}
