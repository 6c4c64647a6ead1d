import { expect, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { namingClient } from './naming-client.ts';

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
