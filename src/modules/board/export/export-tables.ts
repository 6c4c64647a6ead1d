import { writtenLine } from '../../../kernel/delimited/written-line.ts';
import type {
  Subject,
  Tells,
  Telling,
  ToldRow,
  ToldTable,
  UntoldRecords,
} from '../../../kernel/told-tables.ts';
import type { ZipEntry } from '../../../kernel/zip.ts';
import { toldSubjects } from '../../care/index.ts';
import { type Column, columnFor, type Written } from './columns.ts';

type ExportedCase = Subject & { readonly patientId: string };
/** Where an export reads, and whom it tells. */
export type Source = {
  readonly slug: string;
  readonly tables: Tells;
  readonly untold: readonly UntoldRecords[];
  readonly named: boolean;
  /** Reads in one snapshot of the house. */
  readonly read: <T>(work: (telling: Telling) => Promise<T>) => Promise<T>;
  /** Writes down that these women are shown, before they are. */
  readonly shown: (patientIds: readonly string[]) => Promise<void>;
};

/** What stands in the record and in no file, so that nothing is left out in silence. */
export type NotExported = {
  readonly table: string | null;
  readonly what: string;
  readonly count: number;
  readonly reason: 'no_field' | 'no_cell';
};
type ExportedFile = {
  readonly name: string;
  readonly mapping: { readonly file: string; readonly body: object };
  /** The questionnaire of the house's own that its rows are. */
  readonly definition?: { readonly file: string; readonly body: object };
  readonly rows: number;
  /** Its text line by line, once. */
  readonly lines: () => AsyncGenerator<string, void>;
};
export type Export = {
  readonly cases: number;
  /** In the order in which they are taken back. */
  readonly files: readonly ExportedFile[];
  /** Complete when all lines were read. */
  readonly notExported: () => readonly NotExported[];
};

/** So few that whoever waits for a page meanwhile hardly notices. */
const pageSize = 100;
const pagesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / pageSize) }, (_, page) =>
    all.slice(page * pageSize, (page + 1) * pageSize),
  );

const allSubjects = async ({ read }: Source): Promise<ExportedCase[]> => {
  const all: ExportedCase[] = [];
  for (;;) {
    const page = await read((telling) => toldSubjects(telling, all.at(-1)?.keys['label'] ?? ''));
    if (page.length === 0) return all;
    all.push(...page);
  }
};

/** What a cell may say as it stands: white space around a text is lost when it is read, and nothing is unknown. */
const isSayable = (cell: string | null): cell is string =>
  cell !== null && cell !== '' && cell === cell.trim();

type Looked = {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly untold: Map<string, number>;
};

const counted = (counts: Map<string, number>, what: string): void =>
  void counts.set(what, (counts.get(what) ?? 0) + 1);

const lookThrough = async (
  source: Source,
  table: ToldTable,
  cases: readonly ExportedCase[],
): Promise<Looked> => {
  const columns = new Map<string, Column>();
  const untold = new Map<string, number>();
  let rows = 0;
  for (const page of pagesOf(cases))
    for (const row of await rowsOf(source, table, page)) {
      rows += 1;
      for (const field of row.untold()) counted(untold, field);
      for (const [field, value] of row.values) {
        const column = columns.get(field) ?? openColumn(table, field);
        column.see(value);
        columns.set(field, column);
      }
    }
  return { rows, columns, untold };
};

const rowsOf = (
  { read }: Source,
  table: ToldTable,
  page: readonly ExportedCase[],
): Promise<readonly ToldRow[]> =>
  read((telling) =>
    table.rows(
      telling,
      page.map(({ id }) => id),
    ),
  );

const openColumn = ({ target }: ToldTable, field: string): Column => {
  const found = target(field);
  if (found === undefined) throw new Error(`no field of a mapping: ${field}`);
  return columnFor(found);
};

/** Columns in the order of the record, those it does not name after them. */
const inOrder = ({ fields }: ToldTable, columns: ReadonlyMap<string, Column>) => {
  const named = fields.filter((field) => columns.has(field));
  const others = [...columns.keys()].filter((field) => !named.includes(field)).toSorted();
  return [...named, ...others].map((field) => ({ field, ...(columns.get(field) as Column).written() }));
};
type Ordered = { readonly field: string } & Written;

/** The name by which the tables that bring cases know them; what is about them names it. */
const mappingName = ({ slug, named }: Source): string => `${named ? 'export' : 'pseudonymous'}-${slug}`;

const mappingOf = (source: Source, table: ToldTable, columns: readonly Ordered[]) => {
  const { fields = {}, ...more } = table.mapping as { readonly fields?: object };
  const brings = mappingName(source);
  return {
    name: table.isAbout ? `${brings}-${table.name}` : brings,
    version: 1,
    title: `${table.name} of ${source.slug}`,
    source: `Written by Consilium from the record of ${source.slug}`,
    entry: 'registry',
    delimiter: 'comma',
    encoding: 'utf-8',
    guarded: true,
    missing: [],
    key: 'case',
    ...(table.isAbout && { about: { mapping: brings }, operation: 'none' }),
    ...more,
    fields: {
      ...fields,
      ...Object.fromEntries(columns.map(({ field, reader }) => [field, { column: field, ...reader }])),
    },
  };
};

async function* linesOf(
  source: Source,
  table: ToldTable,
  cases: readonly ExportedCase[],
  columns: readonly Ordered[],
  unsayable: Map<string, number>,
): AsyncGenerator<string, void> {
  yield writtenLine([...table.keys, ...columns.map(({ field }) => field)]);
  for (const page of pagesOf(cases)) {
    const byId = new Map(page.map((one) => [one.id, one]));
    const rows = await rowsOf(source, table, page);
    if (source.named && table.keys.includes('woman'))
      await source.shown(page.map(({ patientId }) => patientId));
    for (const { subjectId, keys, values } of rows) {
      const all: Readonly<Record<string, string>> = { ...byId.get(subjectId)?.keys, ...keys };
      yield writtenLine([
        ...table.keys.map((key) => all[key] ?? ''),
        ...columns.map(({ field, cell }) => {
          const value = values.get(field);
          const said = value === undefined ? null : cell(value);
          if (isSayable(said)) return said;
          if (value !== undefined) counted(unsayable, field);
          return '';
        }),
      ]);
    }
  }
}

const named = (
  table: ToldTable,
  counts: ReadonlyMap<string, number>,
  reason: NotExported['reason'],
): NotExported[] => [...counts].map(([what, count]) => ({ table: table.name, what, count, reason }));

/**
 * The records of a house as tables, each with the mapping that reads it back, and what no table can say. The record is read twice:
 * what a mapping says follows from all values, and no more than a page of cases is held at any moment.
 */
export const exportOf = async (given: Source): Promise<Export> => {
  const source = { ...given, shown: onceEach(given.shown) };
  const cases = await allSubjects(source);
  const [files, left]: [ExportedFile[], (() => NotExported[])[]] = [[], []];
  for (const table of await source.read(source.tables)) {
    const looked = await lookThrough(source, table, cases);
    if (looked.rows === 0) continue;
    const columns = inOrder(table, looked.columns);
    const unsayable = new Map<string, number>();
    left.push(() => [...named(table, looked.untold, 'no_field'), ...named(table, unsayable, 'no_cell')]);
    files.push({
      name: `${table.name}.csv`,
      mapping: { file: `${table.name}.json`, body: mappingOf(source, table, columns) },
      ...(table.definition !== undefined && {
        definition: { file: `${table.name}.form.json`, body: table.definition as object },
      }),
      rows: looked.rows,
      lines: () => linesOf(source, table, cases, columns, unsayable),
    });
  }
  const records = await source.read((telling) =>
    Promise.all(source.untold.map(({ count }) => count(telling))),
  );
  const untold = records
    .flat()
    .filter(({ count }) => count > 0)
    .map(({ name: what, count }): NotExported => ({ table: null, what, count, reason: 'no_field' }));
  return { cases: cases.length, files, notExported: () => [...left.flatMap((tell) => tell()), ...untold] };
};

/** Several tables name a woman; she is shown once. */
const onceEach = (shown: Source['shown']): Source['shown'] => {
  const before = new Set<string>();
  return async (patientIds) => {
    const more = patientIds.filter((id) => !before.has(id));
    for (const id of more) before.add(id);
    if (more.length > 0) await shown(more);
  };
};

type Asked = Pick<Source, 'slug' | 'named'>;

/** What was exported and what was not; complete when all lines were read. */
export const exportReport = ({ cases, files, notExported }: Export, { slug, named }: Asked) => ({
  centre: slug,
  identity: named,
  cases,
  /** In the order in which they are imported. */
  files: files.map(({ name, mapping, definition, rows }) => ({
    file: name,
    mapping: mapping.file,
    ...(definition && { form: definition.file }),
    rows,
  })),
  notExported: notExported(),
});
export type ExportReport = ReturnType<typeof exportReport>;

const json = (body: object): string => `${JSON.stringify(body, null, 2)}\n`;

/** Every file of an export by its name: the tables with their mappings, and at the end `export.json`, which says what is in none. */
export async function* filesOf(found: Export, asked: Asked): AsyncGenerator<ZipEntry> {
  for (const { name, mapping, definition, lines } of found.files) {
    yield { name, content: lines };
    yield { name: mapping.file, content: () => [json(mapping.body)] };
    if (definition) yield { name: definition.file, content: () => [json(definition.body)] };
  }
  yield { name: 'export.json', content: () => [json(exportReport(found, asked))] };
}
