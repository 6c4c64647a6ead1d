import { expect, test } from 'vitest';
import { openOutcome } from '../../testing/closed-outcome.ts';
import { onlyGrew } from './outcome-growth.ts';

const none = { ...openOutcome, complications: [] };
const unsaid = { ...openOutcome, complications: null };
const [first] = openOutcome.complications ?? [];
const more = {
  ...openOutcome,
  complications: [
    ...(openOutcome.complications ?? []),
    { ...first!, id: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0931' },
  ],
};
const closed = { ...openOutcome, closed30On: '2026-12-17' };

test.each([
  ['a first form', null, none],
  ['a first line', none, openOutcome],
  ['another line', openOutcome, more],
  ['what was not said', unsaid, none],
  ['a day of closing', openOutcome, closed],
  ['a line after the thirty days', closed, { ...more, closed30On: '2026-12-17' }],
  ['nothing at all', closed, closed],
])('%s is growth', (_what, before, after) => {
  expect(onlyGrew(before, after)).toBe(true);
});

test.each([
  ['a line taken away', more, openOutcome],
  ['another grade', openOutcome, { ...openOutcome, complications: [{ ...first!, grade: 'V' as const }] }],
  ['"none" taken back without a word', none, unsaid],
  ['"none" after the list was closed', { ...none, closed30On: '2026-12-17' }, closed],
  ['opened again', closed, openOutcome],
])('%s is a correction', (_what, before, after) => {
  expect(onlyGrew(before, after)).toBe(false);
});
