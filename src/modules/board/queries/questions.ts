import { and, eq } from 'drizzle-orm';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { itemsById } from '../../meetings/index.ts';
import { referralRows as referral } from '../../care/index.ts';
import { isAwaited } from '../question.ts';
import { listing } from '../tables.ts';
import type { BoardsWhole } from './board-parts.ts';

/** The questions of a case in the order received, each with whether a board still owes an answer. */
export const questionsOf = <Asked extends { id: string }>(
  referrals: readonly Asked[],
  { listings, agenda }: Pick<BoardsWhole, 'listings' | 'agenda'>,
) =>
  referrals.map((row) => {
    const items = listings.filter(({ referralId }) => referralId === row.id).map((one) => one.agendaItemId);
    return { ...row, awaited: isAwaited(agenda.filter(({ id }) => items.includes(id))) };
  });

/** The questions about a case that a board still owes an answer to, the newest first. */
export const awaitedQuestions = async (tx: Tx, ownerId: string, caseId: string) => {
  const { asked, listed } = await readTogether(tx, {
    asked: tx
      .select()
      .from(referral)
      .where(and(eq(referral.ownerId, ownerId), eq(referral.caseId, caseId))),
    listed: tx
      .select({ referralId: listing.referralId, itemId: listing.agendaItemId })
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
        listed.flatMap(({ referralId, itemId }) =>
          referralId === id ? (items.find((item) => item.id === itemId) ?? []) : [],
        ),
      ),
    )
    .toSorted((a, b) => b.receivedOn.localeCompare(a.receivedOn) || b.id.localeCompare(a.id));
};
