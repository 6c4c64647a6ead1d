import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { idList } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { careCase, identity, patient } from '../tables.ts';

/** The women of cases, by the cases' numbers. */
export const womenLabelled = async (
  tx: Tx,
  ownerId: string,
  given: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const labels = JSON.stringify([...new Set(given)]);
  const found = await tx
    .select({ label: careCase.label, patientId: careCase.patientId })
    .from(careCase)
    .where(
      sql`${careCase.ownerId} = ${ownerId} and ${careCase.label} = any (array(select jsonb_array_elements_text(${labels}::jsonb)))`,
    );
  return new Map(found.map(({ label, patientId }) => [label, patientId]));
};

/** The women of cases. */
export const womenOfCases = async (
  tx: Tx,
  ownerId: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (caseIds.length === 0) return new Map();
  const found = await tx
    .select({ caseId: careCase.id, patientId: careCase.patientId })
    .from(careCase)
    .where(sql`${careCase.ownerId} = ${ownerId} and ${careCase.id} = any (${idList(caseIds)})`);
  return new Map(found.map(({ caseId, patientId }) => [caseId, patientId]));
};

/** Women who have record numbers, by these. */
export const womenNumbered = async (
  tx: Tx,
  ownerId: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await tx
    .select({ id: identity.id, recordNumber: identity.recordNumber })
    .from(identity)
    .where(among(identity.recordNumber, ownerId, numbers));
  return new Map(found.map((row) => [row.recordNumber, row.id]));
};

const held = (tx: Tx, ownerId: string, patientIds: readonly string[], which?: SQL) => {
  const { recordNumber, latinName, nativeName, sortName } = identity;
  const { bornOn, diedOn } = patient;
  return tx
    .select({ id: identity.id, recordNumber, latinName, nativeName, sortName, bornOn, diedOn })
    .from(identity)
    .innerJoin(patient, and(eq(patient.ownerId, identity.ownerId), eq(patient.id, identity.id)))
    .where(and(eq(identity.ownerId, ownerId), sql`${identity.id} = any (${idList(patientIds)})`, which));
};

/** How women stand in the record, without a showing: what a file says is held against it. */
export const womenHeld = async (tx: Tx, ownerId: string, patientIds: readonly string[]) => {
  if (patientIds.length === 0) return new Map<string, never>();
  const found = await held(tx, ownerId, patientIds);
  return new Map(found.map(({ id, ...her }) => [id, her]));
};

/** The same of those whose name, number or birth people have corrected since a file brought them. */
export const womenByHand = async (tx: Tx, ownerId: string, patientIds: readonly string[]) => {
  if (patientIds.length === 0) return new Map<string, never>();
  const found = await held(tx, ownerId, patientIds, isNull(identity.sourceId));
  return new Map(found.map(({ id, ...her }) => [id, her]));
};
export type WomanHeld = NonNullable<ReturnType<Awaited<ReturnType<typeof womenHeld>>['get']>>;

/** Cases of women, by the women, in the order of their numbers. */
export const casesOfEach = async (tx: Tx, ownerId: string, patientIds: readonly string[]) => {
  const { id, patientId, label, site } = careCase;
  const found = await tx
    .select({ id, patientId, label, site })
    .from(careCase)
    .where(sql`${careCase.ownerId} = ${ownerId} and ${patientId} = any (${idList(patientIds)})`)
    .orderBy(asc(label));
  return Map.groupBy(found, (row) => row.patientId);
};

/** Ids of cases that are named by their number, or by the record number of their woman. */
export const casesKeyed = async (
  tx: Tx,
  ownerId: string,
  by: 'case' | 'record-number',
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const column = by === 'case' ? careCase.label : identity.recordNumber;
  const found = await tx
    .select({ key: column, id: careCase.id })
    .from(careCase)
    .innerJoin(
      identity,
      sql`${identity.ownerId} = ${careCase.ownerId} and ${identity.id} = ${careCase.patientId}`,
    )
    .where(and(sql`${careCase.ownerId} = ${ownerId}`, inArray(column, [...keys])));
  const byKey = Map.groupBy(found, ({ key }) => key);
  return new Map([...byKey].map(([key, cases]) => [key, cases.map(({ id }) => id)]));
};
