import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { idList, nameOf } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { version } from '../../../kernel/tables.ts';
import type { WorkUpItem } from '../schema.ts';
import { workUp } from '../tables.ts';
import { standingResults } from '../work-up-results.ts';
import type { WholeCase } from './whole-case.ts';

type Row = WholeCase['workUp'][number];
type Former = { readonly rowId: string; readonly content: unknown };
type Kept = Pick<WorkUpItem, 'state' | 'value' | 'reason' | 'unit'> & { readonly taken_on: string | null };

const formerOf = (tx: Tx, ownerId: string, rows: SQL) =>
  tx
    .select({ rowId: version.rowId, content: version.content })
    .from(version)
    .where(
      and(eq(version.ownerId, ownerId), sql`${version.rowId} ${rows}`, eq(version.tableName, nameOf(workUp))),
    )
    .orderBy(desc(version.version));

/** What the items of the work-up of a case said before, unsent. */
export const formerOfCase = (tx: Tx, ownerId: string, caseId: string) =>
  formerOf(
    tx,
    ownerId,
    sql`in (select id from ${workUp} where owner_id = ${ownerId} and case_id = ${caseId})`,
  );

/** The results of an item that stand, of its row and what it said before. */
export const resultsOf = (row: Row, former: readonly Former[]): WorkUpItem[] => {
  const before = former.flatMap(({ rowId, content }) => {
    if (rowId !== row.id || content === null) return [];
    const { state, value, reason, unit, taken_on: takenOn } = content as Kept;
    return [{ key: row.key, state, value, reason, unit, takenOn }];
  });
  return standingResults([row, ...before]);
};

/**
 * All results of these items that stand, by case: those of the record, and those a later-dated one took the place of. An
 * import pays nothing: its rows have no earlier version.
 */
export const resultsOfCases = async (tx: Tx, ownerId: string, rows: readonly Row[]) => {
  const replaced = rows.filter((row) => row.version > 1).map(({ id }) => id);
  const former = replaced.length === 0 ? [] : await formerOf(tx, ownerId, sql`= any (${idList(replaced)})`);
  const byCase = Map.groupBy(rows, (row) => row.caseId);
  return (caseId: string): WorkUpItem[] =>
    (byCase.get(caseId) ?? []).flatMap((row) => resultsOf(row, former));
};
