import { expect, test } from 'vitest';
import { survivalOf, type Subject } from '../../modules/quality/index.ts';
import { groupWord, survivalText } from './survival-text.ts';

const subject = (days: number | null, group: Subject['group']): Subject => ({
  course: {
    diagnosedOn: null,
    operatedOn: null,
    operated: false,
    diedOn: null,
    contacts: days === null ? [] : [{ on: null, days, status: 'dead' }],
    seenOn: [],
  },
  group,
});

test('survival as text: all, each group, their comparison, and who was left out why', () => {
  const found = survivalOf(
    [subject(10, [0, 0]), subject(20, [0, 0]), subject(5, [21, null]), subject(null, [0, 0])],
    'diagnosis',
    true,
  );
  expect(survivalText(found, 'diagnosis', 'operation.residual', 0).split('\n')).toEqual([
    'Survival in days from diagnosis (Kaplan-Meier; interval of the median: Brookmeyer-Crowley, log)',
    '3 followed, 3 died, median 10 (95 % 5 to not reached)',
    'By operation.residual:',
    '  0: 2 followed, 2 died, median 15 (95 % 10 to not reached)',
    '  21 or more: 1 followed, 1 died, median 5 (95 % not reached to not reached)',
    'Log-rank: chi-square 2.000, df 1, p 0.157',
    '1 left out:',
    '  1: no follow-up recorded',
  ]);
  const none = survivalOf([], 'operation', true);
  expect(survivalText(none, 'operation', 'case.stage', 0)).toContain('Log-rank: nothing can be compared');
  expect(survivalText(survivalOf([], 'operation', false), 'operation', null, 0)).not.toContain('Log-rank');
});

test('who is followed by signs of life alone is said', () => {
  const found = survivalOf([subject(10, null)], 'diagnosis', false);
  expect(survivalText(found, 'diagnosis', null, 1)).toContain(
    '\n1 of them until the last operation, treatment or test, without a follow-up\n',
  );
});

test.each([
  ['IIIC', 'IIIC'],
  [1, '1'],
  [true, 'true'],
  [[1, 10] as const, '1 to 10'],
  [[7, 7] as const, '7'],
])('the group %j is called %s', (value, said) => {
  expect(groupWord(value)).toBe(said);
});
