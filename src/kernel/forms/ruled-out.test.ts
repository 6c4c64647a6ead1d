import { expect, it } from 'vitest';
import { type AnyAnswers, emptyAnswers } from './answers.ts';
import { factsOf, noFacts } from './facts.ts';
import { choice, group, line, number, record } from './items.ts';
import { askAgainstCourse, ruledOut } from './ruled-out.ts';

const form = record(
  { id: 'report', version: 1, sections: ['all'] },
  {
    score: choice(['1', '2'], {
      section: 'all',
      when: { fact: 'kind', in: ['interval'] },
      absent: ['not_applicable'],
    }),
    text: line(80, { section: 'all' }),
    lines: group(
      { pain: number({ min: 0, max: 9, when: { fact: 'kind', in: ['interval'] } }) },
      { section: 'all' },
    ),
  },
);
const book = {
  kind: { codes: ['primary', 'interval'], of: ({ kind }: { kind: string | null }) => kind },
};
const among = (kind: string | null, before: AnyAnswers | null = null) => ({
  facts: factsOf(book, { kind }),
  before,
});
const empty = emptyAnswers(form) as unknown as AnyAnswers;
const scored = { ...empty, score: '1', text: 'Seen' };

it('is a value that a fact certainly rules out, unless it stood before', () => {
  expect(ruledOut(form, scored, among('primary'))).toEqual(['score']);
  expect(ruledOut(form, scored, among('primary', empty))).toEqual(['score']);
  expect(ruledOut(form, scored, among('primary', { ...empty, score: '2' }))).toEqual([]);
});

it('is nothing while the fact is not known, nor a reason why there is no value', () => {
  expect(ruledOut(form, scored, among(null))).toEqual([]);
  expect(ruledOut(form, scored, { facts: noFacts, before: null })).toEqual([]);
  expect(ruledOut(form, scored, among('interval'))).toEqual([]);
  const none = { ...empty, absent: { score: 'not_applicable' } } as const;
  expect(ruledOut(form, none, among('primary'))).toEqual([]);
});

it('is a list of which some line says what the facts rule out, unless that line stood before', () => {
  const lined = { ...empty, lines: [{ id: 'a', pain: 3, absent: {} }] };
  expect(ruledOut(form, lined, among('primary'))).toEqual(['lines']);
  expect(ruledOut(form, lined, among('interval'))).toEqual([]);
  expect(ruledOut(form, lined, among('primary', lined))).toEqual([]);
  const other = { ...empty, lines: [{ id: 'b', pain: 3, absent: {} }] };
  expect(ruledOut(form, lined, among('primary', other))).toEqual(['lines']);
});

it('is asked about, each at its field, and taken when it is said again', () => {
  const judging = { at: 'report', ...among('primary') };
  expect(() => askAgainstCourse(form, scored, { ...judging, despite: ['text'] })).toThrow(
    expect.objectContaining({
      code: 'answers_to_confirm',
      issues: [{ code: 'course_says_otherwise', place: { field: 'report.score' } }],
    }),
  );
  expect(askAgainstCourse(form, scored, { ...judging, despite: ['score'] })).toBeUndefined();
});

it('is asked about again while something of it was not said again', () => {
  const both = { ...scored, lines: [{ id: 'a', pain: 3, absent: {} }] };
  const judging = { at: 'report', ...among('primary') };
  for (const despite of [[], ['score'], ['lines']])
    expect(() => askAgainstCourse(form, both, { ...judging, despite })).toThrow(
      expect.objectContaining({ code: 'answers_to_confirm' }),
    );
  expect(askAgainstCourse(form, both, { ...judging, despite: ['lines', 'score'] })).toBeUndefined();
});
