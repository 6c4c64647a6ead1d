import { Client } from 'pg';
import { expect, test } from 'vitest';
import { scratchDatabase } from '../testing/scratch-database.ts';
import { earlierMigrations } from '../testing/earlier-version.ts';
import { migrate, takeTurn } from './migrate.ts';

test('who waits for another program’s migration says so once, after two seconds, and goes on when that ends', async () => {
  const { owner, drop } = await scratchDatabase('bare');
  const [first, second] = [new Client(owner), new Client(owner)];
  try {
    await Promise.all([first.connect(), second.connect()]);
    const told: string[] = [];
    const tell = (message: string) => void told.push(message);
    await takeTurn(first, tell);
    let isOver = false;
    const waiting = takeTurn(second, tell).then(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect([told, isOver]).toEqual([[], false]);
    await expect.poll(() => told).toEqual([expect.stringContaining('another program')]);
    expect(isOver).toBe(false);
    await first.end();
    await waiting;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(told).toHaveLength(1);
  } finally {
    await second.end();
    await drop();
  }
});

test('views that the version before published stand in the way of no migration, and go when they are published no more', async () => {
  const { owner, drop } = await scratchDatabase('bare');
  const client = new Client(owner);
  const views = async () =>
    (
      await client.query(
        `select schemaname || '.' || viewname as name from pg_views where schemaname = 'care'`,
      )
    ).rows;
  const before = [
    'create view care.once as select id from care."case";',
    'create view care.twice as select id from care.once;',
  ];
  try {
    await client.connect();
    const { folder, remove } = earlierMigrations(30);
    await migrate(owner, before, { folder }).finally(remove);
    expect(await views()).toHaveLength(2);
    await migrate(owner, ['create view care.now as select id from care."case";']);
    expect(await views()).toEqual([{ name: 'care.now' }]);
  } finally {
    await client.end();
    await drop();
  }
});
