import type { ItemFacts } from '../meetings/index.ts';
import type { WorkUpItem } from '../care/index.ts';

/**
 * Whether a biopsy exists, for quorum policies that then ask for a pathologist: a report there or awaited means one,
 * a report that does not apply means none; else nobody said.
 */
export const biopsyFact = (workUp: readonly Pick<WorkUpItem, 'key' | 'state'>[]): ItemFacts => {
  const histology = workUp.find((item) => item.key === 'histology');
  if (histology?.state === 'present' || histology?.state === 'requested') return { biopsy: true };
  return histology?.state === 'not_applicable' ? { biopsy: false } : {};
};
