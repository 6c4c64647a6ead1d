import type { Clock } from '../../../kernel/actor.ts';
import type { Source } from '../../../kernel/joint-state.ts';
import { boardAgenda, type BoardAgenda } from './agenda.ts';

/** The part of a meeting's pages that is the same for everybody who sees them; no names of patients. */
export const boardSource = (ownerId: string, meetingId: string, now: Clock): Source<BoardAgenda> => ({
  ownerId,
  key: `meeting:${meetingId}`,
  read: (tx) => boardAgenda(tx, ownerId, meetingId, now().toString()),
  topicsOf: ({ rows }) => [
    `meeting:${meetingId}`,
    ...rows
      .flatMap((row) => (row.case === null ? [] : [row.case, ...row.case.others]))
      .map(({ id }) => `case:${id}`),
  ],
  lists: boardLists,
});

/** The long lists of a meeting's state. */
export const boardLists = ['rows', 'presence'] as const;
