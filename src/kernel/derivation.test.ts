import { pgSchema } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { tenantColumns } from './columns.ts';
import { type Derivation, houseOf, rowsOf } from './derivation.ts';

const schema = pgSchema('test');
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => schema.table(name, tenantColumns())) as [
  ReturnType<typeof schema.table<'a', ReturnType<typeof tenantColumns>>>,
  ReturnType<typeof schema.table<'b', ReturnType<typeof tenantColumns>>>,
  ReturnType<typeof schema.table<'c', ReturnType<typeof tenantColumns>>>,
  ReturnType<typeof schema.table<'d', ReturnType<typeof tenantColumns>>>,
];
type Table = typeof a | typeof b | typeof c | typeof d;

const derivation = (name: string, watches: readonly Table[], writes: readonly Table[]): Derivation => ({
  name,
  subject: rowsOf(a),
  watches: watches.map((table) => ({ table, by: table.id })),
  writes,
  run: async () => [],
});
const order = (...derivations: Derivation[]) => houseOf(derivations).ordered.map(({ name }) => name);

test('each derivation runs after those whose tables it watches, in whatever order they are named', () => {
  const [first, second, third] = [
    derivation('first', [a], [b]),
    derivation('second', [b], [c]),
    derivation('third', [c, b], [d]),
  ];
  expect(order(third, second, first)).toEqual(['first', 'second', 'third']);
  expect(order(second, third, first)).toEqual(['first', 'second', 'third']);
});

test('a circle, a second writer and one that watches itself are refused with the path', () => {
  expect(() => order(derivation('x', [a, c], [b]), derivation('y', [b], [c]))).toThrow(
    'derivation_circle x → y → x',
  );
  expect(() => order(derivation('x', [a], [b]), derivation('y', [a], [b]))).toThrow(
    'derivation_two_writers test.b: x, y',
  );
  expect(() => order(derivation('x', [a, b], [b]))).toThrow('derivation_watches_itself x: test.b');
});
