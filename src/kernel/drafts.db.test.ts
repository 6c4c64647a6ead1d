import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createTestCentre, type TestCentre, type TestPerson } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { journalOf } from '../testing/board.ts';
import type { Actor, Grant } from './actor.ts';
import { command, execute } from './command.ts';
import { type Author, begunBy, discardDraft, draftsOf, keepDraft, mostDrafts } from './drafts.ts';
import { refused } from './errors.ts';
import { withScope } from './scope.ts';

const place = '/cases/1/operations/new';
const form = 'operation';

const authorAt = (centre: TestCentre, actor: Actor): Author => ({
  actor,
  ownerId: centre.ownerId,
  now: centre.now(),
});

const setUp = async () => {
  const centre = await createTestCentre();
  const me = centre.people.surgeon;
  const keep = (text: string, more: { known?: number; requestKey?: string; actor?: TestPerson } = {}) =>
    keepDraft(centre.database, authorAt(centre, more.actor ?? me), {
      place,
      form,
      query: 'correct=',
      title: 'New operation',
      definitions: 'operation@1',
      requestKey: more.requestKey ?? 'first key',
      known: more.known ?? 0,
      typed: JSON.stringify({ fields: { 'report.note': [text] }, labels: { 'report.note': 'Note' } }),
    });
  const read = async (actor: Actor = me, owner: TestCentre = centre): Promise<string[]> => {
    const found = await withScope(centre.database, [owner.ownerId], (tx) =>
      draftsOf(tx, { actor, ownerId: owner.ownerId, now: centre.now() }, place),
    );
    return found.map(({ fields }) => String(fields['report.note']));
  };
  return { centre, me, keep, read };
};

const rowsOf = async ({ ownerId }: TestCentre): Promise<number> => {
  const owner = new Client(testDatabase().owner);
  await owner.connect();
  const { rows } = await owner.query('select from kernel.draft where owner_id = $1', [ownerId]);
  await owner.end();
  return rows.length;
};

const holding = (person: TestPerson, grants: readonly Grant[]): TestPerson => ({ ...person, grants });

test('what is kept is read by its author alone, at its house, while she holds the role she wrote it under', async () => {
  const { centre, me, keep, read } = await setUp();
  const other = await createTestCentre();
  expect(await keep('half a report')).toBe(1);
  expect(await read()).toEqual(['half a report']);
  for (const person of Object.values(centre.people))
    if (person !== me) expect(await read(person)).toEqual([]);
  for (const nobody of [{ kind: 'operator' }, { kind: 'public' }] as const)
    expect(await read(nobody)).toEqual([]);
  // The same person of another house, and without or with another role here.
  expect(await read(me, other)).toEqual([]);
  expect(await read(holding(me, []))).toEqual([]);
  expect(await read(holding(me, centre.people.observer.grants))).toEqual([]);
  expect(await read(holding(me, [...me.grants, ...centre.people.observer.grants]))).toEqual([
    'half a report',
  ]);
  expect(await journalOf(centre)).toHaveLength(2);
});

test('the table shows nothing without its author, and takes nothing but from its functions', async () => {
  const { centre, keep } = await setUp();
  await keep('half a report');
  await withScope(centre.database, [centre.ownerId], async (tx) => {
    expect((await tx.execute(sql`select * from kernel.draft`)).rows).toEqual([]);
  });
  for (const wrong of [
    sql`delete from kernel.draft`,
    sql`update kernel.draft set fields = '{}'`,
    sql`select kernel.end_draft(${centre.ownerId}, ${place}, ${form}, null)`,
    sql`select kernel.end_draft(${randomUUID()}, ${place}, ${form}, null) from set_config('app.author', ${randomUUID()}, true)`,
  ])
    await expect(withScope(centre.database, [centre.ownerId], (tx) => tx.execute(wrong))).rejects.toThrow();
  expect(await rowsOf(centre)).toBe(1);
});

test('it is gone after thirty days, and when its role has ended', async () => {
  const { centre, me, keep, read } = await setUp();
  await keep('half a report');
  centre.setNow('2026-12-18T23:59:59Z');
  expect(await read()).toEqual(['half a report']);
  centre.setNow('2026-12-19T00:00:00Z');
  expect(await read()).toEqual([]);
  expect(await rowsOf(centre)).toBe(1);
  expect(await keep('begun anew', { requestKey: 'second key' })).toBe(1);
  expect(await read()).toEqual(['begun anew']);
  // What was written under a role she has lost gives way to what she writes under another.
  const changed = holding(me, centre.people.observer.grants);
  expect(await keep('as an observer', { actor: changed, requestKey: 'third key' })).toBe(1);
  expect(await read(changed)).toEqual(['as an observer']);
  expect(await read()).toEqual([]);
});

test('what somebody has begun is told by its place and its page’s words, to nobody else and in no other house', async () => {
  const { centre, me, keep } = await setUp();
  const other = await createTestCentre();
  await keep('half a report');
  const begun = (actor: Actor, owner: TestCentre = centre) =>
    withScope(centre.database, [owner.ownerId], (tx) =>
      begunBy(tx, { actor, ownerId: owner.ownerId, now: centre.now() }),
    );
  const [mine, ...more] = await begun(me);
  expect(mine).toMatchObject({ place, form, query: 'correct=', title: 'New operation' });
  expect(JSON.stringify(mine)).not.toContain('half a report');
  expect(more).toEqual([]);
  expect(await begun(centre.people.chair)).toEqual([]);
  expect(await begun(me, other)).toEqual([]);
  expect(await begun(holding(me, centre.people.observer.grants))).toEqual([]);
  centre.setNow('2026-12-19T00:00:00Z');
  expect(await begun(me)).toEqual([]);
});

test('of two windows the later is told instead of taking the place of what the other keeps', async () => {
  const { keep, read } = await setUp();
  expect(await keep('one', { known: 0 })).toBe(1);
  expect(await keep('one and two', { known: 1 })).toBe(2);
  await expect(keep('of the other', { known: 0, requestKey: 'other key' })).rejects.toMatchObject({
    code: 'draft_kept_elsewhere',
    status: 409,
  });
  expect(await read()).toEqual(['one and two']);
});

test('what is no draft is refused and leaves nothing behind', async () => {
  const { centre, me, keep } = await setUp();
  const good = {
    place,
    form,
    query: '',
    title: '',
    definitions: '',
    requestKey: 'k',
    known: 0,
    typed: '{"fields":{},"labels":{}}',
  };
  for (const wrong of [
    { place: '/cases?name=Kim' },
    { form: 'two words' },
    { query: 'name=Kim Younghee' },
    { title: 'x'.repeat(301) },
    { typed: 'nonsense' },
    // More than can be sent when it is saved: its page would be long in the making, and everybody would wait.
    { typed: JSON.stringify({ fields: { many: Array<string>(1001).fill('') }, labels: {} }) },
    { typed: '{"fields":{"a":"no list"},"labels":{}}' },
    { requestKey: null },
    { known: -1 },
    { more: 'than asked' },
  ])
    await expect(
      keepDraft(centre.database, authorAt(centre, me), { ...good, ...wrong }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(keep('a zero \0 character')).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await rowsOf(centre)).toBe(0);
});

const saving = command({
  name: 'test.save',
  input: z.object({ fails: z.boolean() }),
  load: async () => null,
  permit: () => true,
  run: async (_context, { fails }) => {
    if (fails) throw refused('invalid_input');
    return { saved: true };
  },
});

test('saving the form ends its draft in the same transaction; a refused one leaves it, and so does another window’s', async () => {
  const { centre, me, keep, read } = await setUp();
  const save = (requestKey: string, more: { fails?: boolean; form?: string } = {}) =>
    execute(
      centre.database,
      saving,
      { ...authorAt(centre, me), requestKey, sentForm: { place, form: more.form ?? form } },
      { fails: more.fails ?? false },
    );
  await keep('half a report');
  await expect(save('first key', { fails: true })).rejects.toMatchObject({ code: 'invalid_input' });
  await save('key of another window');
  await save('key of another form', { form: 'pathology' });
  expect(await read()).toEqual(['half a report']);
  await save('first key');
  expect(await read()).toEqual([]);
  // What was on its way when the form was saved comes too late.
  expect(await keep('half a report', { known: 1 })).toBeNull();
  expect(await rowsOf(centre)).toBe(0);
});

test('it is put away when its author says so, by nobody else', async () => {
  const { centre, me, keep, read } = await setUp();
  await keep('half a report');
  await discardDraft(centre.database, authorAt(centre, centre.people.chair), { place, form });
  expect(await read()).toEqual(['half a report']);
  await discardDraft(centre.database, authorAt(centre, me), { place, form });
  expect(await rowsOf(centre)).toBe(0);
});

test('nobody keeps more than three hundred at a house: the next is refused, and those that are there are kept on', async () => {
  const { centre, me, keep } = await setUp();
  const owner = new Client(testDatabase().owner);
  await owner.connect();
  await keep('the first');
  await owner.query(
    `insert into kernel.draft (owner_id, person_id, place, form, query, title, definitions, request_key, roles, version, kept_at, fields, labels)
     select owner_id, person_id, place || n, form, query, title, definitions, request_key || n, roles, version, kept_at, fields, labels
     from kernel.draft, generate_series(2, $2) n where owner_id = $1`,
    [centre.ownerId, mostDrafts],
  );
  await owner.end();
  expect(await rowsOf(centre)).toBe(mostDrafts);
  expect(await keep('the first, longer', { known: 1 })).toBe(2);
  const another = keepDraft(centre.database, authorAt(centre, me), {
    place,
    form: 'another',
    query: '',
    title: '',
    definitions: '',
    requestKey: 'another key',
    known: 0,
    typed: JSON.stringify({ fields: {}, labels: {} }),
  });
  await expect(another).rejects.toMatchObject({ code: 'too_many_drafts', status: 422 });
  await discardDraft(centre.database, authorAt(centre, me), { place, form });
  expect(await keep('begun anew')).toBe(1);
  expect(await keep('her own', { actor: centre.people.chair })).toBe(1);
});
