import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { type Changes, FiguresChanged } from './figures-changed.tsx';

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
