import { expect, test } from 'vitest';
import { partOf, partsFor } from './whose-part.ts';

test('a profession has its part, and any other the whole', () => {
  expect(partOf('nursing')).toBe('nurse');
  expect(partOf('nuclear-medicine')).toBe('radiologist');
  expect(partOf('gynaecologic-oncology')).toBeNull();
  expect(partOf(null)).toBeNull();
  expect(partOf('constructor')).toBeNull();
});

test('what waits for somebody follows the professions, and what the consultant of the question answers for', () => {
  expect(partsFor(['pathology'], false)).toEqual(['pathologist']);
  expect(partsFor(['gynaecologic-oncology', null], false)).toEqual([]);
  expect(partsFor(['gynaecologic-oncology'], true)).toEqual(['surgeon', 'oncologist', 'referrer', 'woman']);
  expect(partsFor(['radiology', 'nuclear-medicine'], true)).toEqual([
    'radiologist',
    'surgeon',
    'oncologist',
    'referrer',
    'woman',
  ]);
});
