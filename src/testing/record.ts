import { eq } from 'drizzle-orm';
import { withScope } from '../kernel/scope.ts';
import { showing } from '../kernel/tables.ts';
import type { Tx } from '../kernel/scope.ts';
import { type RecordedCourse, recordedCourses } from '../modules/quality/queries/course.ts';
import { caseHistory } from '../modules/board/queries/history.ts';
import { member, series } from '../modules/meetings/tables.ts';
import type { TestCentre } from './centre-on.ts';

/** All rows of a case but its names; null when the owner has no such case. */
export const wholeRecord = async (tx: Tx, ownerId: string, caseId: string): Promise<RecordedCourse | null> =>
  (await recordedCourses(tx, ownerId, [caseId])).get(caseId) ?? null;

/** All rows of a case, as a session of its own reads them now. */
export const recordOf = async (
  { database, ownerId }: TestCentre,
  caseId: string,
): Promise<RecordedCourse> => {
  const found = await withScope(database, [ownerId], (tx) => wholeRecord(tx, ownerId, caseId));
  if (found === null) throw new Error('no such case');
  return found;
};

/** Who wrote what of a case, latest entry first, as somebody reads it who may see everything. */
export const historyOf = async ({ database, ownerId, zone }: TestCentre, caseId: string) => {
  const reader = { caseId, zone, locale: 'en' as const, canSeeIdentity: true };
  return (await withScope(database, [ownerId], (tx) => caseHistory(tx, ownerId, reader))).entries;
};

/** Whom the house has shown so far: the subjects of each showing, in no order. */
export const shownAt = async ({ database, ownerId }: TestCentre): Promise<(readonly string[])[]> => {
  const rows = await withScope(database, [ownerId], (tx) =>
    tx.select({ subjects: showing.subjects }).from(showing).where(eq(showing.ownerId, ownerId)),
  );
  return rows.map(({ subjects }) => subjects as string[]);
};

/** The house's boards and the seats on them. */
export const boardsOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], async (tx) => ({
    boards: await tx.select().from(series).where(eq(series.ownerId, ownerId)),
    seats: await tx.select().from(member).where(eq(member.ownerId, ownerId)),
  }));
