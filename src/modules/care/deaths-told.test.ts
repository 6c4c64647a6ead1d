import { expect, test } from 'vitest';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { deathsTold } from './deaths-told.ts';

const contact = (said: object) => ({
  id: 'contact',
  form: 'follow-up',
  answers: { absent: {}, on: null, status: null, ...said } as AnyAnswers,
});

test('a death is told by her record or by a follow-up, with its day or without one', () => {
  expect(deathsTold([], null)).toEqual([]);
  expect(deathsTold([contact({ on: '2026-11-20', status: 'alive' }), contact({})], null)).toEqual([]);
  expect(deathsTold([contact({ on: '2026-11-20', status: 'dead' })], null)).toEqual(['2026-11-20']);
  expect(deathsTold([contact({ status: 'dead' })], '2026-12')).toEqual(['2026-12', null]);
});
