import { among } from '../../../kernel/among.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCase } from '../tables.ts';

/** What these cases are called, and whose they are; none of one that was taken back. */
export const casesNamed = (tx: Tx, ownerId: string, ids: readonly string[]) =>
  tx
    .select({ id: careCase.id, label: careCase.label, patientId: careCase.patientId })
    .from(careCase)
    .where(among(careCase.id, ownerId, [...new Set(ids)]));
