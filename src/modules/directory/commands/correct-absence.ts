import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { absenceForUpdate, mustFit } from '../absence-write.ts';
import { canSayAbsence } from '../policy.ts';
import { Absence } from '../schema.ts';
import { absence } from '../tables.ts';

/** Corrects from when to when somebody is away, or who covers; what was said before is kept. */
export const correctAbsence = command({
  name: 'directory.correct-absence',
  input: z.object({ absenceId: z.uuid(), version: z.int().positive(), absence: Absence }).strict(),
  reason: 'needed',
  load: (context, { absenceId }) => absenceForUpdate(context, absenceId),
  permit: (actor, { personId }, ownerId) => canSayAbsence(actor, ownerId, personId),
  run: async (context, { absenceId: id, version, absence: said }, { personId }) => {
    const { tx, ownerId } = context;
    await mustFit(context, personId, said, id);
    await updateRow(tx, absence, { ownerId, id, version }, said);
    return { id };
  },
});
