import { entryOf } from '../../../kernel/journal-entry.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { localTime } from '../../../kernel/zone.ts';
import { namesIn } from '../../directory/index.ts';
import type { Reader } from './taken-back.ts';

/** Who wrote an entry, by name, and when by the house's clock. */
export const undoneBy = async (
  tx: Tx,
  { ownerId, locale, zone }: Reader & { readonly ownerId: string },
  entryId: string,
): Promise<{ readonly name: string; readonly at: string }> => {
  const entry = await entryOf(tx, ownerId, entryId);
  const { personId = '' } = (entry?.actor ?? {}) as { readonly personId?: string };
  const names = await namesIn(tx, locale, personId === '' ? [] : [personId]);
  return { name: names.get(personId) ?? '', at: entry === null ? '' : localTime(entry.at, zone) };
};
