import { expect, test } from 'vitest';
import { nationalText } from './national-text.ts';

const line = (counts: { numerator: number; denominator: number; notDocumented: number } | null) => ({
  id: '1i',
  variant: 'operated',
  counts,
});

test('who is left out stands beside the counts, of each centre and together, and is suppressed apart from them', () => {
  const counts = { numerator: 6, denominator: 8, notDocumented: 0 };
  const centre = { centre: 'one', name: 'Centre one', countedOn: '2027-01-01' };
  const text = nationalText({
    set: 'esgo-ovarian/2016',
    period: { kind: 'year', year: 2026 },
    total: [{ ...line(counts), leftOut: 9 }],
    centres: [
      {
        ...centre,
        indicators: [
          { ...line(counts), leftOut: null },
          { ...line(null), leftOut: 7 },
        ],
      },
    ],
    absent: [],
  });
  expect(text.split('\n').slice(1)).toEqual([
    '  1i operated    6/8, not documented 0; left out 9',
    'Centre one (one), counted on 2027-01-01',
    '  1i operated    6/8, not documented 0; left out: suppressed',
    '  1i operated    suppressed: fewer than five women could be recognised; left out 7',
  ]);
});
