import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { type Changes, changesBetween, FiguresChanged } from './figures-changed.tsx';

const said = async (changes: Partial<Changes>) =>
  (await drawn(<FiguresChanged changes={{ at: '01:30:00', score: null, list: [], ...changes }} />)).text;
const change = (key: string, before: string, after: string) => ({ key, before, after });

test('what changed while somebody looked is said with how many, when, from what to what', async () => {
  expect(await said({ list: [change('1i:referred', '3/12', '4/12')] })).toBe(
    '1 indicator changed at 01:30:00: 1i referred 3/12 → 4/12',
  );
  expect(
    await said({
      score: { before: 30, after: 33 },
      list: [change('2i', '19', '20'), change('5', '1/2', '2/2')],
    }),
  ).toBe('2 indicators changed at 01:30:00: score 30 → 33 · 2i 19 → 20 · 5 1/2 → 2/2');
});

test('an indicator that is as much of as many as before is named alone; nothing is said of nothing', async () => {
  expect(await said({ list: [change('8', '3/4', '3/4')] })).toBe('1 indicator changed at 01:30:00: 8');
  expect(await said({ score: { before: 1, after: 2 } })).toBe('');
});

const figure = (key: string, more: object = {}) => ({
  key,
  numerator: 3,
  denominator: 12 as number | null,
  notDocumented: 1,
  excluded: [],
  points: null,
  ...more,
});
const between = (
  earlier: ReturnType<typeof figure>[],
  now: ReturnType<typeof figure>[],
  scores: readonly [number | null, number | null] = [30, 30],
) => changesBetween({ score: scores[0], rows: earlier }, { score: scores[1], rows: now });

test('a figure has changed when anything of it has, also what is missing or left out or its points', () => {
  const before = [figure('1i'), figure('2i', { denominator: null })];
  expect(between(before, before)).toEqual({ list: [], score: null });
  const changed = [figure('1i', { numerator: 4 }), figure('2i', { denominator: null, numerator: 5 })];
  expect(between(before, changed).list).toEqual([change('1i', '3/12', '4/12'), change('2i', '3', '5')]);
  for (const more of [
    { notDocumented: 0 },
    { excluded: [{ reason: 'date_unknown', count: 1 }] },
    { points: 0 },
  ])
    expect(between([figure('1i')], [figure('1i', more)]).list).toEqual([change('1i', '3/12', '3/12')]);
});

test('an indicator that was not there before has not changed; a score has where both are told and differ', () => {
  expect(between([figure('1i')], [figure('1i'), figure('5')]).list).toEqual([]);
  const score = (before: number | null, after: number | null) => between([], [], [before, after]).score;
  expect(score(30, 33)).toEqual({ before: 30, after: 33 });
  expect([score(30, 30), score(null, 30), score(30, null)]).toEqual([null, null, null]);
});
