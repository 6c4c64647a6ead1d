import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules } from '../app/modules.ts';
import { nameOf } from '../kernel/derivation.ts';
import { strikingOf } from '../kernel/striking.ts';
import {
  foreignKeysAbroad,
  keysBetweenRecords,
  tableFacts,
  tableLines,
  uniqueIndexes,
  viewFacts,
} from './catalogue.ts';
import { testDatabase } from './database.ts';
import { generatedMigration } from './generated-migration.ts';

const owner = new Client(testDatabase().owner);
const scratch = `scratch_${process.env['VITEST_POOL_ID'] ?? '1'}`;

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.query(`drop database if exists ${scratch}`);
  await owner.end();
});

/** Tables as the definitions in the code alone make them. */
const linesOfDefinitions = async (): Promise<string[]> => {
  await owner.query(`create database ${scratch}`);
  const client = new Client({ ...testDatabase().owner, database: scratch });
  await client.connect();
  try {
    await client.query((await generatedMigration('nothing')) ?? '');
    return await tableLines(client);
  } finally {
    await client.end();
  }
};

const partialDates = [
  ['care.case', 'presented_on'],
  ['care.entry', 'filled_on'],
  ['board.her_decision', 'spoken_on'],
  ['surgery.operation', 'done_on'],
  ['care.patient', 'born_on'],
  ['care.patient', 'died_on'],
  ['care.work_up', 'taken_on'],
] as const;

/** What a table definition cannot say, written by hand in the migrations. */
const byHand = [
  'constraint meetings.agenda_item.agenda_item_position UNIQUE (owner_id, meeting_id, "position") DEFERRABLE',
  "constraint directory.absence.absence_once EXCLUDE USING gist (owner_id WITH =, person_id WITH =, daterange(from_on, to_on, '[]'::text) WITH &&) WHERE ((struck IS NULL))",
  "index CREATE INDEX absence_once ON directory.absence USING gist (owner_id, person_id, daterange(from_on, to_on, '[]'::text)) WHERE (struck IS NULL)",
  ...partialDates.map(([table, field]) => {
    const name = `${table.split('.')[1]}_${field}_date`;
    return `constraint ${table}.${name} CHECK (kernel.is_partial_date(${field}))`;
  }),
  ...['directory.affiliation', 'directory.organisation', 'directory.person'].map(
    (table) => `constraint ${table}.check_giver TRIGGER DEFERRABLE INITIALLY DEFERRED`,
  ),
  'constraint kernel.journal.check_actor TRIGGER DEFERRABLE INITIALLY DEFERRED',
  'constraint kernel.journal.check_count TRIGGER DEFERRABLE INITIALLY DEFERRED',
  'constraint kernel.change.check_change TRIGGER DEFERRABLE INITIALLY DEFERRED',
  'constraint meetings.series_version.check_members TRIGGER DEFERRABLE INITIALLY DEFERRED',
  'constraint meetings.presence.presence_once EXCLUDE USING gist (owner_id WITH =, meeting_id WITH =, person_id WITH =, tstzrange(joined_at, left_at) WITH &&) WHERE ((struck IS NULL))',
  'index CREATE INDEX presence_once ON meetings.presence USING gist (owner_id, meeting_id, person_id, tstzrange(joined_at, left_at)) WHERE (struck IS NULL)',
];

/** Where what was taken back is found: made by `kernel.tenant_table` for every table. */
const takenBackIndex = (table: string): string => {
  const [schema, name] = table.split('.');
  return `index CREATE INDEX ${name}_struck ON ${schema}.${name === 'case' ? '"case"' : name} USING btree (owner_id, id) WHERE (struck IS NOT NULL)`;
};

test('the migrated database has the tables of the code: columns, types, defaults, keys, indexes, checks', async () => {
  const [defined, migrated] = [await linesOfDefinitions(), await tableLines(owner)];
  const tenants = (await tableFacts(owner)).filter(({ isTenant }) => isTenant).map(({ name }) => name);
  expect(defined.length).toBeGreaterThan(300);
  const only = (lines: readonly string[], others: readonly string[]) => {
    const known = new Set(others);
    return lines.filter((line) => !known.has(line));
  };
  expect({
    missingInTheDatabase: only(defined, migrated).filter((line) => !migrated.includes(`${line} DEFERRABLE`)),
    notInTheCode: only(migrated, defined).toSorted(),
  }).toEqual({
    missingInTheDatabase: [],
    notInTheCode: [...byHand, ...tenants.map(takenBackIndex)].toSorted(),
  });
});

/** Values that are never given again, whatever was taken back, and records that stand as they were written. */
const takenForGood = [
  'care.case_label',
  'kernel.definition_version',
  'meetings.agenda_item_position',
  'privacy.notice_once',
  'privacy.notice_standing',
  'privacy.taken_note_once',
];

test('what was taken back keeps no place: a unique index leaves it out, and still serves every look-up', async () => {
  const indexes = await uniqueIndexes(owner);
  const ofRows = indexes.filter(({ columns }) => !columns.includes('id'));
  expect(ofRows.length).toBeGreaterThan(8);
  // With `struck` as its last column, nulls being equal, it finds rows under the policy; a partial one does not.
  const standsAside = ofRows.filter(({ columns, nullsEqual }) => columns.at(-1) === 'struck' && nullsEqual);
  const partial = ofRows.filter(({ predicate }) => /\(?struck IS NULL\)?/.test(predicate ?? ''));
  const others = ofRows.filter((index) => !standsAside.includes(index) && !partial.includes(index));
  expect(others.map(({ name }) => name)).toEqual(takenForGood);
  for (const { name, twins } of partial) expect({ name, twins: twins > 0 }).toEqual({ name, twins: true });
});

test('nothing is left for drizzle-kit to generate', async () => {
  expect(await generatedMigration('migrations')).toBeNull();
});

test('foreign keys between modules run only along dependsOn; everything may stand on the kernel', async () => {
  const allowed = modules.flatMap(({ name, dependsOn }) =>
    [...dependsOn, 'kernel'].map((to) => ({ from: name, to })),
  );
  const found = await foreignKeysAbroad(owner);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((key) => !allowed.some(({ from, to }) => from === key.from && to === key.to))).toEqual(
    [],
  );
});

test('published views run with the rights of whoever reads them, and the application may only read', async () => {
  const views = await viewFacts(owner);
  expect(views.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['quality.indicator_case', 'quality.indicator_operation']),
  );
  for (const view of views) expect(view).toEqual({ name: view.name, invoker: true, grants: ['select'] });
});

test('what goes along when a record is taken back, and what rests on it, is as people have agreed', async () => {
  const parts = new Set(strikingOf(modules).parts.map((column) => `${nameOf(column.table)}.${column.name}`));
  const keys = await keysBetweenRecords(owner);
  expect([...parts].filter((part) => !keys.some(({ column }) => column === part))).toEqual([]);
  const lines = keys.map(
    ({ column, parent }) => `${parent}: ${column} ${parts.has(column) ? 'goes along' : 'rests on it'}`,
  );
  await expect(`${lines.toSorted().join('\n')}\n`).toMatchFileSnapshot('./what-goes-along.txt');
});
