import { and, asc, eq, inArray } from 'drizzle-orm';
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

/** All rows of one case but its names; null when the owner has no such case. */
export const wholeCase = async (tx: Tx, ownerId: string, caseId: string) => {
  const cases = await tx
    .select()
    .from(careCase)
    .where(and(eq(careCase.ownerId, ownerId), eq(careCase.id, caseId)));
  if (!cases[0]) return null;
  const referrals = await tx
    .select()
    .from(referral)
    .where(and(eq(referral.ownerId, ownerId), eq(referral.caseId, caseId)))
    .orderBy(asc(referral.receivedOn));
  const items = await tx
    .select()
    .from(workUp)
    .where(and(eq(workUp.ownerId, ownerId), eq(workUp.caseId, caseId)))
    .orderBy(asc(workUp.key));
  const listings = await tx
    .select()
    .from(listing)
    .where(and(eq(listing.ownerId, ownerId), eq(listing.caseId, caseId)))
    .orderBy(asc(listing.id));
  const recommendations = await tx
    .select({ recommendation, herDecision })
    .from(recommendation)
    .innerJoin(
      herDecision,
      and(eq(herDecision.ownerId, recommendation.ownerId), eq(herDecision.id, recommendation.id)),
    )
    .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.caseId, caseId)))
    .orderBy(asc(recommendation.listingId), asc(recommendation.priority));
  const operations = await tx
    .select({ operation, pathology, outcome30 })
    .from(operation)
    .leftJoin(pathology, and(eq(pathology.ownerId, operation.ownerId), eq(pathology.id, operation.id)))
    .leftJoin(outcome30, and(eq(outcome30.ownerId, operation.ownerId), eq(outcome30.id, operation.id)))
    .where(and(eq(operation.ownerId, ownerId), eq(operation.caseId, caseId)))
    .orderBy(asc(operation.doneOn), asc(operation.id));
  const members = operations.length
    ? await tx
        .select()
        .from(operationMember)
        .where(
          and(
            eq(operationMember.ownerId, ownerId),
            eq(operationMember.withdrawn, false),
            inArray(
              operationMember.operationId,
              operations.map((row) => row.operation.id),
            ),
          ),
        )
    : [];
  const agenda = await itemsById(
    tx,
    ownerId,
    listings.map((row) => row.agendaItemId),
  );
  return { case: cases[0], referrals, workUp: items, listings, agenda, recommendations, operations, members };
};
export type WholeCase = NonNullable<Awaited<ReturnType<typeof wholeCase>>>;
