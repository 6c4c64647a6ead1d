import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { Params } from '../../kernel/errors.ts';
import { createHash } from 'node:crypto';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { source } from '../../kernel/tables.ts';
import { insertRows, upsertRows } from '../../kernel/write-rows.ts';
import type { Her, Roster } from './alike.ts';
import { likenessesOf, type Taken } from './import-likeness.ts';
import { itemsById } from '../meetings/index.ts';
import { latestToday, stageFault } from './case-faults.ts';
import type { LabelStock } from './case-label.ts';
import { caseIdOf, rowsOf, type CaseRows } from './case-rows.ts';
import { dateFaults } from './plausible-dates.ts';
import type { CaseRecord } from './schema.ts';
import * as table from './tables.ts';

export type ReadRow = { readonly row: number; readonly record: CaseRecord };
export type RowFault = {
  readonly row: number;
  readonly column: string;
  readonly code: ErrorCode;
  readonly params?: Params;
};
export type BatchReport = { created: number; changed: number; unchanged: number; faults: RowFault[] };
export type Origin = {
  mapping: string;
  mappingVersion: string;
  fileHash: string;
  labels: LabelStock;
  /** Rows of which somebody has said that they are another woman than those who are like her. */
  another: ReadonlySet<number>;
  taken: Roster<Taken>;
};

const hashOf = (record: CaseRecord) => createHash('sha256').update(JSON.stringify(record)).digest('hex');

/** Last source of each case, with the hash of the row it came from. */
const earlierSources = async ({ tx, ownerId }: CommandContext, caseIds: readonly string[]) => {
  const found = await tx
    .selectDistinctOn([source.subjectId], {
      caseId: source.subjectId,
      id: source.id,
      rowHash: source.rowHash,
    })
    .from(source)
    .where(and(eq(source.ownerId, ownerId), inArray(source.subjectId, [...caseIds])))
    .orderBy(source.subjectId, desc(source.id));
  return new Map(found.map((row) => [row.caseId, row]));
};

/** Cases of which people have changed a row by hand since they were imported. */
const touchedByHand = async (
  { tx, ownerId }: CommandContext,
  caseIds: readonly string[],
): Promise<Set<string>> => {
  if (caseIds.length === 0) return new Set();
  const ids = sql`${sql.param(`{${caseIds.join(',')}}`)}::uuid[]`;
  const found = await tx.execute<{ id: string }>(sql`
    select c.id from care."case" c where c.owner_id = ${ownerId} and c.id = any (${ids}) and (
      c.source_id is null
      or exists (select from care.work_up w where w.owner_id = c.owner_id and w.case_id = c.id and w.source_id is null)
      or exists (select from care.referral f where f.owner_id = c.owner_id and f.case_id = c.id and f.source_id is null)
      or exists (select from care.listing l where l.owner_id = c.owner_id and l.case_id = c.id and l.source_id is null)
      or exists (select from care.operation o where o.owner_id = c.owner_id and o.case_id = c.id and o.source_id is null)
      or exists (select from care.her_decision d where d.owner_id = c.owner_id and d.case_id = c.id and d.source_id is null)
      or exists (select from care.operation_member m where m.owner_id = c.owner_id and m.case_id = c.id and m.source_id is null)
      or exists (select from care.pathology p where p.owner_id = c.owner_id and p.case_id = c.id and p.source_id is null)
      or exists (select from care.outcome_30d x where x.owner_id = c.owner_id and x.case_id = c.id and x.source_id is null))`);
  return new Set(found.rows.map((row) => row.id));
};

/** Record numbers that somebody else at this centre already has. */
const takenNumbers = async ({ tx, ownerId }: CommandContext, numbers: readonly string[]) => {
  const found = await tx
    .select({ id: table.identity.id, recordNumber: table.identity.recordNumber })
    .from(table.identity)
    .where(and(eq(table.identity.ownerId, ownerId), inArray(table.identity.recordNumber, [...numbers])));
  return new Map(found.map((row) => [row.recordNumber, row.id]));
};

/** Cases whose corrected row no longer names an item or operation the earlier one had: that would be a silent deletion. */
const struckParts = async (
  { tx, ownerId }: CommandContext,
  rows: readonly CaseRows[],
): Promise<Set<string>> => {
  if (rows.length === 0) return new Set();
  const kept = new Set(rows.flatMap((row) => [...row.workUp, ...row.operation].map((part) => part.id)));
  const ids = sql`${sql.param(`{${rows.map((row) => row.careCase[0]?.id).join(',')}}`)}::uuid[]`;
  const there = await tx.execute<{ id: string; case_id: string }>(sql`
    select id, case_id from care.work_up where owner_id = ${ownerId} and case_id = any (${ids})
    union all select id, case_id from care.operation where owner_id = ${ownerId} and case_id = any (${ids})`);
  return new Set(there.rows.filter((part) => !kept.has(part.id)).map((part) => part.case_id));
};

/** In the order the references between them ask for. */
const tables = {
  patient: table.patient,
  identity: table.identity,
  careCase: table.careCase,
  referral: table.referral,
  workUp: table.workUp,
  listing: table.listing,
  recommendation: table.recommendation,
  herDecision: table.herDecision,
  operation: table.operation,
  operationMember: table.operationMember,
  pathology: table.pathology,
  outcome30: table.outcome30,
};
const order = Object.keys(tables) as (keyof typeof tables)[];

const write = async (
  context: CommandContext,
  fresh: readonly CaseRows[],
  corrected: readonly CaseRows[],
): Promise<void> => {
  for (const name of order) {
    const made = fresh.flatMap((rows) => rows[name] as never[]);
    if (made.length > 0) await insertRows(context.tx, tables[name], made);
    const again = corrected.flatMap((rows) => rows[name] as never[]);
    if (again.length > 0) await upsertRows(context.tx, tables[name], again, ['label']);
  }
};

/** What the record itself contradicts: a stage its edition does not have, dates that cannot be. */
const ownFaults = ({ row, record }: ReadRow, today: string): RowFault[] => {
  const stage = stageFault(record.case);
  return [
    ...(stage === null ? [] : [{ row, column: 'case.stage', code: stage }]),
    ...dateFaults(record, today).map(({ code, field }) => ({ row, column: field, code })),
  ];
};

type Prepared = { row: number; caseId: string; her: Her; rows: CaseRows; source: typeof source.$inferInsert };

/** The rows of the record that each read row means, with the source they come from. */
const prepare = async (
  context: CommandContext,
  origin: Origin,
  batch: readonly ReadRow[],
): Promise<Prepared[]> => {
  const { tx, ownerId, newId, now } = context;
  const listed = batch.flatMap(({ record }) => record.listing?.agendaItemId ?? []);
  const items = new Map((await itemsById(tx, ownerId, listed)).map((item) => [item.id, item]));
  const prepared: Prepared[] = [];
  for (const { row, record } of batch) {
    const caseId = caseIdOf(ownerId, origin.mapping, record.key);
    const sourceId = newId();
    const label = await origin.labels(Number((record.case.presentedOn ?? now.toString()).slice(0, 4)));
    const item = items.get(record.listing?.agendaItemId ?? '') ?? null;
    prepared.push({
      row,
      caseId,
      her: { ...record.identity, bornOn: record.patient.bornOn },
      rows: rowsOf(record, { ownerId, mapping: origin.mapping, sourceId, label, item }),
      source: {
        ownerId,
        id: sourceId,
        mapping: `${origin.mapping}@${origin.mappingVersion}`,
        fileHash: origin.fileHash,
        rowNumber: row,
        rowHash: hashOf(record),
        subjectId: caseId,
      },
    });
  }
  return prepared;
};

/** Rows that would take another patient's number, overwrite what people wrote, or delete something in silence. */
const conflictsOf = async (
  context: CommandContext,
  prepared: readonly Prepared[],
  known: ReadonlySet<string>,
): Promise<RowFault[]> => {
  const corrected = prepared.filter(({ caseId }) => known.has(caseId));
  const holders = await takenNumbers(
    context,
    prepared.flatMap(({ rows }) => rows.identity.map(({ recordNumber }) => recordNumber)),
  );
  const byHand = await touchedByHand(
    context,
    corrected.map(({ caseId }) => caseId),
  );
  const struck = await struckParts(
    context,
    corrected.map(({ rows }) => rows),
  );
  return prepared.flatMap(({ row, caseId, rows }): RowFault[] => {
    const holder = holders.get(rows.identity[0]?.recordNumber ?? '');
    if (holder !== undefined && holder !== rows.identity[0]?.id)
      return [{ row, column: 'identity.recordNumber', code: 'record_number_taken' }];
    if (byHand.has(caseId)) return [{ row, column: 'key', code: 'changed_by_hand_since' }];
    return struck.has(caseId) ? [{ row, column: 'key', code: 'part_removed' }] : [];
  });
};

const without = (prepared: readonly Prepared[], faults: readonly RowFault[]): Prepared[] => {
  const rows = new Set(faults.map(({ row }) => row));
  return prepared.filter(({ row }) => !rows.has(row));
};

const womanOf = ({ row, caseId, her, rows }: Prepared) => ({
  row,
  caseId,
  her,
  patientId: rows.identity[0]?.id ?? '',
});

/** Brings one batch of read rows in: new cases, corrected ones as new versions, the same again untouched. */
export const importBatch = async (
  context: CommandContext,
  origin: Origin,
  batch: readonly ReadRow[],
): Promise<BatchReport> => {
  const caseOf = (record: CaseRecord) => caseIdOf(context.ownerId, origin.mapping, record.key);
  const earlier = await earlierSources(
    context,
    batch.map(({ record }) => caseOf(record)),
  );
  const news = batch.filter(({ record }) => earlier.get(caseOf(record))?.rowHash !== hashOf(record));
  const today = latestToday(context.now);
  const faults = news.flatMap((read) => ownFaults(read, today));
  const spoilt = new Set(faults.map(({ row }) => row));
  const known = new Set(earlier.keys());
  const prepared = await prepare(
    context,
    origin,
    news.filter(({ row }) => !spoilt.has(row)),
  );
  const conflicts = await conflictsOf(context, prepared, known);
  const possible = without(prepared, conflicts);
  const likenesses = await likenessesOf(context, origin, possible.map(womanOf), known);
  const kept = without(possible, likenesses);
  const fresh = kept.filter(({ caseId }) => !known.has(caseId));
  const corrected = kept.filter(({ caseId }) => known.has(caseId));
  await insertRows(
    context.tx,
    source,
    kept.map((entry) => entry.source),
  );
  await write(
    context,
    fresh.map(({ rows }) => rows),
    corrected.map(({ rows }) => rows),
  );
  return {
    created: fresh.length,
    changed: corrected.length,
    unchanged: batch.length - news.length,
    faults: [...faults, ...conflicts, ...likenesses],
  };
};
