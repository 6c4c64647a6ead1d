import { sql } from 'drizzle-orm';
import { nameOf } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { herDecision } from '../tables.ts';

export type DecisionBefore = Pick<
  typeof herDecision.$inferSelect,
  'decision' | 'spokenBy' | 'spokenOn' | 'note' | 'formVersion' | 'answers'
> & {
  /** The entry that took it back. */
  readonly entryId: string;
};

/** What had been recorded of her decision (the version before) about each of these recommendations where that was taken back and nothing was recorded since. */
export const decisionsBefore = async (
  tx: Tx,
  ownerId: string,
  recommendationIds: readonly string[],
): Promise<ReadonlyMap<string, DecisionBefore & { readonly caseId: string }>> => {
  const { rows } = await tx.execute<DecisionBefore & { id: string; caseId: string }>(sql`
    select d.id, d.case_id as "caseId", d.entry_id as "entryId", v.content ->> 'decision' as decision,
      v.content ->> 'spoken_by' as "spokenBy", v.content ->> 'spoken_on' as "spokenOn", v.content ->> 'note' as note,
      (v.content ->> 'form_version')::integer as "formVersion", v.content -> 'answers' as answers
    from ${herDecision} d
    join kernel.journal j on j.owner_id = d.owner_id and j.id = d.entry_id and j.command = 'board.take-back-decision'
    join kernel.version v on v.owner_id = d.owner_id and v.table_name = ${nameOf(herDecision)} and v.row_id = d.id
      and v.version = d.version - 1
    where d.owner_id = ${ownerId} and d.id = any (${`{${recommendationIds.join(',')}}`}::uuid[])`);
  return new Map(rows.map(({ id, ...before }) => [id, before]));
};
