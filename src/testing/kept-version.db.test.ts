import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { everyOwner } from '../app/backup/take-backup.ts';
import { migrateAll } from '../app/migrate.ts';
import { openHouse } from '../app/modules.ts';
import { userAdd } from '../app/program/user-add.ts';
import { connectionOf, operatorConnection } from '../kernel/app-password.ts';
import { verifyAudit } from '../kernel/audit/verify.ts';
import { loadBackup } from '../kernel/backup/load-backup.ts';
import { migrationsOf } from '../kernel/backup/our-tables.ts';
import { checkBackup } from '../kernel/backup/read-backup.ts';
import { readConfig } from '../kernel/config.ts';
import { execute } from '../kernel/command.ts';
import { settleAll } from '../kernel/settle-all.ts';
import { differingRows } from '../kernel/kept-rows.ts';
import { migrate } from '../kernel/migrate.ts';
import { type Database, openDatabase, withScope } from '../kernel/scope.ts';
import { differingCounts } from '../modules/quality/index.ts';
import { at, type TestCentre, type TestPerson } from './centre-on.ts';
import { earlierMigrations } from './earlier-version.ts';
import { keepVersion, keptKeys, type KeptVersion, keptVersions } from './kept-version.ts';
import { readersDay } from './form-rooms.ts';
import { scratchDatabase } from './scratch-database.ts';
import { visit } from './visit.ts';

/** Before a release: `KEEP_VERSION=0.2.0 npx vitest run --project db src/testing/kept-version`. */
const asked = process.env['KEEP_VERSION'];
if (asked !== undefined) await keepVersion(asked);

const keys = await keptKeys();

/** A database as that version left it: its tables, its views, its rows. */
const asItWas = async ({ backup, views }: KeptVersion) => {
  const scratch = await scratchDatabase('bare');
  const { opening } = await checkBackup(backup, keys);
  const { folder, remove } = earlierMigrations(opening.migrations.length);
  try {
    await migrate(scratch.owner, [readFileSync(views, 'utf8')], { folder });
    await loadBackup(scratch.owner, { path: backup, keys });
  } finally {
    remove();
  }
  return { ...scratch, opening };
};

const rowsOf = async (owner: pg.ClientConfig, text: string, values: unknown[] = []) => {
  const client = new pg.Client(owner);
  await client.connect();
  return (await client.query(text, values).finally(() => client.end())).rows;
};

/** Where everything of a house that its members may read stands. */
const addresses = async (owner: pg.ClientConfig, ownerId: string): Promise<string[]> => {
  const found = await rowsOf(
    owner,
    `select unnest(array['/cases/' || id, '/cases/' || id || '/history']) as path from care."case" where owner_id = $1
     union all select format('/cases/%s/entries/%s', case_id, id) from care.entry where owner_id = $1 and struck is null
     union all select format('/cases/%s/operations/%s', case_id, id) from surgery.operation where owner_id = $1 and struck is null
     union all select format('/meetings/%s', id) from meetings.meeting where owner_id = $1 and struck is null
     union all select unnest(array['/cases', '/meetings', '/scorecard', '/survival', '/statements', '/counts'])`,
    [ownerId],
  );
  return found.map(({ path }) => path);
};

/** The centre of the kept record, and its chair in front of a browser. */
const chairIn = async (owner: pg.ClientConfig, database: Database) => {
  const [found] = await rowsOf(
    owner,
    `select o.id as "ownerId", o.slug, o.zone, p.user_id as "userId", p.id as "personId", a.discipline
     from directory.organisation o join directory.affiliation a on a.organisation_id = o.id and a.role = 'chair'
     join directory.person p on p.id = a.person_id`,
  );
  const { ownerId, slug, zone, userId, personId, discipline } = found ?? {};
  const grants = [{ ownerId, role: 'chair', discipline }] as const;
  const chair: TestPerson = { kind: 'user', userId, personId, grants };
  const centre = { database, ownerId, slug, zone, now: () => at(readersDay) };
  return { ownerId: String(ownerId), reader: visit(centre as unknown as TestCentre, chair) };
};

/** The program of today on this database, as people and as whoever runs it. */
const opened = (owner: pg.ClientConfig) => {
  const app = openDatabase(connectionOf(owner, 'consilium_app'), openHouse('thrown'), 4);
  const operators = openDatabase(operatorConnection(owner), openHouse('thrown'), 4);
  return { app, operators, close: () => Promise.all([app.close(), operators.close()]) };
};

test.each(keptVersions())('the record of $version is brought to this version whole', async (kept) => {
  const { owner, drop, opening } = await asItWas(kept);
  await migrateAll(owner);
  const { app, operators, close } = opened(owner);
  const client = new pg.Client(owner);
  await client.connect();
  try {
    // A migration that was released is never changed.
    expect((await migrationsOf(client)).slice(0, opening.migrations.length)).toEqual(opening.migrations);
    expect((await verifyAudit(operators, await everyOwner(client), opening.heads)).faults).toEqual([]);
    const { ownerId, reader } = await chairIn(owner, app);
    const call = { actor: { kind: 'operator' } as const, ownerId, now: at(readersDay) };
    expect(await execute(operators, settleAll, call, {})).toMatchObject({ result: { failed: 0 } });
    const differing = await withScope(app, [ownerId], async (tx) => [
      ...(await differingRows(tx, ownerId)),
      ...(await differingCounts(tx, ownerId)),
    ]);
    expect(differing).toEqual([]);
    for (const path of await addresses(owner, ownerId)) {
      const { status, text } = await reader.get(path);
      expect([path, status], text.slice(0, 300)).toEqual([path, 200]);
    }
  } finally {
    await Promise.all([client.end(), close()]);
    await drop();
  }
});

/** Adds somebody on the command line, to which this database is a server of one's own. */
const added = (owner: pg.ClientConfig, centre: string, email: string) => {
  const { host, port, user, password, database } = owner;
  const login = `${user}:${encodeURIComponent(String(password))}`;
  const DATABASE_URL = `postgresql://${login}@localhost:${port}/${database}?host=${encodeURIComponent(String(host))}`;
  const values = { centre, name: 'Added', role: 'clinician' };
  return (
    userAdd
      .run({ config: readConfig({ DATABASE_URL }), values, positionals: [email], json: true })
      // A command does not live on for who started it; the tests' worker does.
      .finally(() => process.channel?.ref())
  );
};

test.each(keptVersions())(
  'the command line, started first on the record of $version, settles whose turn it is before it writes, once',
  async (kept) => {
    const { owner, drop } = await asItWas(kept);
    try {
      const [centre] = await rowsOf(
        owner,
        `select o.id, o.slug, (select max(seq) from kernel.journal where owner_id = o.id) as head
         from directory.organisation o where exists (select from care.referral where owner_id = o.id)`,
      );
      await added(owner, centre.slug, 'first@example.org');
      await added(owner, centre.slug, 'second@example.org');
      const entries = await rowsOf(
        owner,
        'select command from kernel.journal where owner_id = $1 and seq > $2 order by seq',
        [centre.id, centre.head],
      );
      expect(entries.map(({ command }) => command)).toEqual([
        'kernel.settle-all',
        'directory.add-people',
        'directory.add-people',
      ]);
      expect(await rowsOf(owner, 'select from board.turn where owner_id = $1', [centre.id])).not.toEqual([]);
    } finally {
      await drop();
    }
  },
);
