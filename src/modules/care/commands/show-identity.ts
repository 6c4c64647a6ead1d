import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { canSeeIdentity } from '../policy.ts';
import { identity, patient } from '../tables.ts';

export type Shown = {
  readonly patientId: string;
  readonly recordNumber: string;
  readonly latinName: string | null;
  readonly nativeName: string | null;
  readonly bornOn: string | null;
};

/** Shows names and record numbers of these patients, and writes one journal entry with the ids shown. */
export const showIdentity = command({
  name: 'care.show-identity',
  input: z.object({ patientIds: z.array(z.uuid()) }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canSeeIdentity(actor, ownerId),
  run: async ({ tx, ownerId, announce }, input): Promise<Shown[]> => {
    if (input.patientIds.length === 0) return [];
    const found = await tx
      .select({
        patientId: identity.id,
        recordNumber: identity.recordNumber,
        latinName: identity.latinName,
        nativeName: identity.nativeName,
        bornOn: patient.bornOn,
      })
      .from(identity)
      .innerJoin(patient, and(eq(patient.ownerId, identity.ownerId), eq(patient.id, identity.id)))
      .where(and(eq(identity.ownerId, ownerId), inArray(identity.id, input.patientIds)));
    if (found.length < new Set(input.patientIds).size) throw notFound();
    announce({ type: 'care.identity-shown', patientIds: found.map((row) => row.patientId) });
    return found;
  },
});
