import type { ItemFacts } from '../meetings/index.ts';
import type { WorkUpItem } from './schema.ts';

/** Whether a biopsy exists, for quorum policies that then ask for a pathologist; unknown when nobody said. */
export const biopsyFact = (workUp: readonly Pick<WorkUpItem, 'key' | 'state'>[]): ItemFacts => {
  const histology = workUp.find((item) => item.key === 'histology');
  if (histology?.state === 'present') return { biopsy: true };
  return histology?.state === 'not_applicable' ? { biopsy: false } : {};
};
