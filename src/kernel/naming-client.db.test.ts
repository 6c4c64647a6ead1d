import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestCentre } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { namingClient, plannedOnce } from './naming-client.ts';
import { withScope } from './scope.ts';

test('texts of the same length that are asked in turn get names of their own', async () => {
  const client = new (namingClient())(testDatabase().app);
  await client.connect();
  try {
    for (const turn of [1, 2, 3])
      for (const year of [2024, 2025, 2026]) {
        const { rows } = await client.query({
          text: `select ${year} as year, $1::int as turn`,
          values: [turn],
        });
        expect(rows).toEqual([{ year, turn }]);
      }
    const named = await client.query('select count(*)::int as n from pg_prepared_statements');
    expect(named.rows).toEqual([{ n: 3 }]);
  } finally {
    await client.end();
  }
});

test('of a text of several statements none is named', async () => {
  const client = new (namingClient())(testDatabase().app);
  await client.connect();
  try {
    await client.query('begin');
    for (let turn = 0; turn < 3; turn += 1)
      await client.query({ text: 'set local jit = off; savepoint here', values: [] });
    expect((await client.query('select name from pg_prepared_statements')).rows).toEqual([]);
  } finally {
    await client.end();
  }
});

test('what is not short is planned anew each time', async () => {
  const client = new (namingClient((text) => text.startsWith('select count')))(testDatabase().app);
  await client.connect();
  try {
    for (const text of ['select 1 as n', 'select count(*)::int as n from pg_prepared_statements'])
      for (const values of [[], [], []]) await client.query({ text, values });
    expect((await client.query('select name, statement from pg_prepared_statements')).rows).toEqual([
      { name: 'read_1', statement: 'select count(*)::int as n from pg_prepared_statements' },
    ]);
  } finally {
    await client.end();
  }
});

test('a writing connection names what says that it is planned once', async () => {
  const centre = await createTestCentre();
  await withScope(centre.database, [centre.ownerId], async (tx) => {
    for (const turn of [1, 2, 3]) await tx.execute(sql`${plannedOnce}select ${turn}::int as turn`);
    const { rows } = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from pg_prepared_statements where statement like '%as turn'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
