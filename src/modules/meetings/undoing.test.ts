import { describe, expect, test } from 'vitest';
import { canUndo, nextItem, stepsOf, undoable } from './undoing.ts';

const at = (second: number): string => `2026-11-19T00:00:${String(second).padStart(2, '0')}Z`;
const item = (id: string, more: Partial<Parameters<typeof stepsOf>[0][number]> = {}) => ({
  id,
  version: 2,
  state: 'waiting' as const,
  openedAt: null,
  closedAt: null,
  reopenedAt: null,
  ...more,
});
const there = (id: string, joinedAt: string, leftAt: string | null = null) => ({
  id,
  version: 1,
  joinedAt,
  leftAt,
});
const named = (steps: readonly { what: string; id: string }[]) =>
  steps.map(({ what, id }) => `${what} ${id}`);

test('a step can be undone for ten seconds, the tenth included, and not before it was done', () => {
  expect([at(9), at(10), at(20), at(21)].map((now) => canUndo(at(10), now))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(canUndo('2026-11-19T09:00:00+09:00', '2026-11-19T00:00:10.000Z')).toBe(true);
  expect(canUndo('2026-11-19T00:00:00Z', '2026-11-19T00:00:10.001Z')).toBe(false);
});

describe('the steps of a meeting', () => {
  test('are what was done last with each item and each person', () => {
    const items = [
      item('a', { state: 'concluded', openedAt: at(1), closedAt: at(5) }),
      item('b', { state: 'open', openedAt: at(7) }),
      item('c'),
    ];
    const people = [there('p', at(2)), there('q', at(0), at(9))];
    expect(named(stepsOf(items, people))).toEqual(['concluded a', 'taken_up b', 'joined p', 'left q']);
    expect(named(undoable(stepsOf(items, people), at(15)))).toEqual(['left q', 'taken_up b', 'concluded a']);
  });

  test('leave out an item that a conclusion led to or that was reopened: neither was taken up by itself', () => {
    const concluded = item('a', { state: 'concluded', openedAt: at(1), closedAt: at(5) });
    expect(named(stepsOf([concluded, item('b', { state: 'open', openedAt: at(5) })], []))).toEqual([
      'concluded a',
    ]);
    expect(stepsOf([item('b', { state: 'open', openedAt: at(6), reopenedAt: at(6) })], [])).toEqual([]);
  });
});

test('next is what was reopened last, else the first that waits, and what was set aside comes after all others', () => {
  const placed = (id: string, position: number, more: Parameters<typeof item>[1] = {}) => ({
    setAsideAt: null,
    ...item(id, more),
    position,
  });
  const aside = (id: string, position: number, setAsideAt: string, reopenedAt: string | null = null) => ({
    ...placed(id, position, { reopenedAt }),
    setAsideAt,
  });
  const waiting = [placed('c', 3), placed('b', 2), placed('a', 1, { state: 'concluded', closedAt: at(1) })];
  expect(nextItem(waiting)?.id).toBe('b');
  const reopened = [placed('d', 9, { reopenedAt: at(3) }), placed('e', 8, { reopenedAt: at(4) })];
  expect(nextItem([...waiting, ...reopened])?.id).toBe('e');
  expect(nextItem([placed('a', 1, { state: 'concluded' })])).toBeUndefined();
  const pair = [aside('x', 1, '2026-11-19T00:00:05.5Z'), aside('y', 2, at(5))];
  expect(nextItem([...pair, ...waiting])?.id).toBe('b');
  // The text of a whole second sorts after the text of its half; the moment comes before it.
  expect(nextItem(pair)?.id).toBe('y');
  expect(nextItem([aside('x', 5, at(1), at(2)), ...waiting])?.id).toBe('x');
  expect(nextItem([aside('x', 5, at(3), at(2)), ...waiting])?.id).toBe('b');
});
