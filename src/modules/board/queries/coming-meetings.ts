import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { boardKind } from '../board-policy.ts';
import { meetingsFrom } from '../../meetings/index.ts';

/** The meetings on whose agenda a case may still be put, soonest first. */
export const comingMeetings = async (tx: Tx, ownerId: string, today: string) =>
  (await readTogether(tx, { meetings: meetingsFrom(tx, ownerId, boardKind, today) })).meetings
    .filter(({ state }) => state === 'planned' || state === 'open')
    .map(({ id, name, localStart }) => ({ value: id, label: `${localStart.replace('T', ' ')} · ${name}` }));
