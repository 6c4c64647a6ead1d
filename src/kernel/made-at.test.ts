import { expect, test } from 'vitest';
import { uuidOfName, uuidV7 } from './ids.ts';
import { madeAt } from './made-at.ts';

test('an id says when it was made, to the millisecond; one made from a name does not', () => {
  for (const moment of ['2026-11-19T00:00:00.007Z', '1970-01-01T00:00:00Z'])
    expect(madeAt(uuidV7(Date.parse(moment)))).toBe(moment);
  expect(madeAt(uuidOfName('a', 'meeting'))).toBeNull();
});
