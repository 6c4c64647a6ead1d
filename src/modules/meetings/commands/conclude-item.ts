import { command } from '../../../kernel/command.ts';
import { itemForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { concludeOpenItem } from '../room-steps.ts';
import { deferralHasReason, ItemConclusion } from '../schema.ts';

/** Concludes the open item of a running meeting that lists no cases; those of a board are concluded by `board.conclude-case`. */
export const concludeItem = command({
  name: 'meetings.conclude-item',
  input: ItemConclusion.strict().refine(deferralHasReason, {
    message: 'deferral_reason_needed',
    path: ['deferralReason'],
  }),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, input, held) => ({
    id: input.itemId,
    nextId: await concludeOpenItem(context, held, input),
  }),
});
