import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import {
  canCorrectConclusion,
  correctItem,
  deferralHasReason,
  ItemCorrection,
  itemForUpdate,
} from '../../meetings/index.ts';
import { mustSayThatItStands } from '../load.ts';

/**
 * Corrects what a board that has ended concluded about a case, for a reason. What it recommended stands: a conclusion that reached
 * no recommendation is taken beside it only from whoever says so.
 */
export const correctConclusion = command({
  name: 'board.correct-conclusion',
  reason: 'needed',
  input: ItemCorrection.extend({
    /** Whether what was recommended stands all the same. */
    standing: z.boolean().default(false),
  })
    .strict()
    .refine(deferralHasReason, { message: 'deferral_reason_needed', path: ['deferralReason'] }),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canCorrectConclusion(actor, ownerId),
  run: async (context, { standing, ...said }, held) => {
    await correctItem(context, held, said);
    await mustSayThatItStands(context, { ...said, standing });
    context.announce({
      type: 'board.conclusion-corrected',
      itemId: said.itemId,
      meetingId: held.meeting.id,
    });
    return { id: said.itemId };
  },
});
