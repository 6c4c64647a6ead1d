import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionOf, operatorConnection } from '../../kernel/app-password.ts';
import { refuseFilled } from '../../kernel/backup/load-backup.ts';
import { ourTables } from '../../kernel/backup/our-tables.ts';
import { checkBackup } from '../../kernel/backup/read-backup.ts';
import { recordBytes } from '../../kernel/backup/records.ts';
import { type FileHouse, openFiles } from '../../kernel/files/files.ts';
import { addKey, keyFrom, type Keys } from '../../kernel/key-file.ts';
import { type Database, openDatabase, withScope } from '../../kernel/scope.ts';
import { sealing } from '../../kernel/sealing.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { addDocument } from '../../modules/care/index.ts';
import { referTestCase } from '../../testing/listed-case.ts';
import { samplePdf } from '../../testing/sample-files.ts';
import { scratchDatabase } from '../../testing/scratch-database.ts';
import { openHouse } from '../modules.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

type Place = Awaited<ReturnType<typeof scratchDatabase>> & { readonly database: Database };

const folder = mkdtempSync(join(tmpdir(), 'consilium-restore-'));
const places: Place[] = [];
const now = Temporal.Instant.from('2026-11-27T09:00:00Z');
let [keys, others]: Keys[] = [];
let source: Place;
let target: Place;
let whole: Buffer;
/** A document of a case of the source. */
let paper: { house: FileHouse; id: string };

const place = async (): Promise<Place> => {
  const made = await scratchDatabase();
  const database = openDatabase(operatorConnection(made.owner), openHouse('thrown'), 4);
  const opened = { ...made, database };
  places.push(opened);
  return opened;
};
const backUp = (path: string, owner = source.owner) =>
  takeBackup(
    { owner, app: connectionOf(source.owner, 'consilium_app'), database: source.database, now },
    { keys: keys as Keys, path },
  );
const restore = (path: string, by = keys as Keys) =>
  restoreBackup({ owner: target.owner, database: target.database, now }, { keys: by, path });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: { code: string; params?: object }) => ({ code: error.code, ...error.params }),
  );
const file = (name: string, content: Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const ask = async (owner: pg.ClientConfig, text: string) => {
  const client = new pg.Client(owner);
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
};
const rowsInTarget = async (): Promise<number> => {
  const client = new pg.Client(target.owner);
  await client.connect();
  let rows = 0;
  for (const { name } of await ourTables(client))
    rows += (await client.query(`select count(*)::int as rows from ${name}`)).rows[0].rows;
  await client.end();
  return rows;
};

/** A backup of one's own making, sealed with the right key. */
const forged = async (name: string, records: Buffer[]): Promise<string> => {
  const path = join(folder, name);
  await pipeline(
    Readable.from(records),
    createGzip(),
    sealing(keys as Keys, 'backup'),
    createWriteStream(path),
  );
  return path;
};

beforeAll(async () => {
  keys = await addKey(join(folder, 'keys'));
  others = await addKey(join(folder, 'others'));
  source = await place();
  const centre = await createTestCentre({ database: source.database });
  const house = { id: centre.ownerId, demonstration: false };
  const { caseId } = await referTestCase(centre);
  const sealed = await openFiles(keys, null).seal(house, samplePdf);
  const said = { caseId, kind: 'scan', on: null, note: null, file: sealed.id } as const;
  await centre.as(centre.people.surgeon, addDocument, said, { files: [sealed] });
  paper = { house, id: sealed.id };
  await backUp(join(folder, 'whole'));
  whole = readFileSync(join(folder, 'whole'));
  target = await place();
});
afterAll(async () => {
  for (const { database, drop } of places) await database.close().then(drop);
  rmSync(folder, { recursive: true, force: true });
});

test('a file that was cut, changed or sealed with another key loads nothing', async () => {
  const places = [20, 40, 60, 80, Math.floor(whole.length / 2), whole.length - 1];
  for (const at of places) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await codeOf(restore(file('changed', changed))), `byte ${at}`).toMatchObject({
      code: expect.stringMatching(/^sealed_(?:file_(?:changed|cut|unknown)|with_another_key)$/),
    });
  }
  for (const length of [100, whole.length - 17, whole.length - 1])
    expect(await codeOf(restore(file('cut', whole.subarray(0, length))))).toEqual({
      code: 'sealed_file_cut',
      byte: length,
    });
  expect(await codeOf(restore(file('whole-again', whole), others))).toEqual({
    code: 'sealed_with_another_key',
    key: keys?.[0].id,
  });
  expect(await codeOf(restore(file('text', Buffer.from('no backup'))))).toMatchObject({
    code: 'sealed_file_unknown',
  });
  expect(await codeOf(restore(join(folder, 'nowhere')))).toMatchObject({ code: 'file_not_readable' });
  expect(await rowsInTarget()).toBe(0);
});

test('a backup of other migrations, of other tables, or that contradicts itself, loads nothing', async () => {
  const heads = {};
  const zero = '0'.repeat(64);
  const migrations = (
    await ask(target.owner, 'select hash from kernel_migration.__drizzle_migrations order by id')
  ).map(({ hash }) => String(hash));
  const opening = {
    format: 1,
    id: '0193a5b2-0000-7000-8000-000000000000',
    at: now.toString(),
    version: '9.9.9',
    migrations,
    heads,
    figures: {},
    sequences: [],
  };
  const closing = recordBytes('closing', { tables: [] });
  const starting = (more: object) => recordBytes('opening', { ...opening, ...more });
  const attempt = async (...records: Buffer[]) => codeOf(restore(await forged('forged', records)));
  expect(await attempt(starting({ migrations: [...migrations, zero] }), closing)).toEqual({
    code: 'backup_of_other_version',
    version: '9.9.9',
  });
  expect(
    await attempt(starting({}), recordBytes('table', { name: 'care.unheard', columns: ['id'] }), closing),
  ).toEqual({ code: 'backup_tables_differ', table: 'care.unheard' });
  expect(await attempt(starting({}), closing)).toMatchObject({ code: 'backup_tables_differ' });
  expect(await attempt(starting({ format: 2 }), closing)).toEqual({ code: 'backup_unreadable' });
  expect(await attempt(starting({}))).toEqual({ code: 'backup_unreadable' });
  expect(await attempt(starting({}), closing, closing)).toEqual({ code: 'backup_unreadable' });
  const attempts = recordBytes('table', { name: 'auth.attempt', columns: ['key', 'count', 'since'] });
  const row = recordBytes('rows', Buffer.from('k\t1\t2026-11-27 00:00:00+00\n'));
  const content = { name: 'auth.attempt', rows: 2, sha256: zero };
  expect(await attempt(starting({}), attempts, row, recordBytes('closing', { tables: [content] }))).toEqual({
    code: 'backup_contradicts_itself',
    table: 'auth.attempt',
  });
  const spoilt = recordBytes('rows', Buffer.from('Kim Minji\tmany\t1961-02\n'));
  expect(await attempt(starting({}), attempts, spoilt, closing)).toEqual({ code: 'value_unreadable' });
  expect(await rowsInTarget()).toBe(0);
});

test('nothing is loaded beside rows that are there, nor under a program that runs', async () => {
  const other = await place();
  await createTestCentre({ database: other.database });
  const into = (path: string) =>
    codeOf(
      restoreBackup({ owner: other.owner, database: other.database, now }, { keys: keys as Keys, path }),
    );
  expect(await into(join(folder, 'whole'))).toEqual({ code: 'restore_target_in_use' });
  expect(await codeOf(refuseFilled(other.owner))).toEqual({ code: 'restore_target_in_use' });
  await other.database.close();
  await expect.poll(() => into(join(folder, 'whole'))).toMatchObject({ code: 'restore_target_not_empty' });
  expect(await codeOf(refuseFilled(other.owner))).toMatchObject({ code: 'restore_target_not_empty' });
  expect(await codeOf(refuseFilled(target.owner))).toBe('accepted');
  places.splice(places.indexOf(other), 1);
  await other.drop();
});

test('a backup never lies half-written under its name, nor over another', async () => {
  const there = readdirSync(folder);
  expect(await codeOf(backUp(join(folder, 'whole')))).toMatchObject({ code: 'backup_file_exists' });
  expect(await codeOf(backUp(join(folder, 'nowhere', 'file')))).toMatchObject({
    code: 'backup_not_written',
    reason: 'ENOENT',
  });
  const path = join(folder, 'broken-off');
  const names: string[][] = [];
  const watching = setInterval(() => names.push(readdirSync(folder)), 1);
  await ask(
    source.owner,
    `create table quality.long as select n, repeat(md5(n::text), 30) from generate_series(1, 300000) n`,
  );
  let isOver = false;
  const strike = async (): Promise<void> => {
    await ask(
      { ...source.owner, database: 'postgres' },
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = '${String(source.owner.database)}' and query like 'copy (select%'`,
    );
    if (!isOver) await strike();
  };
  const striking = strike();
  expect(await codeOf(backUp(path))).toEqual({ code: 'database_away' });
  isOver = true;
  clearInterval(watching);
  await striking;
  expect(names.some((seen) => seen.some((name) => name.endsWith('.unfinished')))).toBe(true);
  expect(names.some((seen) => seen.includes('broken-off'))).toBe(false);
  expect(readdirSync(folder)).toEqual(there);
  await ask(source.owner, 'drop table quality.long');
  expect(existsSync(path)).toBe(false);
});

test('of backups that are made at once one has the name, and what somebody made meanwhile stays', async () => {
  const path = join(folder, 'at-once');
  const all = await Promise.all([1, 2, 3].map(() => codeOf(backUp(path))));
  expect(all.filter((code) => code === 'accepted')).toHaveLength(1);
  expect(all.filter((code) => code !== 'accepted')).toEqual(
    [1, 2].map(() => ({ code: 'backup_file_exists', path })),
  );
  expect(readdirSync(folder).filter((name) => name.includes('at-once'))).toEqual(['at-once']);
  expect((await checkBackup(path, keys as Keys)).tables.length).toBeGreaterThan(20);

  const theirs = join(folder, 'theirs');
  const making = setInterval(() => {
    if (readdirSync(folder).some((name) => name.endsWith('.unfinished'))) writeFileSync(theirs, 'theirs');
  }, 1);
  expect(await codeOf(backUp(theirs))).toEqual({ code: 'backup_file_exists', path: theirs });
  clearInterval(making);
  expect(readFileSync(theirs, 'utf8')).toBe('theirs');
});

test('each backup and restore is noted in the installation’s own journal', async () => {
  const made = await backUp(join(folder, 'noted'));
  await restore(join(folder, 'noted'));
  const notes = await ask(
    target.owner,
    `select command, events from kernel.journal where command = 'backup.note-backup' order by seq`,
  );
  expect(notes.at(-1)).toMatchObject({ events: [{ type: 'backup.restored', backupId: made.opening.id }] });
  const [last] = await ask(
    source.owner,
    `select events from kernel.journal where command = 'backup.note-backup' order by seq desc limit 1`,
  );
  expect(last).toMatchObject({
    events: [{ type: 'backup.made', backupId: made.opening.id, keyId: keys?.[0].id }],
  });
  expect(await withScope(target.database, [], async () => 'usable')).toBe('usable');
});

test('documents come back with it, and are opened by the keys that sealed them, also behind a newer one', async () => {
  const newer: Keys = [keyFrom('newer'), ...(keys as Keys)];
  const open = (by: Keys) =>
    withScope(target.database, [paper.house.id], (tx) => openFiles(by, null).open(tx, paper.house, paper.id));
  expect((await open(newer)).bytes.equals(samplePdf)).toBe(true);
  expect(await codeOf(open(others as Keys))).toEqual({ code: 'file_key_missing', key: keys?.[0].id });
});
