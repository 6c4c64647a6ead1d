import { expect, test } from 'vitest';
import { AppError, refused } from '../errors.ts';
import { problemOf } from './problem.ts';

test('a refusal tells its code, parameters and place', () => {
  expect(problemOf(refused('year_wrong', { least: 1850 }, { field: 'year' }))).toEqual({
    type: 'about:blank',
    title: 'year_wrong',
    status: 422,
    code: 'year_wrong',
    params: { least: 1850 },
    place: { field: 'year' },
  });
});

test('several faults are all named', () => {
  const issues = [{ code: 'too_small' as const, place: { field: 'a' } }];
  expect(problemOf(new AppError('invalid_input', 422, {}, undefined, issues))).toMatchObject({ issues });
});

test('what is unexpected says nothing of its inside', () => {
  expect(JSON.stringify(problemOf(new Error('select name from patient')))).not.toContain('patient');
  expect(problemOf('thrown text')).toMatchObject({ status: 500, code: 'unexpected' });
});
