import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openHouse } from '../app/modules.ts';
import { operatorDatabase, type TestCentre } from '../testing/centre.ts';
import { createCentreOn } from '../testing/centre-on.ts';
import { testDatabase } from '../testing/database.ts';
import { command } from './command.ts';
import { type DueTime, dropDue, setDue } from './due.ts';
import { keepDueTimes } from './keep-due-times.ts';
import { openDatabase, withScope } from './scope.ts';
import { due } from './tables.ts';

const noted = command({
  name: 'test.set-due',
  input: z.object({ subject: z.uuid(), days: z.number(), kind: z.string().default('test.note') }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: (context, { subject, days, kind }) =>
    setDue(context, { kind, subject, at: context.now.add({ hours: 24 * days }) }),
});
const dropped = command({
  name: 'test.drop-due',
  input: z.object({ subject: z.uuid() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: (context, { subject }) => dropDue(context, { kind: 'test.note', subject }),
});

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** A centre whose house does what `kinds` say. */
const withKinds = async (...kinds: readonly DueTime[]) => {
  const database = openDatabase(testDatabase().app, { ...openHouse('thrown'), dueTimes: kinds }, 2);
  const centre = await createCentreOn(database, { operators: operatorDatabase() });
  return { centre, database, keep: () => keepDueTimes({ database, log, now: centre.now }, centre.ownerId) };
};

const rowsOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) =>
    tx
      .select()
      .from(due)
      .where(and(eq(due.ownerId, ownerId)))
      .orderBy(asc(due.id)),
  );

test('what is due after 30, 365 and 1,830 days is done on its day, once, in an entry of its own', async () => {
  const done: string[] = [];
  const { centre, keep } = await withKinds({
    kind: 'test.note',
    act: async (context, subject) => {
      done.push(subject);
      context.announce({ type: 'test.noted', subject });
    },
  });
  const start = centre.now();
  const subjects = [randomUUID(), randomUUID(), randomUUID()] as const;
  for (const [index, days] of [30, 365, 1830].entries())
    await centre.as(centre.people.chair, noted, { subject: subjects[index] ?? '', days });
  for (const [index, days] of [30, 365, 1830].entries()) {
    centre.setNow(
      start
        .add({ hours: 24 * days })
        .subtract({ seconds: 1 })
        .toString(),
    );
    expect(await keep()).toBe(0);
    centre.setNow(start.add({ hours: 24 * days }).toString());
    expect(await keep()).toBe(1);
    expect(await keep()).toBe(0);
    expect(done).toEqual(subjects.slice(0, index + 1));
  }
  expect((await rowsOf(centre)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});

test('said again it is moved, dropped it is not done; what came due while nothing ran is done then', async () => {
  const done: string[] = [];
  const { centre, keep } = await withKinds({
    kind: 'test.note',
    act: async (_context, subject) => void done.push(subject),
  });
  const [moved, gone, late] = [randomUUID(), randomUUID(), randomUUID()];
  for (const subject of [moved, gone, late])
    await centre.as(centre.people.chair, noted, { subject, days: 1 });
  await centre.as(centre.people.chair, noted, { subject: moved, days: 10 });
  await centre.as(centre.people.chair, dropped, { subject: gone });
  await centre.as(centre.people.chair, dropped, { subject: randomUUID() });
  expect(await rowsOf(centre)).toHaveLength(3);
  centre.setNow(
    centre
      .now()
      .add({ hours: 24 * 5 })
      .toString(),
  );
  expect(await keep()).toBe(1);
  expect(done).toEqual([late]);
  centre.setNow(
    centre
      .now()
      .add({ hours: 24 * 6 })
      .toString(),
  );
  expect(await keep()).toBe(1);
  expect(done).toEqual([late, moved]);
  await centre.as(centre.people.chair, noted, { subject: late, days: 1 });
  expect(await rowsOf(centre)).toHaveLength(4);
});

test('two processes at once do it once', async () => {
  let count = 0;
  const { centre, keep } = await withKinds({
    kind: 'test.note',
    act: async ({ tx }) => {
      await tx.execute('select pg_sleep(0.05)');
      count += 1;
    },
  });
  for (let index = 0; index < 5; index += 1)
    await centre.as(centre.people.chair, noted, { subject: randomUUID(), days: 0 });
  await Promise.all([keep(), keep()]);
  expect(count).toBe(5);
});

test('what fails leaves nothing and is tried again, five times; the others are done', async () => {
  const done: string[] = [];
  const { centre, keep } = await withKinds(
    { kind: 'test.note', act: async (_context, subject) => void done.push(subject) },
    {
      kind: 'test.broken',
      act: async (context, subject) => {
        await setDue(context, { kind: 'test.left', subject, at: context.now });
        throw new Error('broken');
      },
    },
  );
  const [subject, other] = [randomUUID(), randomUUID()];
  await centre.as(centre.people.chair, noted, { subject, days: 0, kind: 'test.broken' });
  await centre.as(centre.people.chair, noted, { subject: other, days: 0 });
  for (let index = 0; index < 8; index += 1) {
    await keep();
    centre.setNow(centre.now().add({ minutes: 10 }).toString());
  }
  expect(done).toEqual([other]);
  const rows = await rowsOf(centre);
  expect(rows.map(({ kind, state, failures }) => ({ kind, state, failures }))).toEqual([
    { kind: 'test.broken', state: 'failed', failures: 5 },
    { kind: 'test.note', state: 'done', failures: 0 },
  ]);
});
