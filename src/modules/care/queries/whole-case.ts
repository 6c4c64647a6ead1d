import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { among } from '../../../kernel/among.ts';
import { contentOf } from '../../../kernel/columns.ts';
import { readFor, readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { careCase, referral, workUp } from '../tables.ts';
import { ofCase } from './of-case.ts';

// Each table is read by itself and joined in memory: inside an import's own transaction the planner knows nothing of
// the rows just written, and a join of them takes time that grows with their square.
const partsOfCases = (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const of = (table: { caseId: PgColumn }): SQL => among(table.caseId, ownerId, ids);
  return {
    cases: tx
      .select(contentOf(careCase))
      .from(careCase)
      .where(among(careCase.id, ownerId, ids)),
    referrals: tx
      .select(contentOf(referral))
      .from(referral)
      .where(of(referral))
      .orderBy(asc(referral.receivedOn), asc(referral.id)),
    workUp: tx.select(contentOf(workUp)).from(workUp).where(of(workUp)).orderBy(asc(workUp.key)),
  };
};

/** All rows of care of these cases but their names, by case id; those the owner does not have are left out. */
export const wholeCases = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const parts = partsOfCases(tx, ownerId, ids);
  const rows = await readFor(tx, ids.length, parts);
  const [referrals, work] = [ofCase(rows.referrals), ofCase(rows.workUp)];
  const wholeOf = (subject: (typeof rows.cases)[number]) => ({
    case: subject,
    referrals: referrals(subject.id),
    workUp: work(subject.id),
  });
  return new Map(rows.cases.map((subject) => [subject.id, wholeOf(subject)]));
};
export type WholeCase =
  Awaited<ReturnType<typeof wholeCases>> extends Map<string, infer Whole> ? Whole : never;

/** All rows of care of one case but its names; null when the owner has no such case. */
export const wholeCase = async (tx: Tx, ownerId: string, caseId: string): Promise<WholeCase | null> =>
  (await wholeCases(tx, ownerId, [caseId])).get(caseId) ?? null;

const headOf = (tx: Tx, ownerId: string, caseId: string) =>
  tx
    .select()
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), eq(careCase.id, caseId)));

/** A case's own row; null when the owner has no such case. */
export const caseHead = async (tx: Tx, ownerId: string, caseId: string) =>
  (await readTogether(tx, { head: headOf(tx, ownerId, caseId) })).head[0] ?? null;

/** The same, also of a case that was taken back. */
export const anyCaseHead = async (tx: Tx, ownerId: string, caseId: string) =>
  (await caseHead(tx, ownerId, caseId)) ?? (await amongStruck(tx, headOf(tx, ownerId, caseId)))[0] ?? null;

/** Ids of those of these cases that the owner has, by label, latest first. */
export const casesByLabel = async (tx: Tx, ownerId: string, ids: readonly string[]): Promise<string[]> => {
  const found = await tx.execute<{ id: string }>(sql`
    select id from care."case" where owner_id = ${ownerId}
      and id = any (${sql.param(`{${ids.join(',')}}`)}::uuid[]) order by label desc`);
  return found.rows.map(({ id }) => id);
};
