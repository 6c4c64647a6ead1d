import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { absenceForUpdate } from '../absence-write.ts';
import { canSayAbsence } from '../policy.ts';
import { absence } from '../tables.ts';

/** Somebody is back earlier than was said, or an absence without an end gets its last day. */
export const endAbsence = command({
  name: 'directory.end-absence',
  input: z.object({ absenceId: z.uuid(), version: z.int().positive(), to: z.iso.date() }).strict(),
  load: (context, { absenceId }) => absenceForUpdate(context, absenceId),
  permit: (actor, { personId }, ownerId) => canSayAbsence(actor, ownerId, personId),
  run: async ({ tx, ownerId }, { absenceId: id, version, to }, said) => {
    if (to < said.from) throw refused('range_reversed', {}, { field: 'to' });
    if (said.to !== null && to >= said.to) throw refused('absence_ends_before', {}, { field: 'to' });
    await updateRow(tx, absence, { ownerId, id, version }, { to });
    return { id };
  },
});
