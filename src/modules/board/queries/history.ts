import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { among } from '../../../kernel/among.ts';
import { nameOf } from '../../../kernel/derivation.ts';
import { isUuid } from '../../../kernel/ids.ts';
import type { Locale } from '../../../kernel/languages.ts';
import { everPlace, hasMoved } from '../../../kernel/moved-record.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { seeStruck } from '../../../kernel/struck.ts';
import { localDay, localTime } from '../../../kernel/zone.ts';
import { namesIn } from '../../directory/index.ts';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import { changesOf } from '../../../kernel/forms/changes.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import {
  careCaseRows,
  caseRows,
  courseRecord,
  diseaseKept,
  type FormVersion,
  identityRows,
  patientRows,
  questionKept,
  referralRows,
  versionFor,
  versionsOf,
} from '../../care/index.ts';
import { agendaItemRows } from '../../meetings/index.ts';
import { decisionKept } from '../records/decision.ts';
import { fulfilmentKept } from '../records/fulfilment.ts';
import { recommendationKept } from '../records/recommendation.ts';
import { boardRows, fulfilment, herDecision, listing, recommendation } from '../tables.ts';
import { operationRows, operationReport, outcomeReport, pathologyReport } from '../../surgery/index.ts';

type Content = Readonly<Record<string, unknown>>;
type Written = {
  entry_id: string;
  seq: string;
  at: string;
  actor: { kind: string; personId?: string; name?: string };
  command: string;
  reason: string | null;
  table_name: string;
  row_id: string;
  version: number;
  content: Content | null;
  before: Content | null;
  mapping: string | null;
  file_hash: string | null;
  row_number: number | null;
  /** What the entry announced, where it moved a record; else null. */
  events: readonly MovedEvent[] | null;
};
type MovedEvent = {
  readonly type: string;
  readonly table: string;
  readonly id: string;
  readonly to: string;
  readonly out: string;
  readonly into: string;
};
type Who =
  | { readonly kind: 'person'; readonly name: string | null }
  | { readonly kind: string; readonly name: string | null };
/** Where records of an entry went, or came from, and who had recorded the first of them and when. */
export type MovedEntry = {
  readonly way: 'here' | 'away';
  readonly caseId: string;
  readonly label: string;
  readonly isThere: boolean;
  readonly first: { readonly who: Who; readonly day: string; readonly time: string } | null;
};

/** One field that a person or file wrote; null is unknown. Of a filled form (`answers.…`) it is what was said. */
export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };
export type RowChange = {
  /** Table of the record, e.g. `care.work_up`. */
  readonly table: string;
  readonly rowId: string;
  readonly version: number;
  /** What tells rows of a table apart: a work-up key, an operation's date, a recommendation's modality. */
  readonly about: string | null;
  /** Of a filled form the definition it follows, by its name in `questionnaires`. */
  readonly questionnaire: string | null;
  /** The content was erased: what it was can no longer be shown. */
  readonly erased: boolean;
  /** The row was taken back, or restored, by this entry. */
  readonly struck: 'taken_back' | 'restored' | 'moved' | null;
  /** Names, numbers or her birth date, which this reader may not see. */
  readonly hidden: boolean;
  readonly fields: readonly FieldChange[];
};
export type HistoryEntry = {
  readonly seq: number;
  readonly day: string;
  readonly time: string;
  readonly who: Who;
  readonly moved: MovedEntry | null;
  readonly command: string;
  readonly reason: string | null;
  readonly source: { readonly mapping: string; readonly fileHash: string; readonly row: number } | null;
  readonly rows: readonly RowChange[];
};

const notContent = new Set([
  'id',
  'owner_id',
  'version',
  'entry_id',
  'source_id',
  'salt',
  'struck',
  'case_id',
  'patient_id',
  'referral_id',
  'agenda_item_id',
  'listing_id',
  'operation_id',
  'form',
  'form_version',
  'answers',
  'done_on',
  'confirmed_from',
  'file_id',
  // Stands in `about`.
  'key',
]);
/** Of an item of an agenda only what the board concluded belongs to the case. */
const ofItem = new Set(['conclusion', 'deferral_reason', 'quorum_met', 'quorum_reason']);
const isOfItem = ({ table_name }: Written): boolean => table_name === nameOf(agendaItemRows);
const peopleFields = new Set(['consultant_id', 'owner_person_id', 'spoken_by', 'person_id']);

/** Every table whose rows lie within a case, and the column that names it. */
const parts = [...caseRows, ...operationRows, ...boardRows].flatMap(({ table, by }) =>
  typeof by === 'function' ? [] : [{ table, by }],
);

/** Every row of one case as it stands, and for whom it counts as identity. */
const currentRows = (ownerId: string, caseId: string): SQL => {
  const of = (table: PgTable, where: SQL): SQL =>
    sql`select ${nameOf(table)} as table_name, t.id as row_id, t.version, t.entry_id, to_jsonb(t) as content
        from ${table} t where t.owner_id = ${ownerId} and ${where}`;
  const hers = sql`t.id in (select patient_id from ${careCaseRows} where owner_id = ${ownerId} and id = ${caseId})`;
  return sql.join(
    [
      of(patientRows, hers),
      of(identityRows, hers),
      of(
        agendaItemRows,
        sql`t.id in (select agenda_item_id from ${listing} where owner_id = ${ownerId} and case_id = ${caseId})`,
      ),
      ...parts.map(({ table, by }) => of(table, sql`t.${sql.identifier(by.name)} = ${caseId}`)),
    ],
    sql` union all `,
  );
};

const written = async (tx: Tx, ownerId: string, caseId: string): Promise<Written[]> => {
  const everyVersion = tx.execute<Written>(sql`
    with now as (${currentRows(ownerId, caseId)}),
    every as (
      select table_name, row_id, version, entry_id, content from now
      union all
      select v.table_name, v.row_id, v.version, v.entry_id, v.content from kernel.version v
      where v.owner_id = ${ownerId} and v.row_id in (select row_id from now)
        and (v.table_name, v.row_id) in (select table_name, row_id from now)),
    compared as (
      select *, lag(content) over (partition by table_name, row_id order by version) as before from every)
    select j.id as entry_id, j.seq, j.at::text as at, j.actor, j.command, j.reason,
           e.table_name, e.row_id, e.version, e.content, e.before, s.mapping, s.file_hash, s.row_number,
           case when ${hasMoved(sql`j.events`)} then j.events end as events
    from compared e
    join kernel.journal j on j.owner_id = ${ownerId} and j.id = e.entry_id
    left join kernel.source s on s.owner_id = ${ownerId} and s.id = (e.content ->> 'source_id')::uuid
    order by j.seq desc, e.table_name, e.row_id`);
  // The page of a history reads nothing else.
  await seeStruck(tx);
  return (await everyVersion).rows;
};

const flat = (field: string, value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, inner]) => [`${field}.${key}`, inner])
    : [[field, value ?? null]];

const fieldsOf = (content: Content | null): Map<string, unknown> =>
  new Map(
    Object.entries(content ?? {})
      .filter(([field]) => !notContent.has(field))
      .flatMap(([field, value]) => flat(field, value)),
  );

/** Fields that differ between two consecutive versions of a row; without an earlier one, every known field. */
export const differences = (before: Content | null, after: Content | null): FieldChange[] => {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: fresh.get(field) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
};

/** Tables whose rows have columns for most items of a form, and these columns. */
const columnedForms = [
  { kept: diseaseKept, table: careCaseRows },
  { kept: questionKept, table: referralRows },
  { kept: recommendationKept, table: recommendation },
  { kept: decisionKept, table: herDecision },
  { kept: fulfilmentKept, table: fulfilment },
].map(({ kept: { form, columns }, table }) => {
  const all: Readonly<Record<string, { readonly name: string }>> = getTableColumns(table);
  const named = columns.map((item) => [item, all[item]?.name ?? item] as const);
  return { form, table: nameOf(table), named };
});
const columnedOf = (table: string) => columnedForms.find((one) => one.table === table);

/** Tables whose rows are filled forms of one definition each. */
const forms: Readonly<Record<string, Form>> = {
  ...Object.fromEntries(columnedForms.map(({ table, form }) => [table, form])),
  'surgery.operation': operationReport,
  'surgery.pathology': pathologyReport,
  'surgery.outcome_30d': outcomeReport,
};

/** What a row of `care.entry` was filled in by, as `id@version`; null for a row of another table. */
const questionnaireOf = ({ table_name, content, before }: Written): string | null => {
  const row = content ?? before;
  return table_name === 'care.entry' && row !== null
    ? `${String(row['form'])}@${String(row['form_version'])}`
    : null;
};
export type FilledForms = Readonly<Record<string, FormVersion>>;

const definitionsIn = async (tx: Tx, ownerId: string, rows: readonly Written[]): Promise<FilledForms> => {
  const named = rows.flatMap((row) => questionnaireOf(row) ?? []);
  const ids = [...new Set(named.map((name) => name.split('@')[0] ?? ''))];
  const versions: FormVersion[] = [];
  for (const id of ids) versions.push(...(await versionsOf(tx, ownerId, id)));
  return Object.fromEntries(
    [...new Set(named)].flatMap((name) => {
      const [id = '', version] = name.split('@');
      const found = versionFor(
        versions.filter(({ form }) => form.id === id),
        Number(version),
      );
      return found === undefined ? [] : [[name, found] as const];
    }),
  );
};

const isThere = ([, value]: readonly [string, unknown]): boolean => value !== null && value !== undefined;

/** What columns say, as answers keep it; only people stand there otherwise. */
const saidInColumns = (table: string, form: Form, content: Content | null): Content =>
  Object.fromEntries(
    (columnedOf(table)?.named ?? [])
      .map(([item, column]) => [item, content?.[column]] as const)
      .filter(isThere)
      .map(([item, value]) => [item, form.items[item]?.kind === 'person' ? { person: value } : value]),
  );

const answersIn = (table: string, form: Form, content: Content | null): AnyAnswers => {
  const stored = (content?.['answers'] ?? {}) as Content;
  const version = content?.['form_version'] ?? (columnedOf(table) === undefined ? form.version : 1);
  return readKept(form, { ...stored, ...saidInColumns(table, form, content) }, Number(version)) as AnyAnswers;
};

const answerChanges = (row: Written, questionnaires: FilledForms): FieldChange[] => {
  const { table_name, before, content } = row;
  const form = forms[table_name] ?? questionnaires[questionnaireOf(row) ?? '']?.form;
  if (form === undefined) return [];
  return changesOf(form, answersIn(table_name, form, before), answersIn(table_name, form, content)).map(
    ({ name, ...change }) => ({
      field: `answers.${name}`,
      ...change,
    }),
  );
};

const aboutKeys = ['key', 'done_on', 'filled_on', 'modality', 'received_on', 'made_on'] as const;

const aboutOf = (content: Content | null): string | null => {
  const value = aboutKeys.map((key) => content?.[key]).find((candidate) => typeof candidate === 'string');
  return typeof value === 'string' ? value : null;
};

const isIdentity = (table: string, field: string): boolean =>
  table === 'care.identity' || (table === 'care.patient' && field === 'born_on');

/** Items in columns and the day of a record of the course are told as answers; an agenda's item has more than belongs to the case. */
const isBeside = ({ table_name, content, before }: Written, field: string): boolean =>
  columnedOf(table_name)?.named.some(([, column]) => column === field) === true ||
  (table_name === nameOf(agendaItemRows) && !ofItem.has(field)) ||
  (table_name === 'care.entry' &&
    field === 'filled_on' &&
    courseRecord(String((content ?? before)?.['form'])) !== undefined);

const struckIn = ({ before, content, events }: Written): RowChange['struck'] => {
  if (content === null) return null;
  const [was, is] = [before?.['struck'] ?? null, content['struck'] ?? null];
  if (was === is) return null;
  if (is === null) return 'restored';
  return events === null ? 'taken_back' : 'moved';
};

/** Whether nothing of a version belongs to the case. */
const isSilent = (row: Written): boolean =>
  row.content !== null && differences(row.before, row.content).every(({ field }) => isBeside(row, field));

const rowChange = (
  row: Written,
  canSeeIdentity: boolean,
  named: (id: unknown) => unknown,
  questionnaires: FilledForms,
): RowChange => {
  const columns = differences(row.before, row.content).filter(({ field }) => !isBeside(row, field));
  const all = [...columns, ...answerChanges(row, questionnaires)];
  const fields = all.filter(({ field }) => canSeeIdentity || !isIdentity(row.table_name, field));
  return {
    table: row.table_name,
    rowId: row.row_id,
    version: row.version,
    about: aboutOf(row.content),
    questionnaire: questionnaireOf(row),
    erased: row.content === null,
    // An item goes along with its listing, which says so.
    struck: isOfItem(row) ? null : struckIn(row),
    hidden: fields.length < all.length,
    fields: fields.map(({ field, before, after }) =>
      peopleFields.has(field) || field.startsWith('answers.')
        ? { field, before: named(before), after: named(after) }
        : { field, before, after },
    ),
  };
};

const text = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

/** Everybody who is marked as a person in answers. */
const namedIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('person' in value && typeof value.person === 'string' && isUuid(value.person)) return [value.person];
  return Object.values(value).flatMap(namedIn);
};

const peopleIn = (rows: readonly Written[]): string[] =>
  rows.flatMap(({ actor, content, before }) => [
    ...text(actor.personId),
    ...[...peopleFields].flatMap((field) => [...text(content?.[field]), ...text(before?.[field])]),
    ...namedIn(content?.['answers']),
    ...namedIn(before?.['answers']),
  ]);

/** The same value with people's names in the place of their ids. */
const withNames = (value: unknown, names: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => withNames(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNames(inner, names)]));
};

/** Records that entries moved out of the case or into it. */
const movesIn = (rows: readonly Written[], caseId: string) =>
  new Map(
    rows.flatMap(({ entry_id, events }) => {
      const move = events?.find(
        ({ type, out, into }) => type === 'kernel.moved' && [out, into].includes(caseId),
      );
      return move === undefined ? [] : [[entry_id, move] as const];
    }),
  );

type Actor = Written['actor'];
/** Tables whose records are moved, by their names. */
const movedTables = new Map(parts.map(({ table }) => [nameOf(table), table]));

/** Who wrote a record first, wherever it lay then. */
const firstWriting = async (tx: Tx, ownerId: string, { table, to }: MovedEvent) => {
  const known = movedTables.get(table);
  if (known === undefined) return null;
  const { rows } = await tx.execute<{ at: string; actor: Actor }>(sql`
    select j.at::text as at, j.actor from ${everPlace(ownerId, known, sql`${to}::uuid`)} as ever
    join kernel.journal j on j.owner_id = ${ownerId} and j.id = ever.entry_id
    order by ever.step desc limit 1`);
  return rows[0] ?? null;
};

/** What the moves among these rows are to be told by: the other cases, and who wrote what came here. */
const movesOf = async (tx: Tx, ownerId: string, caseId: string, rows: readonly Written[]) => {
  const moves = movesIn(rows, caseId);
  if (moves.size === 0) return new Map<string, never>();
  const others = [...moves.values()].map(({ out, into }) => (into === caseId ? out : into));
  const cases = await tx
    .select({ id: careCaseRows.id, label: careCaseRows.label, struck: careCaseRows.struck })
    .from(careCaseRows)
    .where(among(careCaseRows.id, ownerId, [...new Set(others)]));
  const labels = new Map(cases.map((one) => [one.id, one]));
  const told: [
    string,
    Pick<MovedEntry, 'way' | 'caseId' | 'label' | 'isThere'> & {
      first: Awaited<ReturnType<typeof firstWriting>>;
    },
  ][] = [];
  for (const [entryId, move] of moves) {
    const isHere = move.into === caseId;
    const other = labels.get(isHere ? move.out : move.into);
    const first = isHere ? await firstWriting(tx, ownerId, move) : null;
    if (other !== undefined)
      told.push([
        entryId,
        {
          way: isHere ? 'here' : 'away',
          caseId: other.id,
          label: other.label,
          isThere: other.struck === null,
          first,
        },
      ]);
  }
  return new Map(told);
};

/**
 * Who wrote what of one case and when, latest entry first: every version of every row beside the one before it, also of
 * what was taken back since.
 * Times are the house's. Names, numbers and the birth date are left out unless the reader may see them; empty when
 * the owner has no such case. Beside it the definitions of the forms that were filled in.
 */
export const caseHistory = async (
  tx: Tx,
  ownerId: string,
  {
    caseId,
    zone,
    locale,
    canSeeIdentity,
  }: {
    caseId: string;
    zone: string;
    locale: Locale;
    canSeeIdentity: boolean;
  },
): Promise<{ readonly entries: HistoryEntry[]; readonly questionnaires: FilledForms }> => {
  const rows = await written(tx, ownerId, caseId);
  const questionnaires = await definitionsIn(tx, ownerId, rows);
  const moves = await movesOf(tx, ownerId, caseId, rows);
  const writers = [...moves.values()].flatMap(({ first }) => text(first?.actor.personId));
  const names = await namesIn(tx, locale, [...peopleIn(rows), ...writers]);
  const whoOf = ({ kind, personId, name }: Actor): Who => ({
    kind,
    name: personId === undefined ? (name ?? null) : (names.get(personId) ?? null),
  });
  const momentOf = (at: string) => ({ day: localDay(at, zone), time: localTime(at, zone) });
  const named = (value: unknown): unknown => withNames(value, names);
  const together = Map.groupBy(rows, (row) => row.entry_id);
  const entries = [...together.values()].flatMap((of): HistoryEntry[] => {
    const first = of[0];
    if (!first || of.every((row) => isOfItem(row) && isSilent(row))) return [];
    const move = moves.get(first.entry_id);
    const source = of.find((row) => row.mapping !== null);
    return [
      {
        seq: Number(first.seq),
        ...momentOf(first.at),
        who: whoOf(first.actor),
        moved:
          move === undefined
            ? null
            : {
                ...move,
                first: move.first && { who: whoOf(move.first.actor), ...momentOf(move.first.at) },
              },
        command: first.command,
        reason: first.reason,
        source: source
          ? { mapping: source.mapping ?? '', fileHash: source.file_hash ?? '', row: source.row_number ?? 0 }
          : null,
        rows: of
          .map((row) => rowChange(row, canSeeIdentity, named, questionnaires))
          .filter((row) => row.fields.length > 0 || row.hidden || row.erased || row.struck !== null),
      },
    ];
  });
  return { entries, questionnaires };
};
