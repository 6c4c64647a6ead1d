import { and, eq, type SQL, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCase, identity, patient } from '../tables.ts';

export type Shown = {
  readonly patientId: string;
  readonly recordNumber: string;
  readonly latinName: string | null;
  readonly nativeName: string | null;
  readonly bornOn: string | null;
};

const identities = (tx: Tx, ownerId: string, which: SQL) =>
  tx
    .select({
      patientId: identity.id,
      recordNumber: identity.recordNumber,
      latinName: identity.latinName,
      nativeName: identity.nativeName,
      bornOn: patient.bornOn,
    })
    .from(identity)
    .innerJoin(patient, and(eq(patient.ownerId, identity.ownerId), eq(patient.id, identity.id)))
    .where(and(eq(identity.ownerId, ownerId), which));

/**
 * Names and record numbers of these patients; not found when the owner has not all of them. For `shownIdentity` alone,
 * which records the showing before they leave.
 */
export const identitiesOf = async (
  tx: Tx,
  ownerId: string,
  patientIds: readonly string[],
): Promise<Shown[]> => {
  const hers = sql`${identity.id} = any (${`{${patientIds.join(',')}}`}::uuid[])`;
  const { found } = await readTogether(tx, { found: identities(tx, ownerId, hers) });
  if (found.length < patientIds.length) throw notFound();
  return found;
};

/** The same of the woman of a case, with what else is read at the same time. */
export const identityOfCase = async (tx: Tx, ownerId: string, caseId: string): Promise<Shown> => {
  const hers = sql`${identity.id} = (select patient_id from ${careCase} where owner_id = ${ownerId} and id = ${caseId})`;
  const { found } = await readTogether(tx, { found: identities(tx, ownerId, hers) });
  if (found[0] === undefined) throw notFound();
  return found[0];
};
