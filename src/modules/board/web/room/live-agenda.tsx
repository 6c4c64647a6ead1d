import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'react-router';
import { localTime } from '../../../../ui/wall-clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { AgendaRow } from '../../queries/agenda.ts';
import { ItemState } from '../agenda/agenda-cells.tsx';
import type { BoardPage } from '../agenda/board-page.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { HerName } from '../../../care/web/index.ts';

/** The list beside the discussion: who is done, who is now, who waits; any waiting case can be taken up while none is open. */
export function LiveAgenda({ page }: { readonly page: BoardPage }) {
  const isFree = page.rows.every(({ state }) => state !== 'open');
  return (
    <ol className="live-list">
      {page.rows.map((row) => (
        <li key={row.id} aria-current={row.state === 'open' ? 'true' : undefined}>
          <span className="live-list-time">
            <Times page={page} row={row} />
          </span>
          <span className="live-list-who">
            <Who page={page} row={row} />
            <ItemState row={row} />
          </span>
          {isFree && row.state === 'waiting' ? <TakeUp row={row} /> : null}
          {row.state === 'concluded' ? <Reopen row={row} /> : null}
        </li>
      ))}
    </ol>
  );
}

/** When it was discussed; while it waits, when it is planned. */
function Times({ page, row }: { readonly page: BoardPage; readonly row: AgendaRow }) {
  if (row.openedAt === null) return row.plannedAt;
  const { zone } = page.meeting;
  return (
    <>
      {localTime(row.openedAt, zone)}–{row.closedAt === null ? '' : localTime(row.closedAt, zone)}
    </>
  );
}

function Who({ page, row }: { readonly page: BoardPage; readonly row: AgendaRow }) {
  if (row.case === null) return <Trans>Another item</Trans>;
  const shown = page.women[row.case.patientId];
  return (
    <span className="live-list-label">
      <strong>{row.case.label}</strong>{' '}
      {shown === undefined ? null : (
        <>
          <HerName shown={shown} /> <span className="muted">{shown.recordNumber}</span>
        </>
      )}
    </span>
  );
}

function TakeUp({ row }: { readonly row: AgendaRow }) {
  const label = row.case?.label ?? String(row.position);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="form" value="take-up" />
      <input type="hidden" name="itemId" value={row.id} />
      <Button>
        <Trans>Take up</Trans>
        <span className="visually-hidden">{label}</span>
      </Button>
    </Form>
  );
}

/** Takes a concluded case up again; it asks why. */
function Reopen({ row }: { readonly row: AgendaRow }) {
  const { t } = useLingui();
  const label = row.case?.label ?? String(row.position);
  return (
    <details className="reopen">
      <summary>
        <Trans>Reopen</Trans>
        <span className="visually-hidden">{label}</span>
      </summary>
      <PostForm
        stay
        name={`reopen~${row.id}`}
        sentences={boardSentences}
        labels={{ reason: t`Why is it reopened?` }}
      >
        <input type="hidden" name="itemId" value={row.id} />
        <Field name="reason" label={<Trans>Why is it reopened?</Trans>} required maxLength={500} />
        <Button>
          <Trans>Discuss it again</Trans>
        </Button>
      </PostForm>
    </details>
  );
}
