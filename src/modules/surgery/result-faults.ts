import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import { type PartialDate, certainlyAfter } from '../../kernel/partial-date.ts';
import { latestToday, careCaseRows as careCase, patientRows as patient } from '../care/index.ts';
import { operation } from './tables.ts';

type Dated = {
  readonly field: string;
  readonly date: string | null;
  /** Happened to her, so not after her death; reports and forms may be dated after it. */
  readonly event?: true;
};

/** Refuses results of an operation dated in the future, before the operation, or after her death; the operation's date. */
export const resultFaults = async (
  { tx, ownerId, now }: CommandContext,
  operationId: string,
  dates: readonly Dated[],
): Promise<PartialDate | null> => {
  const found = await tx
    .select({ doneOn: operation.doneOn, diedOn: patient.diedOn })
    .from(operation)
    .innerJoin(careCase, and(eq(careCase.ownerId, operation.ownerId), eq(careCase.id, operation.caseId)))
    .innerJoin(patient, and(eq(patient.ownerId, careCase.ownerId), eq(patient.id, careCase.patientId)))
    .where(and(eq(operation.ownerId, ownerId), eq(operation.id, operationId)));
  const [course] = found;
  if (!course) throw notFound();
  for (const { field, date, event } of dates) {
    if (certainlyAfter(date, latestToday(now))) throw refused('in_future', {}, { field });
    if (certainlyAfter(course.doneOn, date)) throw refused('before_operation', {}, { field });
    if (event && certainlyAfter(date, course.diedOn)) throw refused('after_death', {}, { field });
  }
  return course.doneOn;
};
