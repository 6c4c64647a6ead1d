import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { addAgendaItem } from '../../meetings/index.ts';
import { biopsyFact } from '../biopsy-fact.ts';
import { caseCommand } from '../case-command.ts';
import { canPrepareCase } from '../policy.ts';
import { listing, referral, workUp } from '../tables.ts';

/** Puts a case with its latest referral on a meeting's agenda; one open listing at a time. */
export const listCase = caseCommand({
  name: 'care.list-case',
  input: z.object({ caseId: z.uuid(), meetingId: z.uuid(), minutes: z.int().positive().max(120) }).strict(),
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
    const referrals = await tx
      .select({ id: referral.id })
      .from(referral)
      .where(and(eq(referral.ownerId, ownerId), eq(referral.caseId, input.caseId)))
      .orderBy(desc(referral.receivedOn), desc(referral.id))
      .limit(1);
    if (!referrals[0]) throw refused('referral_missing');
    const items = await tx
      .select()
      .from(workUp)
      .where(and(eq(workUp.ownerId, ownerId), eq(workUp.caseId, input.caseId)));
    const agendaItemId = await addAgendaItem(context, {
      meetingId: input.meetingId,
      minutes: input.minutes,
      facts: biopsyFact(items),
    });
    const id = newId();
    await insertRows(tx, listing, [
      { ownerId, id, caseId: input.caseId, referralId: referrals[0].id, agendaItemId },
    ]);
    context.announce({ type: 'care.case-listed', caseId: input.caseId, itemId: agendaItemId });
    return { id, agendaItemId };
  },
});
