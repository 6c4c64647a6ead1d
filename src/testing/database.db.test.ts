import { Client } from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

test.each(['owner', 'app'] as const)('the %s login reaches this worker’s migrated clone', async (login) => {
  const client = new Client(testDatabase()[login]);
  await client.connect();
  const { rows } = await client.query(`select current_user as who, to_regclass('kernel.journal') as journal`);
  await client.end();
  expect(rows).toEqual([{ who: testDatabase()[login].user, journal: 'kernel.journal' }]);
});
