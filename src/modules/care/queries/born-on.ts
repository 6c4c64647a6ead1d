import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { patient } from '../tables.ts';

/** When she was born; null when nobody knows. */
export const bornOnOf = async (tx: Tx, ownerId: string, patientId: string): Promise<string | null> => {
  const [life] = await tx
    .select({ bornOn: patient.bornOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, patientId)));
  return life?.bornOn ?? null;
};
