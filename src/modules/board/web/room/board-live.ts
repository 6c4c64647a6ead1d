import { use, useEffect, useRef, useState } from 'react';
import { HandedText } from '../../../../ui/handed-text.ts';
import type { StreamState } from '../../../../ui/event-stream.ts';
import { useLiveState } from '../../../../ui/live-state.ts';
import type { Shown } from '../../../care/index.ts';
import type { BoardAgenda } from '../../queries/agenda.ts';
import type { BoardPage, LoadedBoard } from '../agenda/board-page.ts';
import { readAgenda } from './read-agenda.ts';

/** Women of the meeting whom the page was not loaded with: one request for all of them, one recorded showing. */
const useNewNames = (page: LoadedBoard, agenda: BoardAgenda): LoadedBoard['women'] => {
  const [women, setWomen] = useState(page.women);
  const asked = useRef('');
  const unknown = page.mayName
    ? agenda.rows
        .flatMap((row) => row.case?.patientId ?? [])
        .filter((id) => page.women[id] === undefined && women[id] === undefined)
        .join(' ')
    : '';
  useEffect(() => {
    if (unknown === '' || asked.current === unknown) return;
    asked.current = unknown;
    fetch(`${page.path}/names`)
      .then(async (answer) => {
        if (!answer.ok) return;
        const shown = (await answer.json()) as readonly Shown[];
        setWomen(Object.fromEntries(shown.map((her) => [her.patientId, her])));
      })
      // Her case's label stands there instead; the next change asks again.
      .catch(() => (asked.current = ''));
  }, [unknown, page.path]);
  return { ...women, ...page.women };
};

/** The meeting as it stands now, whoever changes it, and whether the page is connected. */
export const useBoard = (
  page: LoadedBoard,
): { readonly page: BoardPage; readonly connection: StreamState; readonly expect: (seq: number) => void } => {
  const live = useLiveState<BoardAgenda>({
    state: readAgenda(use(HandedText)(page.agenda)),
    seq: page.seq,
    stream: `${page.path}/stream`,
    whole: `${page.path}/state`,
    lists: page.lists,
  });
  const women = useNewNames(page, live.state);
  return {
    page: { ...page, ...live.state, women, now: live.at ?? page.now },
    connection: live.connection,
    expect: live.expect,
  };
};
