import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { mustFit } from '../absence-write.ts';
import { canSayAbsence } from '../policy.ts';
import { Absence } from '../schema.ts';
import { absence } from '../tables.ts';

/** Says that somebody of the house is away, and who covers meanwhile. */
export const sayAbsence = command({
  name: 'directory.say-absence',
  input: z.object({ personId: z.uuid(), absence: Absence }).strict(),
  load: async (_context, { personId }) => ({ personId }),
  permit: (actor, { personId }, ownerId) => canSayAbsence(actor, ownerId, personId),
  run: async (context, { personId, absence: said }) => {
    const { tx, ownerId, newId } = context;
    await mustFit(context, personId, said, null);
    const id = newId();
    await insertRows(tx, absence, [{ ownerId, id, personId, ...said }]);
    return { id };
  },
});
