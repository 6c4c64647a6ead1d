import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { houseOf } from './derivation.ts';
import { pageLimits } from './page-limits.ts';
import { type Database, openDatabase, withScope } from './scope.ts';

let opened: Database[] = [];
afterEach(async () => {
  await Promise.all(opened.map((each) => each.close()));
  opened = [];
});

const short = { statement_timeout: 300, lock_timeout: 100, connectionTimeoutMillis: 200 };
const limited = (size = 2, more = {}): Database => {
  const limits = { ...pageLimits, ...short, ...more };
  const database = openDatabase({ ...testDatabase().app, ...limits }, houseOf([]), size);
  opened.push(database);
  return database;
};
const owner = [randomUUID()];
const locked = sql`select pg_advisory_xact_lock(hashtext(${owner[0]}))`;

test('a statement that takes too long is stopped, and said to be', async () => {
  const slow = withScope(limited(), owner, (tx) => tx.execute(sql`select pg_sleep(5)`));
  await expect(slow).rejects.toMatchObject({ status: 503, code: 'time_limit_reached' });
});

test('who waits too long for what another holds is told to try again', async () => {
  const database = limited();
  await withScope(database, owner, async (tx) => {
    await tx.execute(locked);
    const waiting = withScope(database, owner, (other) => other.execute(locked));
    await expect(waiting).rejects.toMatchObject({ status: 503, code: 'busy_try_again' });
  });
});

test('who finds no free connection is not kept waiting', async () => {
  // Long enough for the first to be connected beside other work.
  const database = limited(1, { connectionTimeoutMillis: 2_000 });
  await withScope(database, owner, async () => {
    const waiting = withScope(database, owner, (other) => other.execute(sql`select 1`));
    await expect(waiting).rejects.toMatchObject({ status: 503, code: 'too_many_connections' });
  });
});

test('an import has no such limits', async () => {
  const database = openDatabase(testDatabase().app, houseOf([]), 1);
  opened.push(database);
  const shown = await withScope(database, owner, (tx) =>
    tx.execute(sql`select current_setting('statement_timeout') s, current_setting('lock_timeout') l`),
  );
  expect(shown.rows).toEqual([{ s: '0', l: '0' }]);
});
