import { sql } from 'drizzle-orm';
import { boolean, date, integer, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { appDatabase } from '../testing/centre.ts';
import { instant } from './columns.ts';
import { withScope } from './scope.ts';
import { insertRows, newRows } from './write-rows.ts';

const thing = pgSchema('pg_temp').table('thing', {
  id: uuid('id').notNull(),
  word: text('word'),
  words: text('words').array(),
  document: jsonb('document'),
  count: integer('count'),
  holds: boolean('holds'),
  day: date('day', { mode: 'string' }),
  at: instant('at'),
});
const made = sql`create temporary table thing (id uuid, word text, words text[], document jsonb, count integer, holds boolean,
  day date, at timestamptz) on commit drop`;

const words = ['', 'NULL', 'null', '{a,b}', 'a "b" \\ c', '\\"', "it's", 'a\nb\tc', ' ends ', '난소암', '😀'];
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const written = (rows: readonly (typeof thing.$inferInsert)[]) =>
  withScope(appDatabase(), [], async (tx) => {
    await tx.execute(made);
    await insertRows(tx, thing, rows);
    return tx.select().from(thing).orderBy(thing.id);
  });

test('rows come back as they were written, whatever their texts hold, alone and among others', async () => {
  const rows = words.map((word, index) => ({
    id: idOf(index),
    word,
    words: [word, 'b'],
    document: { [word]: [word, null, 1.5] },
    count: index - 5,
    holds: index % 2 === 0,
    day: '2026-11-19',
    at: '2026-11-19T00:00:00Z',
  }));
  expect(await written(rows)).toEqual(rows);
  for (const row of rows) expect(await written([row])).toEqual([row]);
});

test('what is unknown stays unknown: in one row, in all, and in a row that does not name it', async () => {
  const nothing = {
    word: null,
    words: null,
    document: null,
    count: null,
    holds: null,
    day: null,
    at: null,
  };
  const one = { ...nothing, id: idOf(1), word: 'a', words: [], count: 0, holds: false };
  const rows = [one, { id: idOf(2) }, { ...nothing, id: idOf(3) }];
  expect(await written(rows)).toEqual([one, { ...nothing, id: idOf(2) }, { ...nothing, id: idOf(3) }]);
  expect(await written([{ id: idOf(2) }])).toEqual([{ ...nothing, id: idOf(2) }]);
  expect(await written([one, { ...one, id: idOf(2) }])).toEqual([one, { ...one, id: idOf(2) }]);
  expect(await written([one, one])).toEqual([one, one]);
});

test('half a character is refused, not replaced', async () => {
  const half = 'a\ud800'.slice(0, 2);
  await expect(written([{ id: idOf(1), word: half }])).rejects.toThrow('text_not_storable word');
});

test('new derived rows are told once for all that say the same, and once where nothing is asked of them', async () => {
  const rows = ['a', 'b', 'a'].map((word, index) => ({ id: idOf(index), word, count: 1 }));
  const told = await withScope(appDatabase(), [], async (tx) => {
    await tx.execute(made);
    return [
      await newRows(tx, thing, rows, [thing.word, thing.count]),
      await newRows(tx, thing, rows, []),
      await newRows(tx, thing, [], [thing.word]),
      (await tx.select().from(thing)).length,
    ];
  });
  const one = (now: object) => ({ table: 'pg_temp.thing', before: null, now });
  const both = ['a', 'b'].map((word) => one({ word, count: 1 }));
  expect(told).toEqual([expect.arrayContaining(both), [one({})], [], 6]);
  expect(told[0]).toHaveLength(2);
});
