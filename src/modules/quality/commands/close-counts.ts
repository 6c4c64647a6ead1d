import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { closedBefore, openingDay } from '../opened.ts';
import { canOpenCounts } from '../policy.ts';
import { opening } from '../tables.ts';

/** Takes back that a society or authority sees the centre's yearly counts: from the commit on it sees none. */
export const closeCounts = command({
  name: 'quality.close-counts',
  input: z.object({ id: z.uuid(), version: z.int().positive() }).strict(),
  load: async ({ tx, ownerId }, { id }) => {
    const found = await tx
      .select({ from: opening.from, to: opening.to })
      .from(opening)
      .where(and(eq(opening.ownerId, ownerId), eq(opening.id, id)));
    if (!found[0]) throw notFound();
    return found[0];
  },
  permit: (actor, _subject, ownerId) => canOpenCounts(actor, ownerId),
  run: async ({ tx, ownerId, announce, moves, now }, { id, version }, opened) => {
    moves(`opening:${id}`);
    await updateRow(tx, opening, { ownerId, id, version }, closedBefore(opened, openingDay(now)));
    announce({ type: 'quality.counts-closed', openingId: id });
    return { id };
  },
});
