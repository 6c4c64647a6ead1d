import type { PartialDate } from '../../kernel/partial-date.ts';
import { itemsOn } from './answered-items.ts';
import type { Told } from './course.ts';
import { datasetFor } from './asked-datasets.ts';
import type { Answerer } from './minimum-dataset.ts';
import type { CaseFields, WorkUpItem } from './schema.ts';
import { askedItems, openItems, type ReadinessReferral } from './work-up.ts';

/** A question to a board, with what its work-up is judged by. */
export type AskedCase = {
  readonly case: Pick<CaseFields, 'site' | 'histology'>;
  readonly bornOn: PartialDate | null;
  readonly referral: ReadinessReferral;
  readonly workUp: readonly WorkUpItem[];
  readonly course: readonly Told[];
};

/** How many items a question still lacks of each part for a board of this day; nothing where no dataset is defined for the site. */
export const openParts = (
  { case: { site, histology }, bornOn, referral, workUp, course }: AskedCase,
  day: string,
): Readonly<Partial<Record<Answerer, number>>> => {
  const dataset = datasetFor(site);
  if (dataset === null) return {};
  const known = itemsOn(dataset, { workUp, course }, day);
  return openItems(askedItems(dataset, { histology, bornOn }, referral, known, day), known, day);
};
