import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import { valuesOf } from '../../../kernel/forms/targets.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { type DocumentName, targetOf } from '../import/targets.ts';
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
import { operationReport, operationTables, outcomeReport, pathologyReport } from '../../surgery/index.ts';

type Found = readonly { readonly caseId: string; readonly value: unknown }[];
type Read = (tx: Tx, ownerId: string) => Promise<Found>;

type Stored = Parameters<typeof readKept>[1];
const saidIn = (
  form: Form,
  { answers, formVersion }: { answers: unknown; formVersion: number },
  name: string,
): unknown =>
  valuesOf(form, readKept(form, answers as Stored, formVersion) as unknown as AnyAnswers).get(name);

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

const { operation } = operationTables;
/** Documents of an operation: their rows have its id. */
const documents = {
  operation: { form: operationReport, rows: operation },
  pathology: { form: pathologyReport, rows: operationTables.pathology },
  outcome: { form: outcomeReport, rows: operationTables.outcome30 },
} as const satisfies Record<DocumentName, unknown>;
const isDocument = (of: string): of is DocumentName => Object.hasOwn(documents, of);

const ofDocument =
  (document: DocumentName, name: string): Read =>
  async (tx, ownerId) => {
    const { form, rows: table } = documents[document];
    const of = alias(operation, 'of');
    const rows = await tx
      .select({ caseId: table.caseId, answers: table.answers, formVersion: table.formVersion })
      .from(table)
      .innerJoin(of, and(eq(of.ownerId, table.ownerId), eq(of.id, table.id)))
      .where(eq(table.ownerId, ownerId))
      .orderBy(asc(of.doneOn), asc(of.id));
    return rows.map(({ caseId, ...stored }) => ({ caseId, value: saidIn(form, stored, name) }));
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
      .map((row) => ({ caseId: row.caseId, value: saidIn(form, storedOf(row), name) }));
  };

const readerOf = (field: string, entries: FedEntries): Read | null => {
  const { part: of, name } = entryField(field);
  const fed = entries.byPart.get(of);
  const target = targetOf(field, entries);
  if (target === undefined || target.kind === 'words') return null;
  if (fed) return ofEntries(fed, name);
  const item = workUpOf(field);
  if (item !== null) return ofWorkUp(item);
  if (isDocument(of)) return ofDocument(of, name);
  if (of === 'case') return ofCase(name);
  return of === 'patient' ? ofPatient(name) : null;
};

/** Whether a file may feed a field of this name. */
export const isField = async (tx: Tx, ownerId: string, field: string): Promise<boolean> =>
  targetOf(field, await entriesFedAt(tx, ownerId)) !== undefined;

/**
 * What the record says of each case in a field that a file may feed: of several operations the first, of several entries
 * the earliest, whatever later ones say; cases of which nothing is said are left out. Null when there is no such field, or it
 * holds several answers, or says who she is.
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
