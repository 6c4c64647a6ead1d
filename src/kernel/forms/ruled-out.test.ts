import { expect, it } from 'vitest';
import { type AnyAnswers, emptyAnswers } from './answers.ts';
import { choice, line, record } from './items.ts';
import { ruledOut } from './ruled-out.ts';

const form = record(
  { id: 'report', version: 1, sections: ['all'] },
  {
    score: choice(['1', '2'], {
      section: 'all',
      when: { fact: 'kind', in: ['interval'] },
      absent: ['not_applicable'],
    }),
    text: line(80, { section: 'all' }),
  },
);
const empty = emptyAnswers(form) as unknown as AnyAnswers;
const scored = { ...empty, score: '1', text: 'Seen' };

it('is a value that a fact certainly rules out, unless it stood before', () => {
  expect(ruledOut(form, scored, { kind: 'primary' }, null)).toEqual(['score']);
  expect(ruledOut(form, scored, { kind: 'primary' }, empty)).toEqual(['score']);
  expect(ruledOut(form, scored, { kind: 'primary' }, { ...empty, score: '2' })).toEqual([]);
});

it('is nothing while the fact is not known, nor a reason why there is no value', () => {
  expect(ruledOut(form, scored, { kind: null }, null)).toEqual([]);
  expect(ruledOut(form, scored, {}, null)).toEqual([]);
  expect(ruledOut(form, scored, { kind: 'interval' }, null)).toEqual([]);
  const none = { ...empty, absent: { score: 'not_applicable' } } as const;
  expect(ruledOut(form, none, { kind: 'primary' }, null)).toEqual([]);
});
