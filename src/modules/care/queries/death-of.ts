import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { patient } from '../tables.ts';

/** Her death, as the record holds it, unsent: to be read together with others. */
export const deathOf = (tx: Tx, ownerId: string, patientId: string) =>
  tx
    .select({ diedOn: patient.diedOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, patientId)));
