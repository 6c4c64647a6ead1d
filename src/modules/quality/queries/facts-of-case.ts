import { and, asc, eq, sql } from 'drizzle-orm';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Looking } from '../../../kernel/fills.ts';
import type { Tx } from '../../../kernel/scope.ts';
import type { Truth } from '../../../kernel/truth.ts';
import { caseTruthsOfRow, type CaseTruth, forEach } from '../fact-names.ts';
import { mayBeCounted } from '../may-be-counted.ts';
import type { IndicatorSet } from '../schema.ts';
import { caseFact, operationFact } from '../tables.ts';

/** A fact as indicators count it, of the published view: some rest on what the centre states, too. */
const asCounted = (fact: CaseTruth) => sql<Truth>`v.${sql.identifier(caseFact[fact].name)}`;

/** The facts that indicators count of one case and its operations, first operation first; null before they were computed. */
export const factsOfCase = async (tx: Tx, ownerId: string, caseId: string) => {
  const { cases, operations } = await readTogether(tx, {
    cases: tx
      .select({
        rule: caseFact.rule,
        treatedOn: caseFact.treatedOn,
        ...forEach(caseTruthsOfRow, asCounted),
      })
      .from(caseFact)
      .innerJoin(
        sql`quality.indicator_case v`,
        sql`v.owner_id = ${caseFact.ownerId} and v.case_id = ${caseFact.id}`,
      )
      .where(and(eq(caseFact.ownerId, ownerId), eq(caseFact.id, caseId))),
    operations: tx
      .select({
        id: operationFact.id,
        doneOn: operationFact.doneOn,
        workUpComplete: operationFact.workUpComplete,
      })
      .from(operationFact)
      .where(and(eq(operationFact.ownerId, ownerId), eq(operationFact.caseId, caseId)))
      .orderBy(asc(operationFact.doneOn), asc(operationFact.id)),
  });
  return cases[0] === undefined ? null : { ...cases[0], operations };
};
/** The same for the case of a page, read once. */
export const factsOfPage = (looking: Looking, caseId: string) =>
  looking.once('quality.facts', () => factsOfCase(looking.tx, looking.ownerId, caseId));

/** The same, and whether an indicator of the set may count her at all. */
export const countedFacts = async (looking: Looking, caseId: string, set: IndicatorSet) => {
  const facts = await factsOfPage(looking, caseId);
  return facts && { ...facts, set: `${set.set}/${set.version}`, isCounted: mayBeCounted(set, facts) };
};
export type CountedFacts = NonNullable<Awaited<ReturnType<typeof countedFacts>>>;
