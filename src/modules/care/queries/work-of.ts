import { and, asc, desc, eq, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
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

/** Cases the board sent back, not on an agenda again since. */
export const deferredCases = (tx: Tx, ownerId: string) =>
  tx
    .select({
      caseId: careCase.id,
      label: careCase.label,
      histology: careCase.histology,
      stage: careCase.stage,
    })
    .from(listing)
    .innerJoin(careCase, and(eq(careCase.ownerId, listing.ownerId), eq(careCase.id, listing.caseId)))
    .where(
      and(
        eq(listing.ownerId, ownerId),
        eq(listing.state, 'deferred'),
        sql`not exists (select from care.listing later where later.owner_id = ${listing.ownerId}
            and later.case_id = ${listing.caseId} and later.state <> 'deferred')`,
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

/** Operations this person led or supervised whose report, pathology or 30-day form is not complete. */
export const openReports = (tx: Tx, ownerId: string, personId: string, thirtyDaysAgo: string) =>
  tx
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
          and(isNull(operationVerdict.outcomeClosed), lt(operation.doneOn, thirtyDaysAgo)),
        ),
      ),
    )
    .orderBy(desc(operation.doneOn))
    .limit(most);
