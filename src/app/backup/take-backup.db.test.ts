import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '../../kernel/backup/manifest.ts';
import { contentOf } from '../../kernel/backup/write-backup.ts';
import { withSnapshot } from '../../kernel/backup/snapshot.ts';
import { connectionOf, operatorConnection } from '../../kernel/app-password.ts';
import { verifyAudit } from '../../kernel/audit/verify.ts';
import { addKey, type Keys } from '../../kernel/key-file.ts';
import { strike } from '../../kernel/commands/strike.ts';
import { type Database, openDatabase, withScope } from '../../kernel/scope.ts';
import { recordStatements } from '../../modules/quality/index.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { scratchDatabase } from '../../testing/scratch-database.ts';
import { story } from '../../testing/story.ts';
import { migrateAll } from '../migrate.ts';
import { openHouse } from '../modules.ts';
import { figureDigests } from './figures.ts';
import { restoreBackup } from './restore-backup.ts';
import { everyOwner, takeBackup } from './take-backup.ts';

type Place = Awaited<ReturnType<typeof scratchDatabase>> & { readonly database: Database };

const folder = mkdtempSync(join(tmpdir(), 'consilium-backup-'));
const places: Place[] = [];
const now = Temporal.Instant.from('2026-11-27T09:00:00Z');
let keys: Keys;
let source: Place;
let centre: Awaited<ReturnType<typeof createTestCentre>>;

const place = async (...how: Parameters<typeof scratchDatabase>): Promise<Place> => {
  const made = await scratchDatabase(...how);
  const database = openDatabase(operatorConnection(made.owner), openHouse('thrown'), 4);
  const opened = { ...made, database };
  places.push(opened);
  return opened;
};

const ask = async <Row extends pg.QueryResultRow>({ owner }: Place, ...words: [string, unknown[]?]) => {
  const client = new pg.Client(owner);
  await client.connect();
  return (await client.query<Row>(...words).finally(() => client.end())).rows;
};

/** Words that only just fit into lines, in a table as nobody has made one yet: none may be named anywhere. */
const oddTable = `
  create table quality."Odd one" (id bigint generated always as identity primary key, "Text of" text,
    twice bigint generated always as (id * 2) stored, raw bytea, span numrange, at timestamptz, "more" jsonb,
    parent bigint references quality."Odd one" (id));
  create sequence quality.counter start 40`;
const oddRows = `
  insert into quality."Odd one" ("Text of", raw, span, at, "more", parent) values
    (E'two\\nlines\\tand \\\\. a backslash', '\\x00ff0a', '[1.50,)', '2026-11-27 07:30:00.123456+09', '{"a": "\\n", "b": null}', 3),
    (null, null, null, null, null, null), ('', '', 'empty', 'infinity', '"null"', 1), (E'\\\\N', null, null, null, '[1.10]', 2);
  select nextval('quality.counter'), nextval('quality.counter')`;

/** Somebody is signed in, and somebody's address is being proved. */
const signedIn = `
  insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
  values ('u', 'Kim', 'kim@example.org', true, now(), now());
  insert into auth.session (id, "expiresAt", token, "userId", "createdAt", "updatedAt")
  values ('s', now() + interval '1 day', 'token', 'u', now(), now());
  insert into auth.verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
  values ('v', 'i', 'value', now() + interval '1 day', now(), now())`;

/** Every row of every table as text, by the database's own digest, seen by a login that no policy binds. */
const digests = async ({ owner, ...rest }: Place): Promise<Record<string, string>> => {
  const { user, password } = source.owner;
  const at = { ...rest, owner: { ...owner, ...(user && password ? { user, password } : {}) } };
  const tables = await ask<{ name: string }>(
    at,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|public|kernel_migration)' order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await ask<{ digest: string }>(
      at,
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text collate "C"), '')) as digest from ${name} t`,
    );
    found[name] = row?.digest ?? '';
  }
  return found;
};

/** The shape of everything that guards the rows. */
const guards = (at: Place) =>
  ask(
    at,
    `select c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity,
       array(select pg_get_triggerdef(t.oid) || t.tgenabled::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by 1) as triggers,
       array(select pg_get_constraintdef(k.oid) || k.conname || k.convalidated::text from pg_constraint k where k.conrelid = c.oid order by 1) as constraints
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' order by 1`,
  );

const backUp = (at: Place, name: string) =>
  takeBackup(
    { owner: at.owner, app: connectionOf(at.owner, 'consilium_app'), database: at.database, now },
    { keys, path: join(folder, name) },
  );
const restore = (at: Place, name: string) =>
  restoreBackup({ owner: at.owner, database: at.database, now }, { keys, path: join(folder, name) });
const verify = async (at: Place, heads: Manifest['opening']['heads']) => {
  const owners = await ask<{ id: string }>(at, 'select owner_id as id from kernel.journal_head');
  const found = await verifyAudit(
    at.database,
    owners.map(({ id }) => id),
    heads,
  );
  // The table that nobody names, and an owner of another name, are no part of what is shipped.
  const theirs = /Odd one|counter|plain_owner/;
  return { ...found, faults: found.faults.filter(({ definition = '' }) => !theirs.test(definition)) };
};

/** Something that was taken back is of the record too. */
const takenBack = async (): Promise<void> => {
  const { quality_manager: manager } = centre.people;
  const statement = {
    fact: 'active_trials',
    personId: null,
    holds: true,
    from: '2026-01-01',
    to: null,
    evidence: 'Register of trials',
  } as const;
  const { ids } = await centre.as(manager, recordStatements, { statements: [statement] });
  await centre.as(manager, strike, { table: 'quality.statement', id: ids[0] ?? '', version: 1 });
};

beforeAll(async () => {
  keys = await addKey(join(folder, 'keys'));
  source = await place();
  centre = await createTestCentre({ database: source.database });
  await story(centre);
  await takenBack();
  await ask(source, oddTable);
  await ask(source, oddRows);
  await ask(source, signedIn);
}, 120_000);
afterAll(async () => {
  for (const { database, drop } of places) await database.close().then(drop);
  rmSync(folder, { recursive: true, force: true });
});

test('a restored record is row by row what was backed up, guarded as before, and its figures are the same', async () => {
  const made = await backUp(source, 'quiet');
  const target = await place();
  await ask(target, oddTable);
  const before = await digests(source);
  const shape = await guards(target);
  const { opening } = await restore(target, 'quiet');
  expect(opening).toEqual(made.opening);

  const after = await digests(target);
  const differing = Object.keys(before).filter((name) => before[name] !== after[name]);
  // Each journal has an entry of its own by now: the backup's here, the restore's there. Who was signed in signs in again.
  const ended = ['auth.session', 'auth.verification'];
  expect(differing).toEqual([...ended, 'kernel.journal', 'kernel.journal_head']);
  expect(ended.map((name) => after[name]?.split(' ')[0])).toEqual(['0', '0']);
  expect(Object.values(before).filter((digest) => digest.startsWith('0 ')).length).toBeLessThan(12);
  expect(await guards(target)).toEqual(shape);
  expect(await guards(target)).toEqual(await guards(source));
  expect((await ask(target, `select nextval('quality.counter') as next`))[0]).toEqual({ next: '42' });
  await ask(target, `insert into quality."Odd one" ("Text of") values ('one more')`);
  expect(
    (await ask(target, `select max(id)::int as id, max(twice)::int as twice from quality."Odd one"`))[0],
  ).toEqual({
    id: 5,
    twice: 10,
  });
  expect((await verify(target, made.opening.heads)).faults).toEqual([]);
  expect(Object.keys(made.opening.figures)).toContain(centre.slug);
  expect(await withScope(target.database, [], (tx) => figureDigests(tx, now))).toEqual(made.opening.figures);
});

test('a backup of a record in which people work holds one moment of it', async () => {
  const over = new AbortController();
  let written = 0;
  const write = async () => {
    while (!over.signal.aborted) {
      await centre.as(centre.people.quality_manager, recordStatements, {
        statements: [
          {
            fact: 'active_trials',
            personId: null,
            holds: true,
            from: '2026-01-01',
            to: null,
            evidence: `list ${written}`,
          },
        ],
      });
      written += 1;
    }
  };
  const writing = Promise.all([write(), write()]);
  await expect.poll(() => written).toBeGreaterThan(5);
  const at = written;
  const made = await backUp(source, 'busy');
  const during = written - at;
  over.abort();
  await writing;
  expect(during).toBeGreaterThan(0);

  const target = await place();
  await ask(target, oddTable);
  await restore(target, 'busy');
  const verified = await verify(target, made.opening.heads);
  expect(verified.faults).toEqual([]);
  expect(verified.heads[centre.ownerId]).toEqual(made.opening.heads[centre.ownerId]);
  expect(await withScope(target.database, [], (tx) => figureDigests(tx, now))).toEqual(made.opening.figures);
});

test('the same rows are read from a restored record, and an owner’s login that is no superuser does all of it', async () => {
  const { password } = source.owner;
  await ask(source, `create role plain_owner login createrole password '${String(password)}'`);
  await ask(source, 'grant consilium_app, consilium_accounts to plain_owner with admin option');
  // As whoever makes a login has it: an owner who inherited what strangers may would read no more than they.
  await ask(source, 'grant consilium_public to plain_owner with admin true, inherit false');
  const login = { user: 'plain_owner', password: String(password) };
  const target = await place('bare', login);
  const again = await place('bare', login);
  try {
    for (const { owner } of [target, again]) await migrateAll(owner);
    for (const one of [target, again]) await ask(one, oddTable);
    const made = await backUp(source, 'for-plain-owner');
    await restore(target, 'for-plain-owner');
    const held = await withSnapshot(target.owner, everyOwner, contentOf);
    const differing = made.tables.filter(
      (table, index) => JSON.stringify(table) !== JSON.stringify(held[index]),
    );
    expect(differing.map(({ name }) => name)).toEqual(['kernel.journal', 'kernel.journal_head']);
    await backUp(target, 'by-plain-owner');
    await restore(again, 'by-plain-owner');
    const [from, to] = [await digests(target), await digests(again)];
    expect(Object.keys(from).filter((name) => from[name] !== to[name])).toEqual([
      'kernel.journal',
      'kernel.journal_head',
    ]);
    expect(from['surgery.operation']).not.toMatch(/^0 /);
    expect((await verify(again, made.opening.heads)).faults).toEqual([]);
  } finally {
    for (const one of [target, again]) {
      await one.database.close();
      await one.drop();
      places.splice(places.indexOf(one), 1);
    }
    await ask(source, 'drop owned by plain_owner; drop role plain_owner');
  }
}, 120_000);

test('the same rows are the same record, however they lie on the disk', async () => {
  const kept = await withSnapshot(source.owner, everyOwner, contentOf);
  const tables = kept.filter(({ rows }) => rows > 1).map(({ name }) => name);
  expect(tables.length).toBeGreaterThan(20);
  const client = new pg.Client(source.owner);
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    // The first row is written anew behind all others.
    for (const name of tables) {
      const column = await client.query<{ name: string }>(
        `select quote_ident(attname) as name from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' limit 1`,
        [name],
      );
      const { name: one } = column.rows[0] ?? { name: '' };
      const moved = await client.query(
        `update ${name} set ${one} = ${one} where ctid = (select min(ctid) from ${name})`,
      );
      expect([name, moved.rowCount]).toEqual([name, 1]);
    }
  } finally {
    await client.end();
  }
  expect(await withSnapshot(source.owner, everyOwner, contentOf)).toEqual(kept);
});
