import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { Params } from '../../kernel/errors.ts';
import { hash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { and, desc, ne, sql, type SQL } from 'drizzle-orm';
import type { FedTable } from '../../kernel/fed-tables.ts';
import { among } from '../../kernel/among.ts';
import type { CommandContext } from '../../kernel/command.ts';
import { idList } from '../../kernel/derivation.ts';
import { amongStruck } from '../../kernel/struck.ts';
import { source } from '../../kernel/tables.ts';
import { insertions, sendAll, upsertions } from '../../kernel/write-rows.ts';
import {
  type Her,
  type Roster,
  alikePatients,
  type Known,
  latestToday,
  stageFault,
  type LabelStock,
  fedCaseTables,
  type FedEntries,
  type WomanHeld,
  womenByHand,
  womenHeld,
  womenNumbered,
} from '../care/index.ts';
import { likenessesOf, type Taken } from './import-likeness.ts';
import { itemsById } from '../meetings/index.ts';
import {
  caseIdOf,
  listingsOf,
  namesOf,
  ofKnownWoman,
  type PartIds,
  rowsOf,
  type CaseRows,
} from './case-rows.ts';
import { differencesOf, joinsOf, type Joins, type SameWoman } from './import-joins.ts';
import { diseaseFaults } from './import-diseases.ts';
import { documentFaults, faultsIn, told } from './import-documents.ts';
import { mergedOver } from './import-merge.ts';
import { filledAnew, type Says } from './import-overlay.ts';
import { standingOf } from './import-standing.ts';
import { sharedWoman, type Women } from './import-women.ts';
import { dateFaults, dueFaults } from './plausible-dates.ts';
import type { CaseRecord } from './schema.ts';
import { fedOperationTables } from '../surgery/index.ts';
import { fedBoardTables } from './tables.ts';

/** `isSeveral`: the table tells of the case in more rows than this one, all of which are in the record. */
export type ReadRow = { readonly row: number; readonly record: CaseRecord; readonly isSeveral?: boolean };
export type RowFault = {
  readonly row: number;
  readonly column: string;
  readonly code: ErrorCode;
  readonly params?: Params;
};
/** Where a row says otherwise of a woman whom the record holds; the record stays. */
export type RowDifference = { readonly row: number; readonly column: string };
/** A field of a case that was here already, changed by a row. */
export type RowChange = { readonly row: number; readonly field: string };
export type BatchReport = {
  created: number;
  changed: number;
  unchanged: number;
  faults: RowFault[];
  differences: RowDifference[];
  changes: RowChange[];
};
/** What an import brings, and what it has met so far. */
export type Origin = {
  readonly mapping: string;
  readonly mappingVersion: string;
  readonly fileHash: string;
  readonly labels: LabelStock;
  /** What may be fed of her course and questionnaires at this house. */
  readonly entries: FedEntries;
  /** Fields that the source tells of; null for one that tells everything of its cases. */
  readonly says: Says | null;
  /** Rows of which somebody has said that they are another woman than those who are like her. */
  readonly another: ReadonlySet<number>;
  /** Rows of which somebody has said whose they are. */
  readonly same: ReadonlyMap<number, SameWoman>;
  /** Rows of which somebody has said that they tell of another disease of the woman than those that are here. */
  readonly anotherDisease: ReadonlySet<number>;
  /** Whether a row with the number of a woman who is here is hers. */
  readonly sameNumber: 'same-woman' | 'refuse';
  /** Id of the woman that a record of this source tells of, unless she is known otherwise. */
  readonly ownWoman: (record: CaseRecord) => string;
  /** Women of rows that were taken already. */
  readonly taken: Roster<Taken>;
  /** Women who may have several cases in this import. */
  readonly women: Women;
  /** Cases that were met already. */
  readonly met: Set<string>;
};

export const hashOf = (record: CaseRecord): string => hash('sha256', JSON.stringify(record));

/**
 * Source that an earlier import by this mapping gave each case last, with the hash of the row it came from. The journal says which was
 * last: ids follow a clock that may have been set back.
 */
export const earlierSources = async (
  { tx, ownerId, entryId }: CommandContext,
  mapping: string,
  caseIds: readonly string[],
) => {
  const ofMapping = sql`split_part(${source.mapping}, '@', 1) = ${mapping}`;
  const seq = sql`(select seq from kernel.journal where owner_id = ${ownerId} and id = ${source.entryId})`;
  const found = await tx
    .selectDistinctOn([source.subjectId], {
      caseId: source.subjectId,
      id: source.id,
      rowHash: source.rowHash,
    })
    .from(source)
    .where(and(among(source.subjectId, ownerId, caseIds), ne(source.entryId, entryId), ofMapping))
    .orderBy(source.subjectId, desc(seq));
  return new Map(found.map((row) => [row.caseId, row]));
};

/** In the order the references between them ask for. */
const tables = { ...fedCaseTables, ...fedBoardTables, ...fedOperationTables };
type Name = keyof typeof tables;
const order = Object.keys(tables) as Name[];
const fed: readonly FedTable[] = Object.values(tables);
const parts = fed.flatMap((one) => (one.of === 'part' ? [one] : []));
const { table: careCase } = tables.careCase;

/** Ids of the rows of such tables. */
const idsIn = (rows: CaseRows, isMeant: (table: FedTable) => boolean): string[] =>
  order.flatMap((name) => (isMeant(tables[name]) ? rows[name].map(({ id }) => id) : []));
const isShared = (one: FedTable): boolean => 'isShared' in one;
const isKept = (one: FedTable): boolean => 'isKept' in one;

/** A condition on a case: people have written a row of the part; of one that they share with files, a row that a file brings. */
const isByHand = ({ table, ...part }: (typeof parts)[number], brought: readonly string[]): SQL =>
  sql`exists (select from ${table} p where p.owner_id = c.owner_id and p.case_id = c.id and p.source_id is null${
    part.isShared ? sql` and p.id = any (${idList(brought)})` : sql``
  })`;

/** Cases of which people have changed a row by hand since they were imported; a row of their own beside it is no change. */
const touchedByHand = async (
  { tx, ownerId }: CommandContext,
  corrected: readonly Prepared[],
): Promise<Set<string>> => {
  if (corrected.length === 0) return new Set();
  const caseIds = corrected.map(({ caseId }) => caseId);
  const brought = corrected.flatMap(({ rows }) => idsIn(rows, isShared));
  const byHand = parts.map((part) => isByHand(part, brought));
  const found = await tx.execute<{ id: string }>(sql`
    select c.id from ${careCase} c where c.owner_id = ${ownerId} and c.id = any (${idList(caseIds)}) and (
      c.source_id is null or ${sql.join(byHand, sql` or `)})`);
  return new Set(found.rows.map((row) => row.id));
};

/** Cases whose corrected row no longer names an item or operation the earlier one had: that would be a silent deletion. */
const droppedParts = async (
  { tx, ownerId }: CommandContext,
  rows: readonly CaseRows[],
): Promise<Set<string>> => {
  if (rows.length === 0) return new Set();
  const kept = new Set(rows.flatMap((row) => idsIn(row, isKept)));
  const ids = idList(rows.flatMap((row) => row.careCase.map(({ id }) => id)));
  const standing = parts
    .filter(isKept)
    .map(
      (part) =>
        sql`select id, case_id from ${part.table} where owner_id = ${ownerId} and case_id = any (${ids})${
          part.isShared ? sql` and source_id is not null` : sql``
        }`,
    );
  const there = await tx.execute<{ id: string; case_id: string }>(sql.join(standing, sql` union all `));
  return new Set(there.rows.filter((part) => !kept.has(part.id)).map((part) => part.case_id));
};

/**
 * Ids of what was taken back: of these cases, and of the parts of those that a row would change. Asked once for a batch that
 * was imported before; nothing of it is ever brought back by a file.
 */
export const takenBack = async (
  { tx, ownerId }: CommandContext,
  caseIds: readonly string[],
  changed: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (caseIds.length === 0) return new Set();
  const of = (table: FedTable['table'], isMeant: SQL) =>
    sql`select id from ${table} where ${isMeant} and struck is not null`;
  const all = [
    of(careCase, among(careCase.id, ownerId, caseIds)),
    ...(changed.length === 0
      ? []
      : parts.map(({ table }) => of(table, among(table.caseId, ownerId, changed)))),
  ];
  const found = await amongStruck(tx, tx.execute<{ id: string }>(sql.join(all, sql` union all `)));
  return new Set(found.rows.map(({ id }) => id));
};

export const takenBackFault = (row: number): RowFault => ({ row, column: 'key', code: 'taken_back_since' });
const namesAny = (rows: CaseRows, ids: ReadonlySet<string>): boolean =>
  ids.size > 0 && order.some((name) => rows[name].some(({ id }) => ids.has(id)));

type IdRow = { readonly id: string };
/** Rows to insert, and those to lay over: a woman who comes with several cases may be told of more than once, the last time of all. */
const firstAndLast = (created: readonly IdRow[], changed: readonly IdRow[]) => {
  const first = new Map(created.toReversed().map((row) => [row.id, row]));
  const again = created.filter((row) => first.get(row.id) !== row);
  return {
    first: [...first.values()].toReversed(),
    last: [...new Map([...again, ...changed].map((row) => [row.id, row])).values()],
  };
};

const writing = async (
  sources: readonly (typeof source.$inferInsert)[],
  fresh: readonly CaseRows[],
  corrected: readonly CaseRows[],
): Promise<SQL[]> => {
  const statements = insertions(source, sources);
  for (const name of order) {
    await othersTurn();
    const { table } = tables[name];
    const [created = [], changed = []] = [fresh, corrected].map((rows) =>
      rows.flatMap((row) => row[name] as readonly IdRow[]),
    );
    const { first, last } =
      name === 'patient' ? firstAndLast(created, changed) : { first: created, last: changed };
    statements.push(...insertions(table, first as never[]));
    statements.push(...upsertions(table, last as never[], ['label']));
  }
  return statements;
};

/** Rows of cases that are here, which take the place of those that stand. */
export const replacing = (rows: ReadonlyArray<Partial<CaseRows>>): SQL[] =>
  order.flatMap((name) => {
    const changed = rows.flatMap((row) => (row[name] ?? []) as readonly IdRow[]);
    return upsertions(tables[name].table, changed as never[]);
  });

/** Entries that a key of the table does not tell apart, two versions of one questionnaire too. */
const keyFaults = ({ row, record: { course = [] } }: ReadRow, entries: FedEntries): RowFault[] => {
  const met = new Set<string>();
  return course.flatMap(({ form, key }) => {
    const {
      part,
      date,
      form: { id },
    } = entries.named(form);
    const name = JSON.stringify([id, key]);
    const isMet = key !== undefined && met.has(name);
    met.add(name);
    return isMet ? [{ row, column: `${part}.${date}`, code: 'entry_key_repeated' }] : [];
  });
};

/** What entries of the course do not take or contradict by themselves, each at the field a mapping feeds. */
export const courseFaults = ({ row, record }: ReadRow, entries: FedEntries, today: string): RowFault[] => [
  ...keyFaults({ row, record }, entries),
  ...(record.course ?? []).flatMap(({ form, answers }) => {
    const { part, schema, faults } = entries.named(form);
    const around = { site: record.case.site, bornOn: record.patient.bornOn, today };
    return [
      ...faultsIn(part, schema, answers),
      ...faults(answers, around).map(({ code, field }) => ({
        code,
        column: told(part, field),
      })),
    ].map((fault) => ({ row, ...fault }));
  }),
];

/** What new cases would fill in that the house has given up. */
const anewFaults = ({ row, record }: ReadRow, entries: FedEntries): RowFault[] =>
  filledAnew(record.course ?? [], entries).map((column) => ({ row, column, code: 'form_withdrawn' }));

/** What the record itself contradicts: a stage its edition does not have, dates that cannot be. */
const ownFaults = (
  { row, record }: ReadRow,
  entries: FedEntries,
  today: string,
  { items }: Pick<Looked, 'items'>,
): RowFault[] => {
  const stage = stageFault(record.case);
  const meetsOn = (itemId: string) => items.get(itemId)?.localStart.slice(0, 10) ?? null;
  return [
    ...(stage === null ? [] : [{ row, column: 'case.stage', code: stage }]),
    ...[...dateFaults(record, today), ...dueFaults(record, meetsOn)].map(({ code, field }) => ({
      row,
      column: field,
      code,
    })),
    ...courseFaults({ row, record }, entries, today),
  ];
};

/**
 * Rows this process works on before it looks after the connection again: a database that has done what it was sent would
 * wait for it meanwhile.
 */
export const atOnce = 100;

export type Met = ReadRow & {
  readonly caseId: string;
  readonly rowHash: string;
  readonly her: Her;
  /** Women of the record who may be her. */
  readonly alike: readonly Known[];
  /** Where parts of the record stand already. */
  readonly ids: PartIds | null;
};
/** A batch of read rows with what the database holds of them. */
export type Looked = {
  readonly rows: readonly Met[];
  readonly earlier: Awaited<ReturnType<typeof earlierSources>>;
  readonly holders: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, Awaited<ReturnType<typeof itemsById>>[number]>;
};

/**
 * Asks what the database holds of a batch. It may be asked before the batch ahead of it is written: no two rows of an
 * import are of one case.
 */
export const lookUp = async (
  context: CommandContext,
  { mapping }: Origin,
  batch: readonly ReadRow[],
): Promise<Looked> => {
  const { tx, ownerId } = context;
  const rows = batch.map(({ row, record, isSeveral = false }) => ({
    row,
    record,
    isSeveral,
    ids: null,
    caseId: caseIdOf(ownerId, mapping, record.key),
    rowHash: hashOf(record),
    her: { ...record.identity, bornOn: record.patient.bornOn },
  }));
  const [alike, earlier, holders, items] = await Promise.all([
    alikePatients(
      tx,
      ownerId,
      rows.map(({ her }) => her),
    ),
    earlierSources(
      context,
      mapping,
      rows.map(({ caseId }) => caseId),
    ),
    womenNumbered(
      tx,
      ownerId,
      rows.map(({ record }) => record.identity.recordNumber),
    ),
    itemsById(
      tx,
      ownerId,
      rows.flatMap(({ record }) => listingsOf(record).map(({ agendaItemId }) => agendaItemId)),
    ),
  ]);
  return {
    rows: rows.map((row, index) => ({ ...row, alike: alike[index] ?? [] })),
    earlier,
    holders,
    items: new Map(items.map((item) => [item.id, item])),
  };
};

type Prepared = {
  met: Met;
  row: number;
  caseId: string;
  patientId: string;
  isKnown: boolean;
  rows: CaseRows;
  source: typeof source.$inferInsert;
};

/** Where a case's rows come from. */
export const sourceOf = (
  { ownerId, newId }: CommandContext,
  { mapping, mappingVersion, fileHash }: Origin,
  { row, caseId, rowHash }: { readonly row: number; readonly caseId: string; readonly rowHash: string },
) => ({
  ownerId,
  id: newId(),
  mapping: `${mapping}@${mappingVersion}`,
  fileHash,
  rowNumber: row,
  rowHash,
  subjectId: caseId,
});

/** The rows of the record that each read row means, with the source they come from. */
const prepare = async (
  context: CommandContext,
  origin: Origin,
  { items }: Looked,
  news: readonly Met[],
  joins: Joins,
): Promise<Prepared[]> => {
  const { ownerId, now } = context;
  const { mapping, entries } = origin;
  const prepared: Prepared[] = [];
  for (const [index, met] of news.entries()) {
    if (index % atOnce === 0) await othersTurn();
    const { row, record, caseId, ids } = met;
    const from = sourceOf(context, origin, met);
    const sourceId = from.id;
    const label = await origin.labels(Number((record.case.presentedOn ?? now.toString()).slice(0, 4)));
    const own = rowsOf(record, { ownerId, mapping, sourceId, label, items, ids, entries });
    const known = joins.get(caseId);
    const rows = known === undefined ? own : ofKnownWoman(own, known);
    prepared.push({
      met,
      row,
      caseId,
      patientId: known ?? own.identity[0]?.id ?? '',
      isKnown: known !== undefined,
      rows,
      source: from,
    });
  }
  return prepared;
};

/**
 * Rows that would take another patient's number, bring back what was taken back, overwrite what people wrote, delete something in silence, or bring a case
 * that an earlier row has brought.
 */
const conflictsOf = async (
  context: CommandContext,
  { met, says }: Origin,
  { earlier, holders }: Looked,
  prepared: readonly Prepared[],
  gone: ReadonlySet<string>,
): Promise<RowFault[]> => {
  const corrected = prepared.filter(({ caseId }) => earlier.has(caseId));
  const byHand = await touchedByHand(context, corrected);
  const whole = says === null ? corrected.map(({ rows }) => rows) : [];
  const dropped = await droppedParts(context, whole);
  return prepared.flatMap(({ met: read, row, caseId, patientId, isKnown, rows }): RowFault[] => {
    const holder = holders.get(read.record.identity.recordNumber);
    if (holder !== undefined && holder !== patientId) {
      const label = read.alike.find((known) => known.patientId === holder)?.label ?? null;
      const column = 'identity.recordNumber';
      // A woman of this very import is found by no term yet, and her case has no number that anybody could answer by.
      return label === null || isKnown
        ? [{ row, column, code: 'record_number_taken' }]
        : [{ row, column, code: 'number_of_case', params: { case: label } }];
    }
    if (namesAny(rows, gone)) return [takenBackFault(row)];
    if (byHand.has(caseId)) return [{ row, column: 'key', code: 'changed_by_hand_since' }];
    if (dropped.has(caseId)) return [{ row, column: 'key', code: 'part_removed' }];
    if (met.has(caseId)) return [{ row, column: 'key', code: 'already_there' }];
    met.add(caseId);
    return [];
  });
};

const without = (prepared: readonly Prepared[], faults: readonly RowFault[]): Prepared[] => {
  const rows = new Set(faults.map(({ row }) => row));
  return prepared.filter(({ row }) => !rows.has(row));
};

const womanOf = ({ met: { row, caseId, her, alike }, patientId, isKnown }: Prepared) => ({
  row,
  caseId,
  her,
  alike,
  patientId,
  isKnown,
});

type Laid = { readonly rows: readonly Met[]; readonly changes: RowChange[]; readonly faults: RowFault[] };

/** Rows of cases that are here laid over what stands of them: those that change something, with what they change. */
const laidOver = async (
  context: CommandContext,
  { says, mapping, entries }: Origin,
  rows: readonly Met[],
): Promise<Laid> => {
  if (says === null) return { rows, changes: [], faults: [] };
  const standing = await standingOf(
    context,
    rows.map(({ caseId }) => caseId),
  );
  const [laid, changes, faults]: [Met[], RowChange[], RowFault[]] = [[], [], []];
  for (const met of rows) {
    const { row, record, caseId, isSeveral = false } = met;
    const there = standing.get(caseId);
    const names = namesOf(context.ownerId, mapping, record);
    const merged = there && mergedOver(record, there, { says, names, isSeveral, entries });
    if (merged === undefined) laid.push(met);
    else if ('fault' in merged)
      faults.push(...(merged.columns ?? ['key']).map((column) => ({ row, column, code: merged.fault })));
    else if (merged.changes.length > 0) {
      laid.push({ ...met, record: merged.record, ids: merged.ids });
      changes.push(...merged.changes.map((field) => ({ row, field })));
    }
  }
  return { rows: laid, changes, faults };
};

/** The rows with women of several cases written once; rows that contradict an earlier one about her are refused. */
const ofSharedWomen = ({ women }: Origin, prepared: readonly Prepared[]) => {
  const [kept, faults]: [Prepared[], RowFault[]] = [[], []];
  for (const one of prepared) {
    const rows = sharedWoman(women, { ...one, record: one.met.record });
    if ('firstRow' in rows)
      faults.push({
        row: one.row,
        column: rows.column,
        code: 'row_contradicts',
        params: { firstRow: rows.firstRow },
      });
    else kept.push({ ...one, rows });
  }
  return { kept, faults };
};

/**
 * Women of this source whom people have corrected since: who they are stays as it stands, whatever a row says, and where it says
 * otherwise is told. What else a row says, her death too, is taken.
 */
const correctedWomen = async (
  { tx, ownerId }: CommandContext,
  { ownWoman }: Origin,
  { earlier }: Looked,
  differing: readonly Met[],
) => {
  const asked = differing.filter(({ caseId, record }) => earlier.has(caseId) || record.woman !== undefined);
  const women = await womenByHand(tx, ownerId, [...new Set(asked.map(({ record }) => ownWoman(record)))]);
  const ofHer = ({ caseId, record }: Met): WomanHeld | undefined =>
    earlier.has(caseId) ? women.get(ownWoman(record)) : undefined;
  const kept = (met: Met): Met => {
    const held = ofHer(met);
    if (held === undefined) return met;
    const { bornOn, diedOn: _, ...identity } = held;
    const patient = { ...met.record.patient, bornOn };
    return { ...met, record: { ...met.record, patient, identity }, her: { ...identity, bornOn }, alike: [] };
  };
  const differences = differing.flatMap((met) =>
    differencesOf(met, ofHer(met)).filter(({ column }) => column !== 'patient.diedOn'),
  );
  return { women, kept, differences };
};

/** What is to be written of a batch: new cases, corrected ones as new versions, nothing of the same again. */
export type Decided = { readonly report: BatchReport; readonly statements: readonly SQL[] };

/** Decides what becomes of a batch's rows; batches are decided in their order. */
export const decide = async (context: CommandContext, origin: Origin, looked: Looked): Promise<Decided> => {
  const { rows, earlier } = looked;
  const differing = rows.filter(({ caseId, rowHash }) => earlier.get(caseId)?.rowHash !== rowHash);
  const gone = await takenBack(
    context,
    [...earlier.keys()],
    differing.flatMap(({ caseId }) => (earlier.has(caseId) ? [caseId] : [])),
  );
  const byHand = await correctedWomen(context, origin, looked, differing);
  const standing = differing.filter(({ caseId }) => !gone.has(caseId)).map(byHand.kept);
  const laid = await laidOver(
    context,
    origin,
    standing.filter(({ caseId }) => earlier.has(caseId)),
  );
  const news = [...standing.filter(({ caseId }) => !earlier.has(caseId)), ...laid.rows].toSorted(
    (a, b) => a.row - b.row,
  );
  const refusedRows = rows.filter(({ caseId }) => gone.has(caseId));
  const today = latestToday(context.now);
  const { joins, faults: misjoined } = await joinsOf(context, origin, looked, byHand.women);
  const held = await womenHeld(context.tx, context.ownerId, [...new Set(joins.values())]);
  const lifeOf = ({ caseId, record }: Met) => held.get(joins.get(caseId) ?? '') ?? record.patient;
  const newCases = news.filter(({ caseId }) => !earlier.has(caseId));
  const faults = [
    ...refusedRows.map(({ row }) => takenBackFault(row)),
    ...laid.faults,
    ...misjoined,
    ...(await diseaseFaults(context, origin, newCases, joins)),
    ...newCases.flatMap((read) => anewFaults(read, origin.entries)),
    ...(origin.says === null ? [] : news.flatMap(documentFaults)),
    ...news.flatMap((read) =>
      ownFaults(
        { ...read, record: { ...read.record, patient: lifeOf(read) } },
        origin.entries,
        today,
        looked,
      ),
    ),
  ];
  const spoilt = new Set(faults.map(({ row }) => row));
  const prepared = await prepare(
    context,
    origin,
    looked,
    news.filter(({ row }) => !spoilt.has(row)),
    joins,
  );
  const conflicts = await conflictsOf(context, origin, looked, prepared, gone);
  const possible = without(prepared, conflicts);
  const likenesses = await likenessesOf(context, origin, possible.map(womanOf), new Set(earlier.keys()));
  const { kept, faults: contradicting } = ofSharedWomen(origin, without(possible, likenesses));
  const fresh = kept.filter(({ caseId }) => !earlier.has(caseId));
  const corrected = kept.filter(({ caseId }) => earlier.has(caseId));
  const correctedRows = new Set(corrected.map(({ row }) => row));
  for (const { caseId, patientId, isKnown } of fresh)
    if (isKnown) context.announce({ type: 'care.same-woman', caseId, patientId });
  return {
    report: {
      created: fresh.length,
      changed: corrected.length,
      unchanged: rows.length - news.length - refusedRows.length - laid.faults.length,
      faults: [...faults, ...conflicts, ...likenesses, ...contradicting],
      differences: [
        ...byHand.differences.filter(({ row }) => standing.some((met) => met.row === row)),
        ...kept.flatMap(({ met, patientId, isKnown }) =>
          isKnown ? differencesOf(met, held.get(patientId)) : [],
        ),
      ],
      changes: laid.changes.filter(({ row }) => correctedRows.has(row)),
    },
    statements: await writing(
      kept.map((entry) => entry.source),
      fresh.map((entry) => entry.rows),
      corrected.map((entry) => entry.rows),
    ),
  };
};

/** Writes what was decided. */
export const write = async (
  { tx }: CommandContext,
  { report, statements }: Decided,
): Promise<BatchReport> => {
  await sendAll(tx, statements);
  return report;
};
