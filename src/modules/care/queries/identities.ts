import { and, eq, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { identity, patient } from '../tables.ts';

export type Shown = {
  readonly patientId: string;
  readonly recordNumber: string;
  readonly latinName: string | null;
  readonly nativeName: string | null;
  readonly bornOn: string | null;
};

/**
 * Names and record numbers of these patients; not found when the owner has not all of them. For `shownIdentity` alone,
 * which records the showing before they leave.
 */
export const identitiesOf = async (
  tx: Tx,
  ownerId: string,
  patientIds: readonly string[],
): Promise<Shown[]> => {
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
    .where(
      and(eq(identity.ownerId, ownerId), sql`${identity.id} = any (${`{${patientIds.join(',')}}`}::uuid[])`),
    );
  if (found.length < patientIds.length) throw notFound();
  return found;
};
