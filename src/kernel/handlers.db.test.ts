import { eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test } from 'vitest';
import { statement } from '../modules/quality/tables.ts';
import { answering, ask, look } from '../testing/answering.ts';
import { appDatabase, createTestCentre, type TestCentre } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { type HeldProcess, holdProcess } from '../testing/held-process.ts';
import { verifyAudit } from './audit/verify.ts';
import { command, perform } from './command.ts';
import { houseOf } from './derivation.ts';
import { drain, type HandlerWork, parkedOf } from './handlers.ts';
import { headOf } from './journal-head.ts';
import { openDatabase, withScope } from './scope.ts';
import { cursor } from './tables.ts';

let running: HeldProcess[] = [];
afterEach(async () => {
  for (const held of running) await held.kill();
  running = [];
});

const answerer = async (centre: TestCentre, ...seam: string[]): Promise<HeldProcess> => {
  const login = { TEST_LOGIN: JSON.stringify(testDatabase().app) };
  const held = holdProcess('answer-questions.ts', [centre.ownerId, ...seam], login);
  running.push(held);
  await held.says('ready');
  return held;
};

const questions = async (centre: TestCentre, words: readonly string[]): Promise<void> => {
  for (const word of words) await centre.as({ kind: 'operator' }, ask, { word });
};

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index + 1}`);

const answers = (centre: TestCentre): Promise<string[]> =>
  withScope(centre.database, [centre.ownerId], async (tx) => {
    const rows = await tx.select({ evidence: statement.evidence }).from(statement);
    return rows.flatMap(({ evidence }) => (evidence.startsWith('answer ') ? [evidence.slice(7)] : []));
  });

const sorted = (words: readonly string[]) => words.toSorted((a, b) => Number(a) - Number(b));

const verified = async (centre: TestCentre) =>
  (await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults;

const here = (): HandlerWork & { failures: string[] } => {
  const failures: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (event: string) => void failures.push(event) };
  return { database: appDatabase(), log, now: () => Temporal.Now.instant(), failures };
};

describe('the effects of an event happen exactly once', () => {
  test.each([
    ['before', 'beforeCommit', ['1', '2']],
    ['after', 'afterCommit', ['1', '2', '3']],
  ])('when a handler is killed %s its commit', async (_, seam, kept) => {
    const centre = await createTestCentre();
    await questions(centre, numbered(6));
    const killed = await answerer(centre, seam, '3');
    killed.tell('go');
    expect(await killed.exitCode()).toBeNull();
    expect(sorted(await answers(centre))).toEqual(kept);
    await drain(here(), answering, centre.ownerId);
    expect(sorted(await answers(centre))).toEqual(numbered(6));
    expect(await verified(centre)).toEqual([]);
  });

  test('when two processes compete', async () => {
    const centre = await createTestCentre();
    await questions(centre, numbered(80));
    const both = [await answerer(centre), await answerer(centre)];
    for (const held of both) held.tell('go');
    await expect.poll(async () => (await answers(centre)).length).toBeGreaterThanOrEqual(80);
    for (const held of both) await held.end();
    const shares = await Promise.all(both.map(async (held) => (await held.says('answered'))['answered']));
    expect(shares.reduce((sum: number, share) => sum + Number(share), 0)).toBe(80);
    expect(shares).not.toContain(0);
    expect(sorted(await answers(centre))).toEqual(numbered(80));
    expect(await verified(centre)).toEqual([]);
  });

  test('for each owner apart', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    await questions(mine, ['1']);
    await questions(other, ['2']);
    await drain(here(), answering, mine.ownerId);
    expect([await answers(mine), await answers(other)]).toEqual([['1'], []]);
  });
});

test('an entry that is committed while the handler looks is not passed by', async () => {
  const centre = await createTestCentre();
  const call = { actor: { kind: 'operator' } as const, ownerId: centre.ownerId, now: centre.now() };
  const holder = openDatabase(testDatabase().owner, houseOf([]), 1);
  let drained = Promise.resolve();
  await withScope(holder, [centre.ownerId], async (tx) => {
    await tx.execute(sql`lock table kernel.journal_head in access exclusive mode`);
    drained = drain(here(), answering, centre.ownerId);
    const waits = sql`select from pg_locks where not granted and relation = 'kernel.journal_head'::regclass`;
    await expect.poll(async () => (await tx.execute(waits)).rows.length).toBe(1);
    await perform(tx, ask, call, { word: '1' });
  });
  await drained;
  await holder.close();
  await drain(here(), answering, centre.ownerId);
  expect(await answers(centre)).toEqual(['1']);
});

const askAndLook = command({
  ...ask,
  name: 'test.ask-and-look',
  run: async (context, input, subject) => {
    context.announce({ type: 'test.looked', word: 'of another event' });
    return ask.run(context, input, subject);
  },
});

test('of an entry that announces several events a handler answers its own', async () => {
  const centre = await createTestCentre();
  await centre.as({ kind: 'operator' }, askAndLook, { word: '1' });
  await drain(here(), answering, centre.ownerId);
  expect(await answers(centre)).toEqual(['1']);
});

test('what does not concern a handler is passed by, once', async () => {
  const centre = await createTestCentre();
  const standing = () =>
    withScope(centre.database, [centre.ownerId], async (tx) => [
      (await tx.select().from(cursor).where(eq(cursor.ownerId, centre.ownerId)))[0]?.seq,
      await headOf(tx, centre.ownerId),
    ]);
  await questions(centre, ['1']);
  for (let times = 0; times < 3; times++) await centre.as(centre.people.chair, look, {});
  await drain(here(), answering, centre.ownerId);
  const [at, head] = await standing();
  expect(at).toBe(head);
  await questions(centre, ['2']);
  await drain(here(), answering, centre.ownerId);
  expect(await answers(centre)).toEqual(['1', '2']);
});

test('after five failures an entry is parked, nothing of it kept, and later ones go on', async () => {
  const centre = await createTestCentre();
  await questions(centre, ['1', 'never', '2']);
  const work = here();
  const atOwner = () =>
    withScope(centre.database, [centre.ownerId], async (tx) => ({
      parked: await parkedOf(tx, centre.ownerId),
      failures: (await tx.select().from(cursor).where(eq(cursor.ownerId, centre.ownerId)))[0]?.failures,
    }));
  for (let failure = 1; failure < 5; failure++) {
    await drain(work, answering, centre.ownerId);
    expect(await answers(centre)).toEqual(['1']);
    expect(await atOwner()).toEqual({ parked: [], failures: failure });
  }
  await drain(work, answering, centre.ownerId);
  expect(await answers(centre)).toEqual(['1', '2']);
  const { parked: entries, failures } = await atOwner();
  expect(entries).toMatchObject([{ handler: 'test.answering', code: 'nothing_entered' }]);
  expect([failures, work.failures.length]).toEqual([0, 5]);
  await drain(work, answering, centre.ownerId);
  expect(await answers(centre)).toHaveLength(2);
  expect(await verified(centre)).toEqual([]);
});
