import { and, eq, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { idList, rowTopics } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Looking } from '../../../kernel/fills.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCaseRows as careCase } from '../../care/index.ts';
import { thereToday, thereTopics } from '../../directory/index.ts';
import { dayAfter } from '../outcome-window.ts';
import { operation, operationState } from '../tables.ts';
import { type ReportKeys, reportKeys } from '../whose-pathology.ts';

const most = 6;

/** What moves the reports somebody owes. */
export const reportTopics = rowTopics(operation, operationState);

/** What moves the pathology reports somebody is asked for: also who is away. */
export const pathologyTopics = [...reportTopics, ...thereTopics];

/** First day a partial date may mean, as `earliest` says it. */
const earliestDoneOn = sql`${operation.doneOn} || substr('-01-01', length(${operation.doneOn}) - 3)`;

/** The newest operations of which these documents are lacking. */
const lacking = async (tx: Tx, ownerId: string, documents: SQL | undefined) => {
  const { found } = await readTogether(tx, {
    found: tx
      .select({
        operationId: operation.id,
        caseId: careCase.id,
        patientId: careCase.patientId,
        label: careCase.label,
        doneOn: operation.doneOn,
        reportComplete: operationState.reportComplete,
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
        and(eq(operationState.ownerId, ownerId), sql`${operationState.exploratory} is not true`, documents),
      )
      .orderBy(sql`${operation.doneOn} desc nulls last`)
      .limit(most),
  });
  return found;
};

/**
 * Operations this person led or supervised whose report is not complete, or whose 30-day form is due on this
 * day or, as their date leaves the 30th day open, may be (`formDue` null).
 */
export const openReports = async (tx: Tx, ownerId: string, personId: string, today: CalendarDay) => {
  const documents = and(
    or(eq(operationState.mainSurgeonId, personId), eq(operationState.supervisingSurgeonId, personId)),
    or(
      sql`${operationState.reportComplete} is not true`,
      and(
        not(operationState.outcomeClosed),
        or(isNull(operation.doneOn), sql`${earliestDoneOn} < ${addDays(today, -30)}`),
      ),
    ),
  );
  const found = await lacking(tx, ownerId, documents);
  return found.map(({ outcomeClosed, patientId: _, ...row }) => ({
    ...row,
    formDue: outcomeClosed ? false : dayAfter(row.doneOn, 30, today).passed,
  }));
};

/** `isAskedBy`, as the database asks it. */
const isAsked = ({ owners, reached, rest }: ReportKeys): SQL => {
  const { mainSurgeonId: main, supervisingSurgeonId: supervising } = operationState;
  const isReached = (id: PgColumn) => sql`coalesce(${id} = any (${idList(reached)}), false)`;
  const isOf = (id: PgColumn) => sql`${id} = any (${idList(owners)})`;
  const ofOwners = sql`(${isOf(main)} or (${isOf(supervising)} and not ${isReached(main)}))`;
  const isAnybodys = sql`coalesce(${main}, ${supervising}) is not null`;
  if (!rest) return sql`${isAnybodys} and ${ofOwners}`;
  return sql`${isAnybodys} and (${ofOwners} or (not ${isReached(main)} and not ${isReached(supervising)}))`;
};

/** Operations whose pathology report is missing or not complete, and is asked of whoever has these keys. */
export const openPathology = async (tx: Tx, ownerId: string, keys: ReportKeys) => {
  if (keys.owners.length === 0 && !keys.rest) return [];
  return lacking(tx, ownerId, and(sql`${operationState.pathologyComplete} is not true`, isAsked(keys)));
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

/** The pathology reports the reader is asked for, for "My work". */
export const myPathology = async (looking: Looking) => {
  const { tx, ownerId, actor, house } = looking;
  if (actor.kind !== 'user') return null;
  const found = await openPathology(tx, ownerId, reportKeys(actor.personId, await thereToday(looking)));
  if (found.length === 0) return null;
  return {
    waiting: found[0]?.inAll ?? 0,
    women: Object.fromEntries(found.map(({ label, patientId }) => [label, patientId])),
    her: {} as Readonly<Record<string, string>>,
    reports: found.map(({ operationId, caseId, label, doneOn }) => ({ operationId, caseId, label, doneOn })),
    to: `/c/${house.slug}/cases`,
  };
};
export type MyPathology = NonNullable<Awaited<ReturnType<typeof myPathology>>>;
