import { expect, test } from 'vitest';
import { identifiersOf } from './identifiers.ts';

test('a name stands in both scripts, once where both are written alike, and a dash for none', () => {
  const of = (nativeName: string | null, latinName: string | null) =>
    identifiersOf({ nativeName, latinName, recordNumber: 'R-1' });
  expect(of('김하나', 'Kim Ha-na')).toEqual(['김하나 Kim Ha-na', 'R-1']);
  expect(of('Umarova Nodira', 'Umarova Nodira')).toEqual(['Umarova Nodira', 'R-1']);
  expect(of(null, 'Kim Ha-na')).toEqual(['Kim Ha-na', 'R-1']);
  expect(of(null, null)).toEqual(['—', 'R-1']);
});
