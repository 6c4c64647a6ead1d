import { and, eq } from 'drizzle-orm';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById } from '../../meetings/index.ts';
import { referralRows as referral } from '../../care/index.ts';
import { isAwaited } from '../question.ts';
import { listing, recommendation } from '../tables.ts';
import type { BoardsWhole } from './board-parts.ts';

/** The questions of a case in the order received, each with whether a board still owes an answer; `advised` are listings of which a recommendation stands. */
export const questionsOf = <Asked extends { id: string }>(
  referrals: readonly Asked[],
  { listings, agenda }: Pick<BoardsWhole, 'listings' | 'agenda'>,
  advised: ReadonlySet<string>,
) =>
  referrals.map((row) => {
    const heard = listings
      .filter(({ referralId }) => referralId === row.id)
      .flatMap((one) => {
        const item = agenda.find(({ id }) => id === one.agendaItemId);
        return item ? [{ ...item, isAdvised: advised.has(one.id) }] : [];
      });
    return { ...row, awaited: isAwaited(heard) };
  });

/** Listings of a case of which a recommendation stands. */
export const advisedOf = ({ recommendations }: Pick<BoardsWhole, 'recommendations'>): ReadonlySet<string> =>
  new Set(recommendations.map(({ recommendation: { listingId } }) => listingId));

/** The questions of a case, each with whether a board still owes an answer, in one reading and one of the boards behind it. */
const questionsHeard = async (tx: Tx, ownerId: string, caseId: string) => {
  const { asked, listings, advised } = await readTogether(tx, {
    advised: tx
      .select({ listingId: recommendation.listingId })
      .from(recommendation)
      .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.caseId, caseId))),
    asked: tx
      .select()
      .from(referral)
      .where(and(eq(referral.ownerId, ownerId), eq(referral.caseId, caseId))),
    listings: tx
      .select()
      .from(listing)
      .where(and(eq(listing.ownerId, ownerId), eq(listing.caseId, caseId))),
  });
  const agenda = await itemsById(
    tx,
    ownerId,
    listings.map(({ agendaItemId }) => agendaItemId),
  );
  return questionsOf(asked, { listings, agenda }, new Set(advised.map(({ listingId }) => listingId)));
};

/** The questions about a case that a board still owes an answer to, the newest first. */
export const awaitedQuestions = async (tx: Tx, ownerId: string, caseId: string) =>
  (await questionsHeard(tx, ownerId, caseId))
    .filter(({ awaited }) => awaited)
    .toSorted((a, b) => b.receivedOn.localeCompare(a.receivedOn) || b.id.localeCompare(a.id));

/** A question of a case with whether a board still owes an answer; null when the case has no such question. */
export const questionToCorrect = async (
  tx: Tx,
  ownerId: string,
  { caseId, questionId }: { readonly caseId: string; readonly questionId: string },
) => (await questionsHeard(tx, ownerId, caseId)).find(({ id }) => id === questionId) ?? null;
