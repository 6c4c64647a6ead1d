import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { countedPresence, itemForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { quorum } from '../quorum.ts';
import { quorumPolicy } from '../quorum-policy.ts';
import { ConclusionCode, DeferralReason } from '../schema.ts';
import { agendaItem } from '../tables.ts';

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
    .orderBy(asc(agendaItem.position))
    .limit(1);
  if (!waiting[0]) return null;
  await updateRow(tx, agendaItem, waiting[0], { state: 'open', openedAt: now.toString() });
  return waiting[0].id;
};

/** Concludes the open item with its quorum and, when asked, takes the next one up. */
export const concludeItem = command({
  name: 'meetings.conclude-item',
  input: z
    .object({
      itemId: z.uuid(),
      conclusion: ConclusionCode,
      deferralReason: DeferralReason.nullable(),
      next: z.boolean(),
    })
    .strict()
    .refine((input) => (input.conclusion === 'deferred') === (input.deferralReason !== null), {
      message: 'deferral_reason_needed',
      path: ['deferralReason'],
    }),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, input, { item, meeting, series }) => {
    const { tx, now } = context;
    if (item.state !== 'open' || item.openedAt === null) throw refused('item_not_current');
    const counted = await countedPresence(context, { meetingId: meeting.id, seriesId: series.id });
    const verdict = quorum(quorumPolicy(series.policy), item.facts, counted, {
      openedAt: item.openedAt,
      closedAt: now.toString(),
    });
    await updateRow(tx, agendaItem, item, {
      state: 'concluded',
      closedAt: now.toString(),
      conclusion: input.conclusion,
      deferralReason: input.deferralReason,
      quorumMet: verdict.met,
      quorum: verdict,
      policy: series.policy,
    });
    context.announce({ type: 'meetings.item-concluded', itemId: item.id, meetingId: meeting.id });
    return { id: item.id, nextId: input.next ? await openNext(context, meeting.id) : null };
  },
});
