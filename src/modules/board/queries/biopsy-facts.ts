import { sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { type DerivationScope, idList } from '../../../kernel/derivation.ts';
import {
  answeringEntries,
  courseAnswers,
  latestToday,
  mergedItems,
  ofCase,
  everyItem,
  toldFrom,
  workUpRows,
} from '../../care/index.ts';
import type { ItemFacts } from '../../meetings/index.ts';
import { biopsyFact } from '../biopsy-fact.ts';

/** Whether a biopsy of each of these cases exists, by its work-up and by what its course answers of it. */
export const biopsyFacts = async (
  { tx, ownerId, now }: Pick<DerivationScope, 'tx' | 'ownerId' | 'now'>,
  caseIds: readonly string[],
): Promise<(caseId: string) => ItemFacts> => {
  const items = await tx
    .select()
    .from(workUpRows)
    .where(among(workUpRows.caseId, ownerId, caseIds));
  const entries = await answeringEntries(tx, ownerId, sql`= any (${idList(caseIds)})`);
  const [workUp, course] = [ofCase(items), ofCase(entries)];
  return (caseId) => {
    const told = courseAnswers({ items: everyItem }, toldFrom(course(caseId)), latestToday(now));
    return biopsyFact(mergedItems(workUp(caseId), told));
  };
};
