import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { appPassword, type Login, logins } from './app-password.ts';

/** Any number; two programs starting on one database take turns. */
const turn = 7_205_741;

type Tell = (message: string) => void;

/**
 * Waits for the turn, which lasts as long as the connection. After two seconds of waiting it is told once what is waited
 * for: another program's migration, which ends with its own connection.
 */
export const takeTurn = async (client: pg.Client, tell: Tell): Promise<void> => {
  const waiting = setTimeout(
    () => tell('Waiting for another program that brings this database to its version …'),
    2000,
  );
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
  } finally {
    clearTimeout(waiting);
  }
};

/** Whether a migration of the folder has not been here. */
const isBehind = async (client: pg.Client, folder: string): Promise<boolean> => {
  const newest = readMigrationFiles({ migrationsFolder: folder }).at(-1)?.folderMillis ?? 0;
  const kept = await client.query(
    `select to_regclass('kernel_migration.__drizzle_migrations') is not null as kept`,
  );
  if (kept.rows[0]?.kept !== true) return true;
  const last = await client.query('select max(created_at) as at from kernel_migration.__drizzle_migrations');
  return Number(last.rows[0]?.at ?? 0) < newest;
};

/** The views of the version before may rest on what a migration takes away; `refreshViews` makes those of this one. */
const dropViews = async (client: pg.Client): Promise<void> => {
  const found = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, viewname) as name from pg_views
     where schemaname !~ '^(pg_|information_schema$|public$)'`,
  );
  if (found.rows.length === 0) return;
  await client.query('begin');
  await client.query(`drop view ${found.rows.map(({ name }) => name).join(', ')}`);
  await client.query(`comment on schema kernel is null`);
  await client.query('commit');
};

const refreshViews = async (client: pg.Client, views: readonly string[]): Promise<void> => {
  const text = views.join('\n');
  const mark = `views ${createHash('sha256').update(text).digest('hex')}`;
  const found = await client.query(`select obj_description('kernel'::regnamespace, 'pg_namespace') as mark`);
  if (found.rows[0]?.mark === mark) return;
  const names = [...text.matchAll(/^create view (\w+\.\w+)/gm)].map((match) => match[1]);
  await client.query('begin');
  for (const name of names.toReversed()) await client.query(`drop view if exists ${name}`);
  await client.query(text);
  for (const name of names) await client.query(`grant select on ${name} to consilium_app`);
  await client.query(`comment on schema kernel is '${mark}'`);
  await client.query('commit');
};

/** The checks of foreign keys to what was taken back follow the foreign keys, whatever a migration has done to them. */
const keepStanding = (client: pg.Client) =>
  client.query(`do $$ begin
    if to_regprocedure('kernel.keep_standing()') is not null then perform kernel.keep_standing(); end if; end $$`);

const concurrentlyUpdated = 'XX000';

/** Logins are the whole server's: of two databases brought up at once, each in its turn, one is told that they changed meanwhile. */
const alterTogether = async (alter: () => Promise<unknown>, tries = 20): Promise<void> => {
  try {
    await alter();
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== concurrentlyUpdated || tries === 1) throw error;
    await pause(20 + Math.random() * 80);
    await alterTogether(alter, tries - 1);
  }
};

/** What a login's sessions begin with. Whoever has the login can change it for a session: its grants are the wall. */
const settings: Readonly<Partial<Record<Login, Readonly<Record<string, string>>>>> = {
  consilium_public: {
    default_transaction_read_only: 'on',
    statement_timeout: '2s',
    idle_in_transaction_session_timeout: '5s',
  },
};

/**
 * Brings a database to this version: tables, rules, published views (in the order given), our
 * logins. Runs as the owner's login, which is closed afterwards. `tell` hears what it waits for.
 */
export const migrate = async (
  connection: pg.ClientConfig,
  views: readonly string[],
  {
    folder = join(process.cwd(), 'migrations'),
    tell = () => {},
  }: { readonly folder?: string; readonly tell?: Tell } = {},
): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await takeTurn(client, tell);
    if (await isBehind(client, folder)) await dropViews(client);
    await runMigrations(drizzle(client), { migrationsFolder: folder, migrationsSchema: 'kernel_migration' });
    await keepStanding(client);
    await refreshViews(client, views);
    const secret = typeof connection.password === 'string' ? connection.password : '';
    for (const login of logins) {
      // A login may change its own settings and password: what it left is put right at each start.
      await alterTogether(() => client.query(`alter role ${login} reset all`));
      for (const [name, value] of Object.entries(settings[login] ?? {}))
        await alterTogether(() => client.query(`alter role ${login} set ${name} = '${value}'`));
      await client.query(`do $$ begin
        execute format('alter role ${login} in database %I reset all', current_database()); end $$`);
      await alterTogether(() =>
        client.query(`alter role ${login} with login password '${appPassword(secret, login)}'`),
      );
    }
    // Nobody but the owner makes anything here, for the time of a session either. A copy of a database does not keep this.
    await client.query(`do $$ begin
      execute format('revoke create, temporary on database %I from public', current_database()); end $$`);
    // So that the command line can work with the rights of the application (operatorConnection).
    await client.query('grant consilium_app to current_user with set true, inherit false');
  } finally {
    await client.end();
  }
};
