import { expect, test } from 'vitest';
import { isUuid, uuidV7 } from './ids.ts';

test('ids of one millisecond are in the order in which they were made, and no two are equal', () => {
  const ids = Array.from({ length: 2_000 }, () => uuidV7(1_764_000_000_000));
  expect(ids.every(isUuid)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test('ids of a later millisecond come later', () => {
  const [early, late] = [uuidV7(1_764_000_000_000), uuidV7(1_764_000_000_001)];
  expect(early < late).toBe(true);
  expect(late.at(14)).toBe('7');
});
