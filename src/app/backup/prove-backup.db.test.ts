import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionOf, operatorConnection } from '../../kernel/app-password.ts';
import { recordBytes, recordsIn } from '../../kernel/backup/records.ts';
import { execute } from '../../kernel/command.ts';
import { installationId } from '../../kernel/ids.ts';
import { addKey, type Keys } from '../../kernel/key-file.ts';
import { type Database, openDatabase } from '../../kernel/scope.ts';
import { opening, sealing } from '../../kernel/sealing.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { operateTestCase } from '../../testing/operated-case.ts';
import { scratchDatabase } from '../../testing/scratch-database.ts';
import { openHouse } from '../modules.ts';
import { noteBackup } from './commands/note-backup.ts';
import { lastNotes } from './history.ts';
import { proveBackup } from './prove-backup.ts';
import { takeBackup } from './take-backup.ts';

type Place = Awaited<ReturnType<typeof scratchDatabase>> & { readonly database: Database };

const folder = mkdtempSync(join(tmpdir(), 'consilium-prove-'));
const places: Place[] = [];
const now = Temporal.Instant.from('2026-11-27T09:00:00Z');
let keys: Keys;
let source: Place;
let centre: Awaited<ReturnType<typeof createTestCentre>>;

const place = async (...statements: string[]): Promise<Place> => {
  const made = await scratchDatabase();
  const database = openDatabase(operatorConnection(made.owner), openHouse('thrown'), 4);
  const opened = { ...made, database };
  places.push(opened);
  for (const text of statements) await ask(opened, text);
  return opened;
};
const ask = async ({ owner }: Place, text: string): Promise<void> => {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(text).finally(() => client.end());
};
const backUp = async (name: string): Promise<string> => {
  const path = join(folder, name);
  const app = connectionOf(source.owner, 'consilium_app');
  await takeBackup({ owner: source.owner, app, database: source.database, now }, { keys, path });
  return path;
};

/** The same backup with another opening, sealed with the same key. */
const reopened = async (
  path: string,
  change: (opening: Record<string, unknown>) => object,
): Promise<string> => {
  const altered = `${path}.altered`;
  const records: Buffer[] = [];
  await pipeline(
    createReadStream(path),
    opening(keys, 'backup'),
    createGunzip(),
    async (bytes: AsyncIterable<Buffer>) => {
      for await (const record of recordsIn(bytes)) {
        const said = record.kind === 'opening' ? JSON.parse(record.bytes.toString('utf8')) : null;
        records.push(recordBytes(record.kind, said === null ? record.bytes : change(said)));
      }
    },
  );
  await pipeline(Readable.from(records), createGzip(), sealing(keys, 'backup'), createWriteStream(altered));
  return altered;
};

const proof = async (path: string, target: Place) => {
  const proved = await proveBackup(target, { path, keys });
  const { tables, heads, figures, faults } = proved.proof;
  return {
    tables,
    heads,
    figures,
    faults: [...new Set(faults.map(({ code }) => code))],
    isProved: proved.isProved,
  };
};
const nothing = { tables: [], heads: [], figures: [], faults: [] };

beforeAll(async () => {
  keys = await addKey(join(folder, 'keys'));
  source = await place();
  centre = await createTestCentre({ database: source.database });
  await operateTestCase(centre);
}, 60_000);
afterAll(async () => {
  for (const { database, drop } of places) await database.close().then(drop);
  rmSync(folder, { recursive: true, force: true });
});

test('a backup that comes back as it was is proved', async () => {
  const target = await place();
  expect(await proof(await backUp('whole'), target)).toEqual({ ...nothing, isProved: true });
});

test('a row that comes back otherwise is told by its table', async () => {
  await ask(source, 'create table quality.rounded as select 1.234 as n');
  const target = await place('create table quality.rounded (n numeric(4, 1))');
  const { tables, isProved } = await proof(await backUp('rounded'), target);
  expect({ tables, isProved }).toEqual({ tables: ['quality.rounded'], isProved: false });
  await ask(source, 'drop table quality.rounded');
});

test('other figures, and a chain that ends elsewhere, are told by house and owner', async () => {
  const path = await backUp('figures');
  const target = await place();
  const other = { seq: 99, hash: 'f'.repeat(64) };
  const altered = await reopened(path, (said) => ({
    ...said,
    figures: { [centre.slug]: '0'.repeat(64) },
    heads: { ...(said['heads'] as object), [centre.ownerId]: other },
  }));
  expect(await proof(altered, target)).toEqual({
    ...nothing,
    heads: [centre.ownerId],
    figures: [centre.slug],
    faults: ['tail_cut'],
    isProved: false,
  });
});

test('a record that was tampered with before it was backed up proves nothing', async () => {
  await ask(
    source,
    `set session_replication_role = replica; update surgery.operation set answers = answers || '{"bloodLossMl": 7}' where owner_id = '${centre.ownerId}'`,
  );
  const target = await place();
  expect(await proof(await backUp('tampered'), target)).toEqual({
    ...nothing,
    faults: ['row_changed'],
    isProved: false,
  });
});

test('the last backup and the last drill of each result are remembered, and unknown before', async () => {
  const at = await place();
  expect(await lastNotes(at.database)).toEqual({});
  const id = '0193a5b2-0000-7000-8000-000000000000';
  const note = (what: 'made' | 'proved' | 'not-proved', minute: number, code: string | null = null) =>
    execute(
      at.database,
      noteBackup,
      { actor: { kind: 'operator' }, ownerId: installationId, now: now.add({ minutes: minute }) },
      { what, backupId: id, keyId: null, code },
    );
  await note('made', 0);
  await note('proved', 1);
  await note('not-proved', 2, 'tables');
  await note('made', 3);
  expect(await lastNotes(at.database)).toEqual({
    made: { at: '2026-11-27T09:03:00Z', backupId: id, code: '' },
    proved: { at: '2026-11-27T09:01:00Z', backupId: id, code: '' },
    'not-proved': { at: '2026-11-27T09:02:00Z', backupId: id, code: 'tables' },
  });
});
