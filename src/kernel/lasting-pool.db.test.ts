import { expect, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { lastingPool } from './lasting-pool.ts';
import { jsonLog } from './log.ts';

const backend = 'select pg_backend_pid() as pid';
const isAtWork = `select exists (select from pg_stat_activity where pid = $1) as there`;

test('a connection that nobody gives back is named and closed, and the end comes', async () => {
  const lines: string[] = [];
  const ending = { log: jsonLog((line) => lines.push(line)), milliseconds: 100 };
  const pool = lastingPool('leaking', testDatabase().app, ending);
  const other = lastingPool('other', testDatabase().app);
  const client = await pool.connect();
  const { pid } = (await client.query<{ pid: number }>(backend)).rows[0] ?? {};
  await client.query('begin');
  await pool.end();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      level: 'error',
      event: 'connections never given back',
      pool: 'leaking',
      backends: String(pid),
    }),
  ]);
  await expect.poll(async () => (await other.query(isAtWork, [pid])).rows).toEqual([{ there: false }]);
  await other.end();
});

test('what is given back in time is waited for, and nothing is told', async () => {
  const lines: string[] = [];
  const ending = { log: jsonLog((line) => lines.push(line)), milliseconds: 5000 };
  const pool = lastingPool('slow', testDatabase().app, ending);
  const client = await pool.connect();
  const order: string[] = [];
  const ended = pool.end().then(() => order.push('ended'));
  await client.query('select pg_sleep(0.1)');
  order.push('given back');
  client.release();
  await ended;
  expect(order).toEqual(['given back', 'ended']);
  expect(lines).toEqual([]);
});
