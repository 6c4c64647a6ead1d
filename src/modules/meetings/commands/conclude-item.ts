import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { someText } from '../../../kernel/text.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { countedPresence, itemForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { quorum } from '../quorum.ts';
import { ConclusionCode, deferralHasReason, needsQuorum } from '../schema.ts';
import { Code, mustKnow, policyOf } from '../series-policy.ts';
import { agendaItem } from '../tables.ts';
import { nextItem } from '../undoing.ts';

const openNext = async ({ tx, ownerId, now }: CommandContext, meetingId: string): Promise<string | null> => {
  const waiting = await tx
    .select()
    .from(agendaItem)
    .where(
      and(
        eq(agendaItem.ownerId, ownerId),
        eq(agendaItem.meetingId, meetingId),
        eq(agendaItem.state, 'waiting'),
      ),
    )
    .orderBy(asc(agendaItem.position));
  const next = nextItem(waiting);
  if (next === undefined) return null;
  await updateRow(tx, agendaItem, next, { state: 'open', openedAt: now.toString() });
  return next.id;
};

/** Concludes the open item with its quorum, without one only for a reason, and, when asked, takes the next one up. */
export const concludeItem = command({
  name: 'meetings.conclude-item',
  input: z
    .object({
      itemId: z.uuid(),
      conclusion: ConclusionCode,
      deferralReason: Code.nullable(),
      /** Why the recommendation is reached without a quorum; not kept when there was one. */
      quorumReason: someText(500).nullable().default(null),
      next: z.boolean(),
    })
    .strict()
    .refine(deferralHasReason, { message: 'deferral_reason_needed', path: ['deferralReason'] }),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, input, { item, meeting, series, members }) => {
    const { tx, now } = context;
    if (item.state !== 'open') throw refused('item_not_current');
    const terms = policyOf(series);
    if (input.deferralReason !== null)
      mustKnow(terms.deferralReasons, input.deferralReason, 'deferralReason');
    const counted = await countedPresence(context, meeting.id, members);
    const verdict = quorum(terms, item.facts, counted, {
      from: item.openedAt,
      to: now.toString(),
    });
    const lacking = needsQuorum(input.conclusion) && verdict.met !== true;
    if (lacking && input.quorumReason === null)
      throw refused('quorum_reason_needed', {}, { field: 'quorumReason' });
    await updateRow(tx, agendaItem, item, {
      state: 'concluded',
      closedAt: now.toString(),
      conclusion: input.conclusion,
      deferralReason: input.deferralReason,
      quorumReason: lacking ? input.quorumReason : null,
      quorumMet: verdict.met,
      quorum: verdict,
      policy: series.policy,
    });
    context.announce({ type: 'meetings.item-concluded', itemId: item.id, meetingId: meeting.id });
    return { id: item.id, nextId: input.next ? await openNext(context, meeting.id) : null };
  },
});
