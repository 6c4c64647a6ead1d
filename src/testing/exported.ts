import { told as toldRecords } from '../app/modules.ts';
import { withScope } from '../kernel/scope.ts';
import { exportOf, type NotExported } from '../modules/board/index.ts';
import { parseMapping } from '../modules/board/import/find-mapping.ts';
import { readCasesFrom } from '../modules/board/import/read-cases.ts';
import { defineForm, entriesFedAt, toldSubjects } from '../modules/care/index.ts';
import type { TestCentre } from './centre-on.ts';
import { gathered } from './gathered.ts';
import { bringRead, type Told } from './real-table.ts';

type File = {
  readonly name: string;
  readonly text: string;
  readonly mapping: object;
  /** The questionnaire of the house's own that its rows are. */
  readonly definition: object | undefined;
};
export type TestExport = {
  readonly files: readonly File[];
  readonly notExported: readonly NotExported[];
  readonly shown: readonly string[];
  /** How often the record was read, and of how many cases at once at most. */
  readonly reads: { readonly count: number; readonly most: number };
};

/** All files of a centre's export. */
export const exportedFrom = async (
  { database, ownerId, slug }: TestCentre,
  { named = true }: { named?: boolean } = {},
): Promise<TestExport> => {
  const shown: string[] = [];
  const reads = { count: 0, most: 0 };
  const found = await exportOf({
    slug,
    named,
    tables: async (given) =>
      (await toldRecords.tables(given)).map((table) => ({
        ...table,
        rows: (telling, ids) => {
          reads.most = Math.max(reads.most, ids.length);
          return table.rows(telling, ids);
        },
      })),
    untold: toldRecords.untold,
    read: (work) => {
      reads.count += 1;
      return withScope(database, [ownerId], (tx) => work({ tx, ownerId, named }));
    },
    shown: async (patientIds) => void shown.push(...patientIds),
  });
  const files: File[] = [];
  for (const { name, mapping, definition, lines } of found.files)
    files.push({
      name,
      text: (await gathered(lines())).join(''),
      mapping: mapping.body,
      definition: definition?.body,
    });
  return { files, notExported: found.notExported(), shown, reads };
};

/** What a mapping may feed at a centre. */
export const entriesAt = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => entriesFedAt(tx, ownerId));

/** Brings the files of an export into a centre, in their order; what each brought, and what was told of its rows. */
export const broughtBack = async (centre: TestCentre, { files }: TestExport, told: Told = {}) => {
  const reports = [];
  const { administrator } = centre.people;
  for (const { name, text, mapping, definition } of files) {
    if (definition) await centre.as(administrator, defineForm, { body: JSON.stringify(definition) });
    const read = parseMapping(mapping, name, await entriesAt(centre));
    const bytes = async function* () {
      yield new TextEncoder().encode(text);
    };
    const rows = await gathered((await readCasesFrom(bytes(), read)).rows);
    const faults = rows.flatMap((row) => ('faults' in row ? row.faults : []));
    const warnings = rows.flatMap((row) => ('warnings' in row ? row.warnings : []));
    const counts = await bringRead(centre, await readCasesFrom(bytes(), read), read, told);
    reports.push({ name, counts, faults, warnings });
  }
  return reports;
};

/** What every row of each table says, without the ids that name it; in no order. */
export const saidBy = (centre: TestCentre, named = true): Promise<Readonly<Record<string, string[]>>> =>
  withScope(centre.database, [centre.ownerId], async (tx) => {
    const telling = { tx, ownerId: centre.ownerId, named };
    const ids = (await toldSubjects(telling, '')).map(({ id }) => id);
    const tables: [string, string[]][] = [];
    for (const { name, rows } of await toldRecords.tables(telling)) {
      const said = (await rows(telling, ids)).map(({ values }) =>
        JSON.stringify([...values].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      );
      tables.push([name, said.toSorted()]);
    }
    return Object.fromEntries(tables);
  });
