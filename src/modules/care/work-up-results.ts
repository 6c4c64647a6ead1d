import { notAfter } from '../../kernel/partial-date.ts';
import type { WorkUpItem } from './schema.ts';

/** Whether the earlier entry of an item stays a result of its own when the later one is recorded. */
const staysBeside = (later: WorkUpItem, earlier: WorkUpItem): boolean => {
  if (later.state === 'requested') return true;
  if (later.takenOn === null || earlier.takenOn === null) return false;
  return notAfter(later.takenOn, earlier.takenOn) === false;
};

/**
 * The results that stand of one item, of all its entries as they were recorded, the newest first: what is dated later is
 * another result, and what is only requested is none yet; what has the same date, an earlier one or none corrects the one
 * before it.
 */
export const standingResults = (entries: readonly WorkUpItem[]): WorkUpItem[] => {
  const standing: WorkUpItem[] = [];
  for (const entry of entries) {
    const later = standing.at(-1);
    if (later === undefined || staysBeside(later, entry)) standing.push(entry);
  }
  return standing;
};
