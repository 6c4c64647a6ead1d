import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { redirect } from 'react-router';
import { refused } from '../../../../kernel/errors.ts';
import { number, requestKeyOf, text, versionOf } from '../../../../kernel/http/form-values.ts';
import { readAnew } from '../../../../kernel/http/read-anew.ts';
import { Breadcrumb } from '../../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { useField } from '../../../../ui/form-state.ts';
import { Page } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { StreamNote } from '../../../../ui/stream-note.tsx';
import { beforePlace, meetingWithAgenda, orderItem } from '../../../meetings/index.ts';
import type { AgendaRow } from '../../queries/agenda.ts';
import { useBoard } from '../room/board-live.ts';
import type { Route } from './+types/order.ts';
import { WomanCell } from './agenda-cells.tsx';
import { boardPage, meetingScope } from './board-page.ts';
import styles from './board.css?url';
import { calendarSentences } from './calendar-sentences.ts';
import { MeetingNote } from './meeting-note.tsx';
import { MeetingTime } from './meeting-time.tsx';

export const links = () => [{ rel: 'stylesheet', href: styles }];
/** Also after a refusal, so that what is moved next is what stands there. */
export const shouldRevalidate = readAnew;

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { page } = await boardPage(context, params);
  return { page };
};

/** Before which item one comes to stand that goes up or down by one, or to a place. */
const beforeOf = (
  waiting: readonly { id: string; position: number }[],
  id: string,
  to: string | null,
  place: number | null,
): string | null | undefined => {
  const at = waiting.findIndex((item) => item.id === id);
  // It waits no more, which the command says.
  if (at < 0) return null;
  if (to === 'up') return waiting[at - 1]?.id;
  if (to === 'down') return at === waiting.length - 1 ? undefined : (waiting[at + 2]?.id ?? null);
  if (place === null) throw refused('required', {}, { field: 'place' });
  if (Number.isNaN(place)) throw refused('not_a_number', {}, { field: 'place' });
  return beforePlace(waiting, id, place);
};

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const scope = await meetingScope(context, params);
  const form = await request.formData();
  const { items } = await scope.read((tx) => meetingWithAgenda(tx, scope.ownerId, params.meetingId));
  const itemId = text(form, 'itemId') ?? '';
  const waiting = items.filter(({ state }) => state === 'waiting');
  const before = beforeOf(waiting, itemId, text(form, 'to'), number(form, 'place'));
  if (before !== undefined)
    await scope.run(
      orderItem,
      { itemId, version: versionOf(form), before },
      { requestKey: requestKeyOf(form) },
    );
  return redirect(`/c/${params.slug}/meetings/${params.meetingId}/order`, 303);
};

type Ways = { readonly first: string | undefined; readonly last: string | undefined };

function Place({ position, label }: { readonly position: number; readonly label: string }) {
  const { id, error, value } = useField('place');
  return (
    <>
      <input
        key={position}
        id={id}
        type="number"
        name="place"
        min={1}
        max={999}
        defaultValue={value(String(position))}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** An item's own form: to a place by its number, or up and down by one. Enter in the number goes to that place. */
function Places(props: {
  readonly row: AgendaRow;
  readonly ends: Ways;
  readonly pressed: (button: string) => void;
}) {
  const { t } = useLingui();
  const { row, ends, pressed } = props;
  const label = row.case?.label ?? String(row.position);
  const button = (to: 'up' | 'down', isEnd: boolean, name: string, shown: string) => (
    <Button
      id={`${to}-${row.id}`}
      name="to"
      value={to}
      disabled={isEnd}
      aria-label={name}
      onClick={() => pressed(`${to}-${row.id}`)}
    >
      {shown}
    </Button>
  );
  return (
    <PostForm
      name={`order-${row.id}`}
      sentences={calendarSentences}
      labels={{ place: t`${label}: place` }}
      stay
    >
      <input type="hidden" name="itemId" value={row.id} />
      <input type="hidden" name="version" value={row.version} />
      <div className="form-row">
        <Place position={row.position} label={t`${label}: place`} />
        <Button id={`place-${row.id}`} name="to" value="place" onClick={() => pressed(`place-${row.id}`)}>
          <Trans>To this place</Trans>
        </Button>
        {button('up', row.id === ends.first, t`${label}: up`, '↑')}
        {button('down', row.id === ends.last, t`${label}: down`, '↓')}
      </div>
    </PostForm>
  );
}

/** After an item has moved the keyboard stays with it. */
const useFocusKept = (order: string): ((button: string) => void) => {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (last.current === null || order === '') return;
    const [to = '', ...id] = last.current.split('-');
    const own = document.querySelector<HTMLButtonElement>(`#${CSS.escape(last.current)}`);
    const other = `${to === 'up' ? 'down' : 'up'}-${id.join('-')}`;
    (own?.disabled === true
      ? document.querySelector<HTMLButtonElement>(`#${CSS.escape(other)}`)
      : own
    )?.focus();
    last.current = null;
  }, [order]);
  return (button) => (last.current = button);
};

export default function Order({ loaderData, params }: Route.ComponentProps) {
  const { t } = useLingui();
  const { page, connection } = useBoard(loaderData.page);
  const { meeting, board, rows, path, women } = page;
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const ends = { first: waiting.at(0)?.id, last: waiting.at(-1)?.id };
  const pressed = useFocusKept(rows.map(({ id }) => id).join(' '));
  const columns: Column<AgendaRow>[] = [
    { key: 'position', header: '#', numeric: true, cell: (row) => row.position },
    { key: 'time', header: t`Time`, short: true, cell: (row) => row.plannedAt },
    {
      key: 'case',
      header: t`Case`,
      short: true,
      names: true,
      cell: (row) => row.case?.label ?? '—',
    },
    {
      key: 'woman',
      header: t`Woman`,
      cell: (row) =>
        row.case === null ? null : <WomanCell of={row.case} shown={women[row.case.patientId]} />,
    },
    {
      key: 'place',
      header: t`Place on the agenda`,
      cell: (row) =>
        row.state === 'waiting' ? (
          <Places row={row} ends={ends} pressed={pressed} />
        ) : (
          <span className="muted">
            <Trans>taken up already</Trans>
          </span>
        ),
    },
  ];
  return (
    <Page
      title={t`Order of the agenda`}
      sentences={calendarSentences}
      breadcrumb={
        <Breadcrumb
          steps={[
            { label: t`Meetings`, to: `/c/${params.slug}/meetings` },
            { label: board.name, to: path },
            { label: t`Order of the agenda` },
          ]}
        />
      }
      subtitle={<MeetingTime {...meeting} />}
      actions={
        <ButtonLink to={path}>
          <Trans>Agenda</Trans>
        </ButtonLink>
      }
    >
      <MeetingNote meeting={meeting} />
      <div className="board-line">
        <StreamNote state={connection} />
      </div>
      <DataTable
        caption={t`Order of the agenda`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        isCurrent={(row) => row.state === 'open'}
        empty={<Empty title={<Trans>Nobody is listed yet.</Trans>} />}
      />
    </Page>
  );
}
