import { expect, test } from 'vitest';
import { type AskedCase, openParts } from './open-parts.ts';

const asked: AskedCase = {
  case: { site: 'ovary', histology: 'high-grade-serous' },
  bornOn: '1970-05-06',
  referral: { phase: 'pre_treatment', questionType: 'primary_treatment' },
  workUp: [],
  course: [],
};
const albumin = {
  key: 'albumin',
  state: 'present',
  value: 3.9,
  unit: 'g/dL',
  takenOn: '2026-11-10',
  reason: null,
} as const;

test('an answered item is open no more, until it is too old on the day of the board', () => {
  const before = openParts(asked, '2026-11-19').nurse ?? 0;
  const answered = { ...asked, workUp: [albumin] };
  expect(openParts(answered, '2026-11-19').nurse).toBe(before - 1);
  expect(openParts(answered, '2026-11-26').nurse).toBe(before);
});

test('what the course says is open no more, and no part waits where no dataset is defined for the site', () => {
  const before = openParts(asked, '2026-11-19').nurse ?? 0;
  const ca125 = { comparator: null, value: 90, unit: 'U/mL' };
  const course = [{ id: 'a', form: 'markers', answers: { on: '2026-11-12', ca125, absent: {} } }];
  expect(openParts({ ...asked, course: course }, '2026-11-19').nurse).toBe(before - 1);
  expect(openParts({ ...asked, case: { site: 'other', histology: null } }, '2026-11-19')).toEqual({});
});

test('what is asked follows her histology, and her age where it is not known', () => {
  const nurse = (histology: AskedCase['case']['histology'], bornOn: AskedCase['bornOn']) =>
    openParts({ ...asked, case: { site: 'ovary', histology }, bornOn }, '2026-11-19').nurse ?? 0;
  expect(nurse(null, '1970-05-06')).toBeGreaterThan(nurse('high-grade-serous', '1970-05-06'));
  expect(nurse(null, '2000-01-01')).toBeGreaterThan(nurse(null, '1970-05-06'));
  // Nobody knows whether she is young or of an age at which frailty is looked for.
  expect(nurse(null, null)).toBe(nurse(null, '2000-01-01') + 1);
  expect(nurse(null, '1950-01-01')).toBe(nurse(null, '1970-05-06') + 1);
});
