import { sql } from 'drizzle-orm';
import { idList } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCase, entry, identity, patient, workUp } from '../tables.ts';
import { ofCase } from './of-case.ts';

/** What stands of cases where a file may tell of it; each table is asked once. */
export const standingCases = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const ids = idList(caseIds);
  const [cases, results, entries] = await Promise.all([
    tx
      .select({ row: careCase, patient, identity })
      .from(careCase)
      .innerJoin(identity, sql`${identity.ownerId} = ${ownerId} and ${identity.id} = ${careCase.patientId}`)
      .innerJoin(patient, sql`${patient.ownerId} = ${ownerId} and ${patient.id} = ${careCase.patientId}`)
      .where(sql`${careCase.ownerId} = ${ownerId} and ${careCase.id} = any (${ids})`),
    tx.select().from(workUp).where(sql`${workUp.ownerId} = ${ownerId} and ${workUp.caseId} = any (${ids})`),
    tx.select().from(entry).where(sql`${entry.ownerId} = ${ownerId} and ${entry.caseId} = any (${ids})`),
  ]);
  const [resultsOf, entriesOf] = [ofCase(results), ofCase(entries)];
  return cases.map(({ row, ...her }) => ({
    case: row,
    ...her,
    workUp: resultsOf(row.id),
    entries: entriesOf(row.id),
  }));
};
