import { describe, expect, test } from 'vitest';
import { beforePlace, placesAnew } from './agenda-order.ts';

const item = (id: string, position: number) => ({ id, position });
/** Place 3 belongs to an item that is open, concluded or was taken back. */
const waiting = [item('a', 1), item('b', 2), item('d', 4), item('e', 5)];

const orderAfter = (id: string, before: string | null) => {
  const anew = new Map(placesAnew(waiting, id, before).map((one) => [one.id, one.position]));
  return waiting
    .map((one) => ({ ...one, position: anew.get(one.id) ?? one.position }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ id: of, position }) => `${of}${position}`)
    .join(' ');
};

describe('items that wait change places among their own', () => {
  test.each([
    ['e', 'a', 'e1 a2 b4 d5'],
    ['a', null, 'b1 d2 e4 a5'],
    ['b', 'e', 'a1 d2 b4 e5'],
    ['d', 'b', 'a1 d2 b4 e5'],
    ['a', 'b', 'a1 b2 d4 e5'],
  ])('%s before %s', (id, before, order) => {
    expect(orderAfter(id, before)).toBe(order);
  });

  test('only those that move are written', () => {
    expect(placesAnew(waiting, 'b', 'a').map(({ id }) => id)).toEqual(['b', 'a']);
    expect(placesAnew(waiting, 'a', 'b')).toEqual([]);
    expect(placesAnew([item('a', 7)], 'a', null)).toEqual([]);
  });
});

describe('a place by its number', () => {
  test.each([
    ['e', 1, 'a'],
    ['e', 0, 'a'],
    ['e', 2, 'b'],
    ['a', 2, 'd'],
    ['a', 4, 'e'],
    ['a', 5, null],
    ['a', 99, null],
    // What is open has place 3: going down she comes behind what stands before it, going up before what stands behind it.
    ['a', 3, 'd'],
    ['e', 3, 'd'],
    ['b', 2, 'd'],
  ] as const)('%s to %s stands before %s', (id, place, before) => {
    expect(beforePlace(waiting, id, place)).toBe(before);
  });
});
