import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestCentre } from '../testing/centre.ts';
import { withScope } from './scope.ts';

test('the planner sees what a transaction has written itself, once that has grown', async () => {
  const { database, ownerId } = await createTestCentre();
  const written = 5000;
  await withScope(database, [ownerId], async (tx) => {
    const counted = async () => {
      await tx.execute(sql`select kernel.refresh_statistics()`);
      const { rows } = await tx.execute<{ rows: number }>(
        sql`select reltuples::int as rows from pg_class where oid = 'kernel.request'::regclass`,
      );
      return rows[0]?.rows;
    };
    const writing = (count: number) =>
      tx.execute(sql`insert into kernel.request (owner_id, key, command, input_hash, actor)
        select ${ownerId}, gen_random_uuid()::text, 'test.grown', '', '{}' from generate_series(1, ${count}::int)`);
    await writing(written);
    const first = await counted();
    expect(first).toBeGreaterThanOrEqual(written);
    await writing(written / 10);
    expect(await counted()).toBe(first);
  });
});
