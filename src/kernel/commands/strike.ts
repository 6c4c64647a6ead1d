import { z } from 'zod';
import { command } from '../command.ts';
import { conflict } from '../errors.ts';
import { recordForUpdate } from '../struck-record.ts';
import { takeRecordBack } from '../taking-back.ts';
import { Text } from '../text.ts';

/**
 * Takes a record back, with what lies within it: nobody sees it any more, nothing counts it, and it can be restored. Each row
 * is marked with this entry, which says who did it, when and why.
 */
export const strike = command({
  name: 'kernel.strike',
  input: z
    .object({
      table: Text.max(100),
      id: z.uuid(),
      version: z.int().positive(),
      /** The mark of what its reader saw go along; without one, whatever goes along does. */
      along: Text.max(100).optional(),
    })
    .strict(),
  reason: 'needed',
  load: (context, { table, id }) => recordForUpdate(context, table, id),
  permit: (actor, { record }, ownerId) => record.permit(actor, ownerId),
  run: async (context, { table, id, version, along }, read) => {
    if (read.version !== version) throw conflict();
    return { rows: await takeRecordBack(context, { table, id }, along) };
  },
});
