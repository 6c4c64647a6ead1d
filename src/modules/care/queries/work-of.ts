import { and, asc, desc, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { rowTopics } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import {
  careCase,
  herDecision,
  listing,
  operation,
  operationMember,
  operationVerdict,
  recommendation,
  referral,
} from '../tables.ts';
import { thirtiethDay } from '../thirtieth-day.ts';

const most = 12;

/** What moves somebody's work. */
export const workTopics = rowTopics(
  careCase,
  referral,
  listing,
  recommendation,
  herDecision,
  operation,
  operationMember,
  operationVerdict,
);

/** Recommendations this person owns that she has not been told of, or is undecided about; the most urgent first. */
export const conversationsDue = (tx: Tx, ownerId: string, personId: string) =>
  tx
    .select({
      id: recommendation.id,
      caseId: careCase.id,
      label: careCase.label,
      modality: recommendation.modality,
      dueOn: recommendation.dueOn,
      decision: herDecision.decision,
    })
    .from(recommendation)
    .innerJoin(
      herDecision,
      and(eq(herDecision.ownerId, recommendation.ownerId), eq(herDecision.id, recommendation.id)),
    )
    .innerJoin(
      careCase,
      and(eq(careCase.ownerId, recommendation.ownerId), eq(careCase.id, recommendation.caseId)),
    )
    .where(
      and(
        eq(recommendation.ownerId, ownerId),
        eq(recommendation.ownerPersonId, personId),
        inArray(herDecision.decision, ['not_yet_told', 'undecided']),
      ),
    )
    .orderBy(asc(recommendation.dueOn), asc(careCase.label))
    .limit(most);

/** Cases the board sent back, with its reason, not on an agenda again since; each once, however often it was sent back. */
export const deferredCases = (tx: Tx, ownerId: string) =>
  tx
    .select({
      caseId: careCase.id,
      label: careCase.label,
      histology: careCase.histology,
      stage: careCase.stage,
      deferralReason: sql<string>`became.deferral_reason`,
    })
    .from(listing)
    .innerJoin(careCase, and(eq(careCase.ownerId, listing.ownerId), eq(careCase.id, listing.caseId)))
    .innerJoin(
      sql`meetings.item_outcome became`,
      sql`became.owner_id = ${listing.ownerId} and became.item_id = ${listing.agendaItemId}`,
    )
    .where(
      and(
        eq(listing.ownerId, ownerId),
        eq(listing.state, 'deferred'),
        sql`not exists (select from care.listing other
            join meetings.item_outcome later on later.owner_id = other.owner_id and later.item_id = other.agenda_item_id
            where other.owner_id = ${listing.ownerId} and other.case_id = ${listing.caseId} and other.id <> ${listing.id}
            and (other.state = 'listed' or (later.closed_at, other.id) > (became.closed_at, ${listing.id})))`,
      ),
    )
    .orderBy(desc(careCase.label))
    .limit(most);

/** Cases with a referral that no agenda holds yet; the longest waiting first. */
export const unlistedCases = (tx: Tx, ownerId: string) =>
  tx
    .select({
      caseId: careCase.id,
      label: careCase.label,
      histology: careCase.histology,
      stage: careCase.stage,
      receivedOn: referral.receivedOn,
    })
    .from(referral)
    .innerJoin(careCase, and(eq(careCase.ownerId, referral.ownerId), eq(careCase.id, referral.caseId)))
    .where(
      and(
        eq(referral.ownerId, ownerId),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(listing)
            .where(and(eq(listing.ownerId, referral.ownerId), eq(listing.referralId, referral.id))),
        ),
      ),
    )
    .orderBy(asc(referral.receivedOn))
    .limit(most);

/** First day a partial date may mean, as `earliest` says it. */
const earliestDoneOn = sql`${operation.doneOn} || substr('-01-01', length(${operation.doneOn}) - 3)`;

/**
 * Operations this person led or supervised whose report or pathology is not complete, or whose 30-day form is due on this
 * day or, as their date leaves the 30th day open, may be (`formDue` null).
 */
export const openReports = async (tx: Tx, ownerId: string, personId: string, today: CalendarDay) => {
  const found = await tx
    .select({
      operationId: operation.id,
      caseId: careCase.id,
      label: careCase.label,
      doneOn: operation.doneOn,
      reportComplete: operationVerdict.reportComplete,
      pathologyComplete: operationVerdict.pathologyComplete,
      outcomeClosed: operationVerdict.outcomeClosed,
    })
    .from(operationMember)
    .innerJoin(
      operation,
      and(eq(operation.ownerId, operationMember.ownerId), eq(operation.id, operationMember.operationId)),
    )
    .innerJoin(
      operationVerdict,
      and(eq(operationVerdict.ownerId, operation.ownerId), eq(operationVerdict.id, operation.id)),
    )
    .innerJoin(careCase, and(eq(careCase.ownerId, operation.ownerId), eq(careCase.id, operation.caseId)))
    .where(
      and(
        eq(operationMember.ownerId, ownerId),
        eq(operationMember.personId, personId),
        eq(operationMember.withdrawn, false),
        inArray(operationMember.role, ['main', 'supervising']),
        sql`${operation.kind} is distinct from 'exploratory'`,
        or(
          sql`${operationVerdict.reportComplete} is not true`,
          sql`${operationVerdict.pathologyComplete} is not true`,
          and(
            isNull(operationVerdict.outcomeClosed),
            or(isNull(operation.doneOn), sql`${earliestDoneOn} < ${addDays(today, -30)}`),
          ),
        ),
      ),
    )
    .orderBy(sql`${operation.doneOn} desc nulls last`)
    .limit(most);
  return found.map(({ outcomeClosed, ...row }) => ({
    ...row,
    formDue: outcomeClosed === true ? false : thirtiethDay(row.doneOn, today).passed,
  }));
};
