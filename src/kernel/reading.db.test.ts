import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestCentre, operatorDatabase, type TestCentre } from '../testing/centre.ts';
import { insertRows } from './write-rows.ts';
import { openReading, type Reading } from './reading.ts';
import { withScope, type Tx } from './scope.ts';
import { journalHead } from './tables.ts';

const entries = async (tx: Tx): Promise<number> =>
  (await tx.select({ seq: journalHead.seq }).from(journalHead)).reduce((sum, { seq }) => sum + seq, 0);

const grow = (centre: TestCentre) =>
  withScope(operatorDatabase(), [centre.ownerId], (tx) =>
    tx.execute(sql`select kernel.append_entry(${centre.ownerId}, set_config('app.entry_id', gen_random_uuid()::text, true)::uuid, ${centre.now().toString()},
      '{"kind":"operator"}'::jsonb, 'test.grow', null, '[{"type":"test.grown"}]'::jsonb)`),
  );

const withReading = async (centre: TestCentre, work: (reading: Reading) => Promise<void>) => {
  const reading = openReading(centre.database);
  try {
    await work(reading);
  } finally {
    await reading.close();
  }
};

test('all reads of one request see one moment; after a renewal they see the new one', async () => {
  const centre = await createTestCentre();
  await withReading(centre, async (reading) => {
    const before = await reading.read(centre.ownerId, entries);
    await grow(centre);
    expect(await reading.read(centre.ownerId, entries)).toBe(before);
    await reading.renew();
    expect(reading.isFirst()).toBe(false);
    expect(await reading.read(centre.ownerId, entries)).toBe(before + 1);
  });
});

test('a reading that writes fails', async () => {
  const centre = await createTestCentre();
  await withReading(centre, async (reading) => {
    const write = reading.read(centre.ownerId, (tx) =>
      insertRows(tx, journalHead, [{ ownerId: centre.ownerId, seq: 9, hash: '' }]),
    );
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });
});

test('each read sees its owner’s rows alone, and a failed or closed one keeps no connection', async () => {
  const [mine, theirs] = [await createTestCentre(), await createTestCentre()];
  await withReading(mine, async (reading) => {
    const seen = (ownerId: string) =>
      reading.read(ownerId, async (tx) =>
        (await tx.select({ id: journalHead.ownerId }).from(journalHead)).map((row) => row.id),
      );
    expect(await seen(mine.ownerId)).toEqual([mine.ownerId]);
    expect(await seen(theirs.ownerId)).toEqual([theirs.ownerId]);
    await expect(reading.read(mine.ownerId, (tx) => tx.execute(sql`select 1/0`))).rejects.toThrow();
  });
  await withReading(mine, async (reading) => {
    await expect(reading.read('no uuid', entries)).rejects.toThrow();
  });
  const { readers } = mine.database;
  expect(readers.totalCount - readers.idleCount).toBe(0);
});

test('a statement that comes again is planned once for a connection', async () => {
  const centre = await createTestCentre();
  await withReading(centre, async (reading) => {
    for (let round = 0; round < 4; round += 1) await reading.read(centre.ownerId, entries);
    const planned = await reading.read(centre.ownerId, (tx) =>
      tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`),
    );
    // Others of this connection may have asked for the head of one journal.
    const heads = planned.rows.filter(
      ({ statement }) => statement === 'select "seq" from "kernel"."journal_head"',
    );
    expect(heads.length).toBe(1);
  });
});

test('what still runs for a request that was answered reads nothing, and takes no connection', async () => {
  const centre = await createTestCentre();
  const reading = openReading(centre.database);
  const { readers } = centre.database;
  // A loader whose first read is on its way while the answer is given, as when a reader has gone elsewhere.
  const first = reading.read(centre.ownerId, entries).catch(() => 'cut');
  const closing = reading.close();
  await expect(reading.read(centre.ownerId, entries)).rejects.toThrow('answered');
  await Promise.all([first, closing]);
  await expect(reading.read(centre.ownerId, entries)).rejects.toThrow('answered');
  await expect.poll(() => readers.totalCount - readers.idleCount).toBe(0);
});

test('a part that runs on after its transaction has ended writes and reads nothing on a connection given back', async () => {
  const centre = await createTestCentre();
  const held: Tx[] = [];
  const keep = async (tx: Tx) => void held.push(tx);
  await withReading(centre, (reading) => reading.read(centre.ownerId, keep));
  await withScope(centre.database, [centre.ownerId], keep);
  const failed = withScope(centre.database, [centre.ownerId], async (tx) => {
    await keep(tx);
    throw new Error('one of its parts failed');
  });
  await expect(failed).rejects.toThrow('one of its parts failed');
  expect(held).toHaveLength(3);
  for (const tx of held)
    await expect(tx.execute(sql`select 1`)).rejects.toMatchObject({
      cause: { message: 'the transaction has ended' },
    });
});
