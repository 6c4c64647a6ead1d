import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { factsIn } from '../../../testing/page-parts.ts';
import type { OperationIndicators as Counted } from '../queries/operation-indicators.ts';
import OperationIndicators from './operation-indicators.tsx';

const counted = (
  key: string,
  more: Partial<Counted['indicators'][number]> = {},
): Counted['indicators'][number] => ({
  key,
  name: `Name of ${key}`,
  belongs: true,
  meets: null,
  ...more,
});

test('an operation counts in an indicator and is met or not, or nobody knows which; in none it is said so', async () => {
  const data: Counted = {
    set: 'esgo-ovarian/2016',
    indicators: [
      counted('2i'),
      counted('6', { belongs: null, meets: { met: true } }),
      counted('8', { meets: { met: true } }),
      counted('9', { meets: { met: false } }),
      counted('10', { meets: { met: null } }),
    ],
  };
  expect(factsIn((await drawn(<OperationIndicators data={data} />)).html)).toEqual({
    '2i Name of 2i': 'counts',
    '6 Name of 6': 'not known whether it counts: something is missing in the record',
    '8 Name of 8': 'counts, and is met',
    '9 Name of 9': 'counts, and is not met',
    '10 Name of 10': 'counts; not known whether it is met',
  });
  const none = await drawn(<OperationIndicators data={{ set: data.set, indicators: [] }} />);
  expect(none.text).toContain('This operation counts in no indicator.');
});
