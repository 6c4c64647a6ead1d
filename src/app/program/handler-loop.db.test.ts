import { eq } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { headOf } from '../../kernel/journal-head.ts';
import { openLive } from '../../kernel/live.ts';
import { withScope } from '../../kernel/scope.ts';
import { cursor } from '../../kernel/tables.ts';
import { answering, ask, look } from '../../testing/answering.ts';
import { appDatabase, createTestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { keepHandling } from './handler-loop.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

test('an event wakes the handler it is for, and nothing else does', async () => {
  const centre = await createTestCentre();
  const live = openLive(testDatabase().app, log);
  const now = () => Temporal.Now.instant();
  const loop = keepHandling({ database: appDatabase(), live, log, now }, [answering]);
  const standing = () =>
    withScope(centre.database, [centre.ownerId], async (tx) => ({
      cursor: (await tx.select().from(cursor).where(eq(cursor.ownerId, centre.ownerId)))[0]?.seq ?? 0,
      head: await headOf(tx, centre.ownerId),
    }));
  const isCaughtUp = async () => {
    const { cursor: at, head } = await standing();
    return at === head;
  };
  try {
    await pause(500);
    await centre.as({ kind: 'operator' }, ask, { word: '1' });
    await expect.poll(isCaughtUp).toBe(true);
    const before = await standing();
    for (let times = 0; times < 3; times += 1) await centre.as(centre.people.chair, look, {});
    await pause(400);
    expect(await standing()).toEqual({ cursor: before.cursor, head: before.head + 3 });
    await centre.as({ kind: 'operator' }, ask, { word: '2' });
    // The question, and the answer's own entry.
    await expect.poll(standing).toEqual({ cursor: before.head + 5, head: before.head + 5 });
  } finally {
    await loop.stop();
    await live.stop();
  }
});
