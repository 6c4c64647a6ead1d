import { and, eq, isNull, not, or, sql } from 'drizzle-orm';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { rowTopics } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Looking } from '../../../kernel/fills.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCaseRows as careCase } from '../../care/index.ts';
import { dayAfter } from '../outcome-window.ts';
import { operation, operationState } from '../tables.ts';

const most = 6;

/** What moves the reports somebody owes. */
export const reportTopics = rowTopics(operation, operationState);

/** First day a partial date may mean, as `earliest` says it. */
const earliestDoneOn = sql`${operation.doneOn} || substr('-01-01', length(${operation.doneOn}) - 3)`;

/**
 * Operations this person led or supervised whose report or pathology is not complete, or whose 30-day form is due on this
 * day or, as their date leaves the 30th day open, may be (`formDue` null).
 */
export const openReports = async (tx: Tx, ownerId: string, personId: string, today: CalendarDay) => {
  const { found } = await readTogether(tx, {
    found: tx
      .select({
        operationId: operation.id,
        caseId: careCase.id,
        label: careCase.label,
        doneOn: operation.doneOn,
        reportComplete: operationState.reportComplete,
        pathologyComplete: operationState.pathologyComplete,
        outcomeClosed: operationState.outcomeClosed,
        /** How many there are, also of those that are not among these. */
        inAll: sql<number>`(count(*) over ())::int`,
      })
      .from(operationState)
      .innerJoin(
        operation,
        and(eq(operation.ownerId, operationState.ownerId), eq(operation.id, operationState.id)),
      )
      .innerJoin(careCase, and(eq(careCase.ownerId, operation.ownerId), eq(careCase.id, operation.caseId)))
      .where(
        and(
          eq(operationState.ownerId, ownerId),
          or(eq(operationState.mainSurgeonId, personId), eq(operationState.supervisingSurgeonId, personId)),
          sql`${operationState.exploratory} is not true`,
          or(
            sql`${operationState.reportComplete} is not true`,
            sql`${operationState.pathologyComplete} is not true`,
            and(
              not(operationState.outcomeClosed),
              or(isNull(operation.doneOn), sql`${earliestDoneOn} < ${addDays(today, -30)}`),
            ),
          ),
        ),
      )
      .orderBy(sql`${operation.doneOn} desc nulls last`)
      .limit(most),
  });
  return found.map(({ outcomeClosed, ...row }) => ({
    ...row,
    formDue: outcomeClosed ? false : dayAfter(row.doneOn, 30, today).passed,
  }));
};

/** The reports the reader owes, for "My work". */
export const myReports = async ({ tx, ownerId, actor, today, house }: Looking) => {
  if (actor.kind !== 'user') return null;
  const reports = await openReports(tx, ownerId, actor.personId, today);
  if (reports.length === 0) return null;
  return {
    waiting: reports[0]?.inAll ?? 0,
    women: {},
    her: {},
    reports: reports.map(({ inAll: _, ...report }) => report),
    to: `/c/${house.slug}/cases`,
  };
};
export type MyReports = NonNullable<Awaited<ReturnType<typeof myReports>>>;
