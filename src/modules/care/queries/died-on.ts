import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { patient } from '../tables.ts';

/** Her death, as the record holds it; null while it holds none. */
export const diedOnOf = async (tx: Tx, ownerId: string, patientId: string): Promise<string | null> => {
  const [her] = await tx
    .select({ diedOn: patient.diedOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, patientId)));
  return her?.diedOn ?? null;
};
