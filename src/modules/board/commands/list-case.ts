import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { addAgendaItem } from '../../meetings/index.ts';
import { biopsyFacts } from '../queries/biopsy-facts.ts';
import { boardKind } from '../board-policy.ts';
import { caseCommand, canPrepareCase, referralRows as referral } from '../../care/index.ts';
import { listing } from '../tables.ts';

/** The question named or, when none is, the one received last; null for a case without it. */
const questionOf = async (
  { tx, ownerId }: CommandContext,
  caseId: string,
  referralId: string | undefined,
) => {
  const found = await tx
    .select({ id: referral.id })
    .from(referral)
    .where(
      and(
        eq(referral.ownerId, ownerId),
        eq(referral.caseId, caseId),
        referralId === undefined ? undefined : eq(referral.id, referralId),
      ),
    )
    .orderBy(desc(referral.receivedOn), desc(referral.id))
    .limit(1);
  return found[0] ?? null;
};

/** Puts a case with a question on a meeting's agenda; one open listing at a time. */
export const listCase = caseCommand({
  name: 'board.list-case',
  input: z
    .object({
      caseId: z.uuid(),
      meetingId: z.uuid(),
      minutes: z.int().positive().max(120),
      /** Without it the question received last. */
      referralId: z.uuid().optional(),
    })
    .strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canPrepareCase,
  run: async (context, input) => {
    const { tx, ownerId, newId } = context;
    const mine = and(eq(listing.ownerId, ownerId), eq(listing.caseId, input.caseId));
    const open = await tx
      .select({ id: listing.id })
      .from(listing)
      .where(and(mine, eq(listing.state, 'listed')));
    if (open.length > 0) throw refused('case_already_listed');
    const asked = await questionOf(context, input.caseId, input.referralId);
    if (!asked) throw refused('referral_missing');
    const biopsy = await biopsyFacts(context, [input.caseId]);
    const agendaItemId = await addAgendaItem(context, {
      kind: boardKind,
      meetingId: input.meetingId,
      minutes: input.minutes,
      facts: biopsy(input.caseId),
    });
    const id = newId();
    await insertRows(tx, listing, [
      { ownerId, id, caseId: input.caseId, referralId: asked.id, agendaItemId },
    ]);
    context.announce({ type: 'board.case-listed', caseId: input.caseId, itemId: agendaItemId });
    return { id, agendaItemId };
  },
});
