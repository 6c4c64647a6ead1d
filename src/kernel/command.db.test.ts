import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { statement } from '../modules/quality/tables.ts';
import { appDatabase, createTestCentre } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { verifyAudit } from './audit/verify.ts';
import { command, execute } from './command.ts';
import { notFound } from './errors.ts';
import { withScope } from './scope.ts';
import { insertRows, updateRow } from './write-rows.ts';

const note = command({
  name: 'test.note',
  input: z.object({ evidence: z.string().min(1) }).strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'user' && actor.grants.some((grant) => grant.role === 'quality_manager'),
  run: async ({ tx, ownerId, newId }, input) => {
    const id = newId();
    await insertRows(tx, statement, [
      { ownerId, id, fact: 'active_trials', holds: true, from: '2026-01-01', evidence: input.evidence },
    ]);
    return { id };
  },
});

const noteAgain = command({ ...note, name: 'test.note-again' });

const change = command({
  name: 'test.change',
  input: z.object({ id: z.uuid(), version: z.int(), evidence: z.string() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId }, input) => {
    await updateRow(
      tx,
      statement,
      { ownerId, id: input.id, version: input.version },
      { evidence: input.evidence },
    );
    return { id: input.id };
  },
});

/** Refuses a statement that it has finished before. */
const finish = command({
  name: 'test.finish',
  input: z.object({ id: z.uuid() }).strict(),
  load: async ({ tx, ownerId }, { id }) => {
    const found = await tx.select({ version: statement.version }).from(statement).where(eq(statement.id, id));
    if (found[0]?.version !== 1) throw notFound();
    return { ownerId, id, version: 1 };
  },
  permit: () => true,
  run: async ({ tx }, { id }, read) => {
    await updateRow(tx, statement, read, { evidence: 'finished' });
    return { id };
  },
});

const statements = (ownerIds: string[]) =>
  withScope(appDatabase(), ownerIds, (tx) => tx.select().from(statement));
const entries = (ownerId: string) =>
  withScope(
    appDatabase(),
    [ownerId],
    async (tx) =>
      (
        await tx.execute<{ seq: string; command: string; text: string }>(
          sql`select seq, command, kernel.entry_text(j) as text from kernel.journal j order by seq`,
        )
      ).rows,
  );

describe('a command', () => {
  test('writes, and its journal entry tells who changed what, without values', async () => {
    const centre = await createTestCentre();
    await centre.as(centre.people.quality_manager, note, { evidence: 'a secret word' });
    expect(await statements([centre.ownerId])).toHaveLength(1);
    const written = await entries(centre.ownerId);
    expect(written.map((entry) => Number(entry.seq))).toEqual(written.map((_, index) => index + 1));
    const last = written.at(-1);
    expect(last?.command).toBe('test.note');
    expect(last?.text).toContain(centre.people.quality_manager.personId);
    expect(JSON.stringify(written)).not.toContain('secret');
  });

  test.each([
    ['a reason', 'reason', { reason: 'typed\0wrongly' }],
    ['a reason with half a character', 'reason', { reason: '\ud800' }],
    ['a reason without end', 'reason', { reason: 'x'.repeat(2001) }],
    ['a request key', 'requestKey', { requestKey: 'a\0b' }],
  ])('%s that cannot be kept is refused at its field', async (_what, field, more) => {
    const centre = await createTestCentre();
    const before = (await entries(centre.ownerId)).length;
    await expect(
      centre.as(centre.people.quality_manager, note, { evidence: 'x' }, more),
    ).rejects.toMatchObject({ code: 'invalid_input', status: 422, place: { field } });
    expect(await entries(centre.ownerId)).toHaveLength(before);
  });

  test('a reason is kept in one form, however it was typed', async () => {
    const centre = await createTestCentre();
    const more = { reason: ' 잘못 입력 '.normalize('NFD') };
    await centre.as(centre.people.quality_manager, note, { evidence: 'x' }, more);
    const kept = await withScope(appDatabase(), [centre.ownerId], (tx) =>
      tx.execute(sql`select reason from kernel.journal order by seq desc limit 1`),
    );
    expect(kept.rows).toEqual([{ reason: '잘못 입력' }]);
  });

  test('is refused to the wrong actor and leaves nothing behind', async () => {
    const centre = await createTestCentre();
    const before = await entries(centre.ownerId);
    await expect(centre.as(centre.people.surgeon, note, { evidence: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
      status: 403,
    });
    expect(await statements([centre.ownerId])).toHaveLength(0);
    expect(await entries(centre.ownerId)).toEqual(before);
  });

  test('refuses bad input naming the field', async () => {
    const centre = await createTestCentre();
    await expect(centre.as(centre.people.quality_manager, note, { evidence: '' })).rejects.toMatchObject({
      code: 'invalid_input',
      place: { field: 'evidence' },
    });
  });

  test('answers a replayed form with the first result and another form or command with the same key not at all', async () => {
    const centre = await createTestCentre();
    const requestKey = randomUUID();
    const who = centre.people.quality_manager;
    const results = await Promise.all(
      Array.from({ length: 4 }, () => centre.as(who, note, { evidence: 'once' }, { requestKey })),
    );
    expect(new Set(results.map((result) => result.id)).size).toBe(1);
    expect(await statements([centre.ownerId])).toHaveLength(1);
    await expect(centre.as(who, note, { evidence: 'other' }, { requestKey })).rejects.toMatchObject({
      code: 'request_key_reused',
    });
    await expect(centre.as(who, noteAgain, { evidence: 'once' }, { requestKey })).rejects.toMatchObject({
      code: 'request_key_reused',
    });
    const reason = 'another reason than none';
    await expect(centre.as(who, note, { evidence: 'once' }, { requestKey, reason })).rejects.toMatchObject({
      code: 'request_key_reused',
    });
  });

  test('answers a replayed form no more to whoever has lost her role, also where its subject has moved on', async () => {
    const centre = await createTestCentre();
    const who = centre.people.quality_manager;
    const lost = { ...who, grants: [] };
    const noted = { requestKey: randomUUID() };
    const { id } = await centre.as(who, note, { evidence: 'once' }, noted);
    await expect(centre.as(lost, note, { evidence: 'once' }, noted)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const finished = { requestKey: randomUUID() };
    await centre.as(who, finish, { id }, finished);
    expect(await centre.as(who, finish, { id }, finished)).toEqual({ id });
    await expect(centre.as(lost, finish, { id }, finished)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('by two people on the same version: one is kept, the other told', async () => {
    const centre = await createTestCentre();
    const { id } = await centre.as(centre.people.quality_manager, note, { evidence: 'first' });
    const both = await Promise.allSettled(
      ['left', 'right'].map((evidence) =>
        centre.as(centre.people.chair, change, { id, version: 1, evidence }),
      ),
    );
    expect(both.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'changed_meanwhile', status: 409 });
    expect((await statements([centre.ownerId]))[0]?.version).toBe(2);
  });

  test('gives gap-free numbers in commit order under load', async () => {
    const centre = await createTestCentre();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        centre.as(centre.people.quality_manager, note, { evidence: `n ${index}` }),
      ),
    );
    const written = await entries(centre.ownerId);
    expect(written.map((entry) => Number(entry.seq))).toEqual(written.map((_, index) => index + 1));
    expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
  });
});

describe('an owner scope', () => {
  test('shows another owner nothing, and outside the scope there is nothing', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    await mine.as(mine.people.quality_manager, note, { evidence: 'mine' });
    expect(await statements([other.ownerId])).toHaveLength(0);
    expect(await statements([])).toHaveLength(0);
    expect((await appDatabase().pool.query('select * from quality.statement')).rows).toHaveLength(0);
    expect((await appDatabase().pool.query('select * from kernel.journal')).rows).toHaveLength(0);
  });

  test('does not let a write name another owner', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    const smuggle = command({
      name: 'test.smuggle',
      input: z.object({}),
      load: async () => undefined,
      permit: () => true,
      run: async ({ tx, newId }) =>
        insertRows(tx, statement, [
          {
            ownerId: other.ownerId,
            id: newId(),
            fact: 'active_trials',
            holds: true,
            from: '2026-01-01',
            evidence: 'x',
          },
        ]),
    });
    await expect(
      execute(
        mine.database,
        smuggle,
        { actor: { kind: 'operator' }, ownerId: mine.ownerId, now: mine.now() },
        {},
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('outside a command a write fails, whoever writes', async () => {
    const centre = await createTestCentre();
    const bare = withScope(centre.database, [centre.ownerId], (tx) =>
      insertRows(tx, statement, [
        {
          ownerId: centre.ownerId,
          id: randomUUID(),
          fact: 'active_trials',
          holds: true,
          from: '2026-01-01',
          evidence: 'x',
        },
      ]),
    );
    await expect(bare).rejects.toMatchObject({ code: 'value_needed' });
    expect(testDatabase().app.user).toBe('consilium_app');
  });
});
