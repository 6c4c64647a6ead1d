import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import { valuesOf } from '../../../kernel/forms/targets.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { targetOf } from '../import/targets.ts';
import {
  careCaseRows as careCase,
  disease,
  diseaseKept,
  entriesFedAt,
  entryField,
  entryRows as entry,
  type FedEntries,
  type FedEntry,
  patientRows as patient,
  workUpOf,
  type WorkUpPart,
  workUpRows as workUp,
} from '../../care/index.ts';
import { operationReport, operationTable as operation } from '../../surgery/index.ts';

type Found = readonly { readonly caseId: string; readonly value: unknown }[];
type Read = (tx: Tx, ownerId: string) => Promise<Found>;

const saidIn = (form: Form, answers: unknown, name: string): unknown =>
  valuesOf(form, readKept(form, answers as Parameters<typeof readKept>[1]) as unknown as AnyAnswers).get(
    name,
  );

const ofCase =
  (name: string): Read =>
  async (tx, ownerId) => {
    const rows = await tx.select().from(careCase).where(eq(careCase.ownerId, ownerId));
    return rows.map((row) => ({
      caseId: row.id,
      value: name === 'entry' ? row.entry : valuesOf(disease, diseaseKept.answersOf(row)).get(name),
    }));
  };

const ofPatient =
  (name: string): Read =>
  (tx, ownerId) => {
    const value = getTableColumns(patient)[name as keyof typeof patient._.columns];
    return tx
      .select({ caseId: careCase.id, value })
      .from(careCase)
      .innerJoin(patient, and(eq(patient.ownerId, careCase.ownerId), eq(patient.id, careCase.patientId)))
      .where(eq(careCase.ownerId, ownerId));
  };

const ofWorkUp =
  ({ key, part }: { key: string; part: WorkUpPart }): Read =>
  (tx, ownerId) =>
    tx
      .select({ caseId: workUp.caseId, value: workUp[part] })
      .from(workUp)
      .where(and(eq(workUp.ownerId, ownerId), eq(workUp.key, key), eq(workUp.state, 'present')));

const ofOperation =
  (name: string): Read =>
  async (tx, ownerId) => {
    const rows = await tx
      .select({ caseId: operation.caseId, answers: operation.answers })
      .from(operation)
      .where(eq(operation.ownerId, ownerId))
      .orderBy(asc(operation.doneOn), asc(operation.id));
    return rows.map(({ caseId, answers }) => ({ caseId, value: saidIn(operationReport, answers, name) }));
  };

const ofEntries =
  ({ form, takesVersions, storedOf }: FedEntry, name: string): Read =>
  async (tx, ownerId) => {
    const { caseId, answers, formVersion, filledOn } = entry;
    const rows = await tx
      .select({ caseId, answers, formVersion, filledOn })
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), eq(entry.form, form.id)))
      .orderBy(asc(entry.filledOn), asc(entry.id));
    return rows
      .filter((row) => takesVersions || row.formVersion === form.version)
      .map((row) => ({ caseId: row.caseId, value: saidIn(form, storedOf(row).answers, name) }));
  };

const readerOf = (field: string, entries: FedEntries): Read | null => {
  const { part: of, name } = entryField(field);
  const fed = entries.byPart.get(of);
  if (targetOf(field, entries) === undefined) return null;
  if (fed) return ofEntries(fed, name);
  const item = workUpOf(field);
  if (item !== null) return ofWorkUp(item);
  if (of === 'operation') return ofOperation(name);
  if (of === 'case') return ofCase(name);
  return of === 'patient' ? ofPatient(name) : null;
};

/**
 * What the record says of each case in a field that a file may feed: of several operations the first, of several entries
 * the earliest, whatever later ones say; cases of which nothing is said are left out. Null when there is no such field.
 */
export const fieldValues = async (
  tx: Tx,
  ownerId: string,
  field: string,
): Promise<ReadonlyMap<string, unknown> | null> => {
  const read = readerOf(field, await entriesFedAt(tx, ownerId));
  if (read === null) return null;
  const firsts = new Map<string, unknown>();
  for (const { caseId, value } of await read(tx, ownerId))
    if (!firsts.has(caseId)) firsts.set(caseId, value ?? null);
  return new Map([...firsts].filter(([, value]) => value !== null));
};
