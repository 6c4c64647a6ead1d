import { eq } from 'drizzle-orm';
import { withScope } from '../kernel/scope.ts';
import { showing } from '../kernel/tables.ts';
import { wholeCase, type WholeCase } from '../modules/care/queries/whole-case.ts';
import { member, series } from '../modules/meetings/tables.ts';
import type { TestCentre } from './centre-on.ts';

/** All rows of a case, as a session of its own reads them now. */
export const recordOf = async ({ database, ownerId }: TestCentre, caseId: string): Promise<WholeCase> => {
  const found = await withScope(database, [ownerId], (tx) => wholeCase(tx, ownerId, caseId));
  if (found === null) throw new Error('no such case');
  return found;
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
