import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { CopyOut, copyIn } from './copy.ts';

const client = new pg.Client(testDatabase().owner);
beforeAll(() => client.connect());
afterAll(() => client.end());

const ROWS = 300_000;
const digestOf = async (bytes: AsyncIterable<unknown>): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

test('forty megabytes go out and come in, with what is read slowly, and no listener is left', async () => {
  const warnings: string[] = [];
  const heard = (warning: Error): void => void warnings.push(warning.message);
  process.on('warning', heard);
  await client.query(`create temporary table long as
    select n, repeat(md5(n::text), 4) as filler from generate_series(1, ${ROWS}) n`);
  await client.query('create temporary table again (like long)');
  const listeners = () => client.listenerCount('error');
  const before = listeners();
  const out = client.query(new CopyOut('copy long to stdout'));
  const pieces: Buffer[] = [];
  for await (const piece of out) {
    pieces.push(piece as Buffer);
    if (pieces.length % 50 === 0) await new Promise((done) => setTimeout(done, 5));
  }
  expect(out.rows).toBe(ROWS);
  const coming = async function* () {
    yield* pieces;
  };
  expect(await copyIn(client, 'copy again from stdin', coming())).toBe(ROWS);
  const second = client.query(new CopyOut('copy again to stdout'));
  expect(await digestOf(second)).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
  await new Promise((done) => setTimeout(done, 50));
  process.off('warning', heard);
  expect(warnings).toEqual([]);
  expect(listeners()).toBe(before);
});

test('a reader that stops, a source that fails and rows that do not fit leave a connection that works', async () => {
  await client.query('create temporary table few (n integer)');
  const first = client.query(new CopyOut('copy long to stdout'))[Symbol.asyncIterator]();
  await first.next();
  await first.return?.();
  const failing = async function* () {
    yield Buffer.from('1\n');
    await Promise.resolve();
    throw new Error('the source failed');
  };
  await expect(copyIn(client, 'copy few from stdin', failing())).rejects.toThrow('the source failed');
  const wrong = async function* () {
    for (let row = 0; row < 2000; row++) yield Buffer.from(`no number ${'x'.repeat(2000)}\n`);
  };
  await expect(copyIn(client, 'copy few from stdin', wrong())).rejects.toMatchObject({ code: '22P02' });
  await expect(digestOf(client.query(new CopyOut('copy nothing to stdout')))).rejects.toMatchObject({
    code: '42P01',
  });
  expect((await client.query('select count(*)::int as rows from few')).rows).toEqual([{ rows: 0 }]);
});
