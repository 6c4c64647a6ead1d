import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { conflict, refused } from '../../../kernel/errors.ts';
import { someText } from '../../../kernel/text.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { itemForUpdate } from '../load.ts';
import { canCorrectConclusion } from '../policy.ts';
import { ConclusionCode, needsQuorum } from '../schema.ts';
import { Code, mustKnow, policyOf } from '../series-policy.ts';
import { agendaItem } from '../tables.ts';

/**
 * Corrects what a meeting that has ended concluded about an item, for a reason. The quorum stays as it was judged: it was what
 * it was.
 */
export const correctConclusion = command({
  name: 'meetings.correct-conclusion',
  reason: 'needed',
  input: z
    .object({
      itemId: z.uuid(),
      version: z.int().positive(),
      conclusion: ConclusionCode,
      deferralReason: Code.nullable(),
      quorumReason: someText(500).nullable(),
    })
    .strict()
    .refine((input) => (input.conclusion === 'deferred') === (input.deferralReason !== null), {
      message: 'deferral_reason_needed',
      path: ['deferralReason'],
    }),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canCorrectConclusion(actor, ownerId),
  run: async (context, input, { item, meeting, series }) => {
    const { conclusion, deferralReason } = input;
    if (meeting.state !== 'closed') throw refused('conclusion_to_reopen');
    if (item.version !== input.version) throw conflict();
    if (item.state !== 'concluded') throw refused('item_not_concluded');
    if (deferralReason !== null) mustKnow(policyOf(series).deferralReasons, deferralReason, 'deferralReason');
    const lacking = needsQuorum(conclusion) && item.quorumMet !== true;
    if (lacking && input.quorumReason === null)
      throw refused('quorum_reason_needed', {}, { field: 'quorumReason' });
    const quorumReason = lacking ? input.quorumReason : null;
    if (
      item.conclusion === conclusion &&
      item.deferralReason === deferralReason &&
      item.quorumReason === quorumReason
    )
      throw refused('nothing_corrected');
    await updateRow(context.tx, agendaItem, item, {
      conclusion,
      deferralReason,
      quorumReason,
      correctedAt: context.now.toString(),
    });
    context.announce({ type: 'meetings.conclusion-corrected', itemId: item.id, meetingId: meeting.id });
    return { id: item.id };
  },
});
