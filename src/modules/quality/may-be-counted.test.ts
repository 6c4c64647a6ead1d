import { expect, test } from 'vitest';
import { caseTruthsOfRow, forEach } from './fact-names.ts';
import { indicatorSet } from './indicator-set.ts';
import { mayBeCounted } from './may-be-counted.ts';

const set = indicatorSet('esgo-ovarian/2016');
const unknown = forEach(caseTruthsOfRow, () => null);

test('an indicator may count a case as long as nothing it asks of her is known to be otherwise', () => {
  expect(mayBeCounted(set, unknown)).toBe(true);
  expect(mayBeCounted(set, { ...unknown, ovarian: true })).toBe(true);
  // An early stage: her operation still counts among the operations of the ovary.
  expect(mayBeCounted(set, { ...unknown, ovarian: true, advanced: false })).toBe(true);
  expect(mayBeCounted(set, { ...unknown, ovarian: false })).toBe(false);
  expect(
    mayBeCounted(
      { ...set, indicators: set.indicators.filter(({ id }) => id === '5') },
      { ...unknown, advanced: false },
    ),
  ).toBe(false);
});

test('what a centre states of itself counts nobody', () => {
  expect(
    mayBeCounted({ ...set, indicators: set.indicators.filter(({ kind }) => kind === 'statement') }, unknown),
  ).toBe(false);
});
