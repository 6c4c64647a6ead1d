import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { among } from '../../../kernel/among.ts';
import { readEach, readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById } from '../../meetings/index.ts';
import {
  careCase,
  herDecision,
  listing,
  operation,
  operationMember,
  outcome30,
  pathology,
  recommendation,
  referral,
  workUp,
} from '../tables.ts';

type Item = Awaited<ReturnType<typeof itemsById>>[number];

// Each table is read by itself and joined in memory: inside an import's own transaction the planner knows nothing of
// the rows just written, and a join of them takes time that grows with their square.
const partsOfCases = (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const of = (table: { caseId: PgColumn }): SQL => among(table.caseId, ownerId, ids);
  return {
    cases: tx
      .select()
      .from(careCase)
      .where(among(careCase.id, ownerId, ids)),
    referrals: tx
      .select()
      .from(referral)
      .where(of(referral))
      .orderBy(asc(referral.receivedOn), asc(referral.id)),
    workUp: tx.select().from(workUp).where(of(workUp)).orderBy(asc(workUp.key)),
    listings: tx.select().from(listing).where(of(listing)).orderBy(asc(listing.id)),
    recommendations: tx
      .select()
      .from(recommendation)
      .where(of(recommendation))
      .orderBy(asc(recommendation.listingId), asc(recommendation.priority)),
    decisions: tx.select().from(herDecision).where(of(herDecision)),
    operations: tx
      .select()
      .from(operation)
      .where(of(operation))
      .orderBy(asc(operation.doneOn), asc(operation.id)),
    pathology: tx.select().from(pathology).where(of(pathology)),
    outcomes: tx.select().from(outcome30).where(of(outcome30)),
    members: tx
      .select()
      .from(operationMember)
      .where(and(of(operationMember), eq(operationMember.withdrawn, false)))
      .orderBy(asc(operationMember.id)),
  };
};

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

const few = 100;

/** All rows of these cases but their names, by case id; those the owner does not have are left out. */
export const wholeCases = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const parts = partsOfCases(tx, ownerId, ids);
  // A page or a command about a few cases pays for round trips, an import for what it reads.
  const rows = await (ids.length <= few ? readTogether(tx, parts) : readEach(parts));
  const items = byId<Item>(
    await itemsById(
      tx,
      ownerId,
      rows.listings.map((row) => row.agendaItemId),
    ),
  );
  const decisions = byId(rows.decisions);
  const reports = byId(rows.pathology);
  const outcomes = byId(rows.outcomes);
  const ofCase = <T extends { caseId: string }>(all: readonly T[]) => {
    const groups = Map.groupBy(all, (row) => row.caseId);
    return (id: string): T[] => groups.get(id) ?? [];
  };
  const [referrals, work, listings] = [ofCase(rows.referrals), ofCase(rows.workUp), ofCase(rows.listings)];
  const [recommended, operated, members] = [
    ofCase(rows.recommendations),
    ofCase(rows.operations),
    ofCase(rows.members),
  ];
  const wholeOf = (subject: (typeof rows.cases)[number]) => ({
    case: subject,
    referrals: referrals(subject.id),
    workUp: work(subject.id),
    listings: listings(subject.id),
    agenda: listings(subject.id).flatMap((row) => items.get(row.agendaItemId) ?? []),
    recommendations: recommended(subject.id).flatMap((row) => {
      const decision = decisions.get(row.id);
      return decision ? [{ recommendation: row, herDecision: decision }] : [];
    }),
    operations: operated(subject.id).map((row) => ({
      operation: row,
      pathology: reports.get(row.id) ?? null,
      outcome30: outcomes.get(row.id) ?? null,
    })),
    members: members(subject.id),
  });
  return new Map(rows.cases.map((subject) => [subject.id, wholeOf(subject)]));
};
export type WholeCase =
  Awaited<ReturnType<typeof wholeCases>> extends Map<string, infer Whole> ? Whole : never;

/** All rows of one case but its names; null when the owner has no such case. */
export const wholeCase = async (tx: Tx, ownerId: string, caseId: string): Promise<WholeCase | null> =>
  (await wholeCases(tx, ownerId, [caseId])).get(caseId) ?? null;

/** A case's own row; null when the owner has no such case. */
export const caseHead = async (tx: Tx, ownerId: string, caseId: string) => {
  const found = await tx
    .select()
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), eq(careCase.id, caseId)));
  return found[0] ?? null;
};
