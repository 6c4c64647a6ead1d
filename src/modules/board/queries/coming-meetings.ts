import type { Tx } from '../../../kernel/scope.ts';
import { meetingsFrom } from '../../meetings/index.ts';

/** The meetings on whose agenda a case may still be put, soonest first. */
export const comingMeetings = async (tx: Tx, ownerId: string, today: string) =>
  (await meetingsFrom(tx, ownerId, today))
    .filter(({ state }) => state !== 'closed')
    .map(({ id, name, localStart }) => ({ value: id, label: `${localStart.replace('T', ' ')} · ${name}` }));
