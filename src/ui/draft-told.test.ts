import { expect, test } from 'vitest';
import { draftTold } from './draft-told.ts';

test('a field that is called as what every object has is told by its name', () => {
  expect(draftTold([['constructor', ['Kim']]], {})).toEqual([
    { name: 'constructor', label: 'constructor', text: 'Kim' },
  ]);
});
