import { expect, test } from 'vitest';
import { i18nFor } from '../../../../kernel/i18n.ts';
import { courseTold } from './course-told.ts';

const i18n = await i18nFor('en');
const zone = 'Asia/Seoul';
const stage = (id: string, on: string | null, more: object = {}) => ({
  id,
  form: 'stage',
  formVersion: 1,
  on,
  answers: { on, stage: 'IIIC', edition: 'figo-2014', basis: 'clinical' },
  isGone: false,
  ...more,
});
const days = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    stage(`e${index}`, `2026-10-${String(index + 1).padStart(2, '0')}`),
  );

test('a course is told newest first, twenty entries of each part, and how many more there are', () => {
  const told = courseTold(i18n, { seen: days(23), later: [], zone });
  expect(told.seen).toHaveLength(20);
  expect(told.seen[0]?.on).toBe('2026-10-23');
  expect(told.seen.at(-1)?.on).toBe('2026-10-04');
  expect(told.rest).toEqual({ seen: 3, later: 0 });
  expect(courseTold(i18n, { seen: days(20), later: [], zone }).rest.seen).toBe(0);
});

test('an entry is told by its form in the reader’s words, without a day and taken back where it is so', async () => {
  const told = courseTold(i18n, { seen: [stage('e', null, { isGone: true })], later: [], zone });
  expect(told.seen).toEqual([
    { key: 'stage e', on: null, text: expect.stringMatching(/^Stage: IIIC/), since: null, isGone: true },
  ]);
  const korean = courseTold(await i18nFor('ko'), { seen: [stage('e', null)], later: [], zone });
  expect(korean.seen[0]?.text).not.toContain('Stage');
});

test('what came later is known since the day it was at the house; of what nobody knows none is said', () => {
  const later = [
    { ...stage('a', '2026-11-01'), enteredAt: '2026-11-30T15:30:00Z' },
    { ...stage('b', '2026-11-02'), enteredAt: '' },
  ];
  const told = courseTold(i18n, { seen: [], later, zone }).later;
  expect(told.map(({ key, since }) => [key, since])).toEqual([
    ['stage b', ''],
    ['stage a', '2026-12-01'],
  ]);
});

test('an operation and its pathology report are told too; a form that is not here any more is left out', () => {
  const operation = { ...stage('o', '2026-11-03'), form: 'operation', answers: { doneOn: '2026-11-03' } };
  const unknown = { ...stage('x', '2026-11-04'), form: 'nothing-of-ours' };
  const told = courseTold(i18n, { seen: [operation, unknown], later: [], zone });
  expect(told.seen.map(({ key }) => key)).toEqual(['operation o']);
});
