import { sql } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { idList } from '../../kernel/derivation.ts';
import {
  careCaseRows as careCase,
  entryRows as entry,
  identityRows as identity,
  patientRows as patient,
  workUpRows as workUp,
} from '../care/index.ts';
import { operationTables } from '../surgery/index.ts';

const { operation, pathology, outcome30 } = operationTables;

const by = <T extends { readonly caseId: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(rows, ({ caseId }) => caseId);

/** What stands of these cases where a file may tell of it; each table is asked once. */
export const standingOf = async ({ tx, ownerId }: CommandContext, caseIds: readonly string[]) => {
  if (caseIds.length === 0) return new Map<string, never>();
  const ids = idList(caseIds);
  const [cases, results, operations, entries, reports, outcomes] = await Promise.all([
    tx
      .select({ row: careCase, patient, identity })
      .from(careCase)
      .innerJoin(identity, sql`${identity.ownerId} = ${ownerId} and ${identity.id} = ${careCase.patientId}`)
      .innerJoin(patient, sql`${patient.ownerId} = ${ownerId} and ${patient.id} = ${careCase.patientId}`)
      .where(sql`${careCase.ownerId} = ${ownerId} and ${careCase.id} = any (${ids})`),
    tx.select().from(workUp).where(sql`${workUp.ownerId} = ${ownerId} and ${workUp.caseId} = any (${ids})`),
    tx
      .select()
      .from(operation)
      .where(sql`${operation.ownerId} = ${ownerId} and ${operation.caseId} = any (${ids})`),
    tx.select().from(entry).where(sql`${entry.ownerId} = ${ownerId} and ${entry.caseId} = any (${ids})`),
    tx
      .select()
      .from(pathology)
      .where(sql`${pathology.ownerId} = ${ownerId} and ${pathology.caseId} = any (${ids})`),
    tx
      .select()
      .from(outcome30)
      .where(sql`${outcome30.ownerId} = ${ownerId} and ${outcome30.caseId} = any (${ids})`),
  ]);
  const parts = [by(results), by(operations), by(entries)] as const;
  const documents = { pathology: by(reports), outcome: by(outcomes) };
  return new Map(
    cases.map(({ row, patient: her, identity: known }) => [
      row.id,
      {
        case: row,
        patient: her,
        identity: known,
        workUp: parts[0].get(row.id) ?? [],
        operations: parts[1].get(row.id) ?? [],
        entries: parts[2].get(row.id) ?? [],
        pathology: documents.pathology.get(row.id) ?? [],
        outcome: documents.outcome.get(row.id) ?? [],
      },
    ]),
  );
};
export type StandingCase = NonNullable<ReturnType<Awaited<ReturnType<typeof standingOf>>['get']>>;
