import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { earlierMigrations } from '../../testing/earlier-version.ts';
import { readyDatabase } from './ready-database.ts';
import { migrate } from '../../kernel/migrate.ts';

const owner = new Client(testDatabase().owner);
const name = `earlier_${process.env['VITEST_POOL_ID'] ?? '1'}`;
const earlier = { ...testDatabase().owner, database: name };

/** The migrations of 0.1.0. */
const released = 2;
const { folder, remove } = earlierMigrations(released);

beforeAll(async () => {
  await owner.connect();
  await owner.query(`create database ${name}`);
  await migrate(earlier, [], { folder });
});
afterAll(async () => {
  await owner.query(`drop database if exists ${name}`);
  await owner.end();
  remove();
});

const asked = async (text: string): Promise<unknown[]> => {
  const client = new Client(earlier);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};
const applied = () => asked('select count(*)::integer as total from kernel_migration.__drizzle_migrations');

test('a database that holds records of 0.1.0 is refused and left as it is; an empty one is brought to this version', async () => {
  await asked(`begin; select set_config('app.owner_ids', '{00000000-0000-7000-8000-000000000001}', true);
    insert into directory.organisation (id, kind, slug, name, zone, entry_id)
    values ('00000000-0000-7000-8000-000000000001', 'centre', 'earlier', 'Earlier', 'Asia/Seoul', gen_random_uuid()); commit`);
  await expect(readyDatabase(earlier)).rejects.toMatchObject({ code: 'record_of_earlier_version' });
  expect(await applied()).toEqual([{ total: released }]);
  await asked('delete from directory.organisation');
  await readyDatabase(earlier);
  expect(await applied()).not.toEqual([{ total: released }]);
});
