import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import {
  canRunMeeting,
  concludeOpenItem,
  deferralHasReason,
  ItemConclusion,
  itemForUpdate,
} from '../../meetings/index.ts';
import { mustSayThatItStands } from '../load.ts';

/** Concludes the case under discussion. One that reached no recommendation is taken beside what was recorded only from whoever says so. */
export const concludeCase = command({
  name: 'board.conclude-case',
  input: ItemConclusion.extend({
    /** Whether what was recommended stands all the same. */
    standing: z.boolean().default(false),
  })
    .strict()
    .refine(deferralHasReason, { message: 'deferral_reason_needed', path: ['deferralReason'] }),
  load: (context, input) => itemForUpdate(context, input.itemId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, said, held) => {
    const nextId = await concludeOpenItem(context, held, said);
    await mustSayThatItStands(context, said);
    return { id: said.itemId, nextId };
  },
});
