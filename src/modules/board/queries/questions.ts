import { and, eq } from 'drizzle-orm';
import { isUuid } from '../../../kernel/ids.ts';
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

/** The questions about a case that a board still owes an answer to, the newest first. */
export const awaitedQuestions = async (tx: Tx, ownerId: string, caseId: string) => {
  const { asked, listed, advised } = await readTogether(tx, {
    advised: tx
      .select({ listingId: recommendation.listingId })
      .from(recommendation)
      .where(and(eq(recommendation.ownerId, ownerId), eq(recommendation.caseId, caseId))),
    asked: tx
      .select()
      .from(referral)
      .where(and(eq(referral.ownerId, ownerId), eq(referral.caseId, caseId))),
    listed: tx
      .select({ id: listing.id, referralId: listing.referralId, itemId: listing.agendaItemId })
      .from(listing)
      .where(and(eq(listing.ownerId, ownerId), eq(listing.caseId, caseId))),
  });
  const items = await itemsById(
    tx,
    ownerId,
    listed.map(({ itemId }) => itemId),
  );
  return asked
    .filter(({ id }) =>
      isAwaited(
        listed.flatMap((one) => {
          const item = one.referralId === id ? items.find((each) => each.id === one.itemId) : undefined;
          const isAdvised = advised.some(({ listingId }) => listingId === one.id);
          return item ? [{ ...item, isAdvised }] : [];
        }),
      ),
    )
    .toSorted((a, b) => b.receivedOn.localeCompare(a.receivedOn) || b.id.localeCompare(a.id));
};

/** A question of a case with whether a board still owes an answer; null when the case has no such question. */
export const questionToCorrect = async (
  tx: Tx,
  ownerId: string,
  { caseId, questionId }: { readonly caseId: string; readonly questionId: string },
) => {
  if (!isUuid(questionId)) return null;
  const [row] = await tx
    .select()
    .from(referral)
    .where(and(eq(referral.ownerId, ownerId), eq(referral.caseId, caseId), eq(referral.id, questionId)));
  if (row === undefined) return null;
  const waiting = await awaitedQuestions(tx, ownerId, caseId);
  return { row, isAwaited: waiting.some(({ id }) => id === questionId) };
};
