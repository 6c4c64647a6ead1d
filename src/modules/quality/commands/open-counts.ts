import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { uuidOfName } from '../../../kernel/ids.ts';
import { Text } from '../../../kernel/text.ts';
import { upsertRows } from '../../../kernel/write-rows.ts';
import { supervisorBySlug } from '../../directory/index.ts';
import { canOpenCounts } from '../policy.ts';
import { opening } from '../tables.ts';

/**
 * Opens a centre's yearly counts to a society or authority, named by its address, from a day on; with `to`, until that
 * day. The same pair again is a new version of the row.
 */
export const openCounts = command({
  name: 'quality.open-counts',
  input: z
    .object({ supervisor: Text.max(63), from: z.iso.date(), to: z.iso.date().nullable() })
    .strict()
    .refine((entry) => entry.to === null || entry.to >= entry.from, {
      message: 'range_reversed',
      path: ['to'],
    }),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canOpenCounts(actor, ownerId),
  run: async ({ tx, ownerId, announce, moves }, { supervisor, from, to }) => {
    const toId = await supervisorBySlug(tx, supervisor);
    if (toId === null) throw refused('not_a_society', {}, { field: 'supervisor' });
    const id = uuidOfName(ownerId, toId, 'opening');
    moves(`opening:${id}`);
    await upsertRows(tx, opening, [{ ownerId, id, toId, from, to }]);
    announce({ type: 'quality.counts-opened', openingId: id });
    return { id };
  },
});
