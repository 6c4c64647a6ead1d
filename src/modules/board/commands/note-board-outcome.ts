import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { itemNow } from '../../meetings/index.ts';
import { caseForUpdate } from '../../care/index.ts';
import { listingOfItem } from '../load.ts';
import { listing } from '../tables.ts';

/** Marks a listing as discussed or deferred once the board has concluded its item; other items are not its business. */
export const noteBoardOutcome = command({
  name: 'board.note-board-outcome',
  input: z.object({ itemId: z.uuid() }).strict(),
  load: async (context, input) => ({
    item: await itemNow(context, input.itemId),
    listed: await listingOfItem(context, input.itemId),
  }),
  permit: (actor) => actor.kind === 'job',
  run: async (context, _input, { item, listed }) => {
    if (!listed || item.conclusion === null) return { id: null };
    await caseForUpdate(context, listed.caseId);
    const state = item.conclusion === 'deferred' ? 'deferred' : 'discussed';
    if (listed.state !== state) await updateRow(context.tx, listing, listed, { state });
    return { id: listed.id };
  },
});
