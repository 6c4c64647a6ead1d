import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { patient } from '../tables.ts';

/** When she was born, unsent: to be read together with others. */
export const bornOnOf = (tx: Tx, ownerId: string, patientId: string) =>
  tx
    .select({ bornOn: patient.bornOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, patientId)));
