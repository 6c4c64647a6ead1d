import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { factsOf } from '../../kernel/forms/facts.ts';
import { earliest, latest } from '../../kernel/partial-date.ts';
import { ageOn } from './age.ts';
import type { Told } from './course.ts';
import { type CaseAround, caseFacts, questionOn } from './course-facts.ts';
import { systemic } from './records/systemic.ts';
import { profileOf } from './sites.ts';

const around: CaseAround = {
  site: 'ovary',
  histology: 'high-grade-serous',
  stage: 'IIIC',
  stageEdition: 'figo-2014',
  treatedBefore: false,
  profile: profileOf('ovary'),
  bornOn: '1970-05',
  question: { phase: 'recurrence', questionType: 'recurrence' },
  course: [],
  on: '2026-05-20',
};
const given = (id: string, from: string | null, line: number | null): Told => ({
  id,
  form: systemic.id,
  answers: { ...emptyAnswers(systemic), from, line },
});
const of = (more: Partial<CaseAround>) => factsOf(caseFacts, { ...around, ...more });

describe('facts of a case', () => {
  it('are what the record says, as exactly as it says it', () => {
    expect(of({})).toEqual({
      site: 'ovary',
      histology: 'high-grade-serous',
      stageGroup: 'III',
      treatedBefore: false,
      phase: 'recurrence',
      questionType: 'recurrence',
      age: { min: 55, max: 56 },
      lines: null,
    });
  });

  it('are null where nobody knows', () => {
    const unknown = { site: null, histology: null, stage: null, treatedBefore: null, bornOn: null };
    const none = of({ ...unknown, profile: null, question: null, on: null });
    expect(new Set(Object.values(none))).toEqual(new Set([null]));
  });

  it('of a day nobody said are those that no day changes', () => {
    expect(of({ on: null, course: [given('a', '2026', 1)] })).toMatchObject({
      site: 'ovary',
      stageGroup: 'III',
      age: null,
      lines: null,
    });
  });
});

describe('lines by a day', () => {
  it('are those that had begun, and as many more as may have', () => {
    const course = [given('a', '2024-03-01', 1), given('b', '2026', 2), given('c', '2027-01-01', 3)];
    expect(of({ course }).lines).toEqual({ min: 1, max: 2 });
    expect(of({ course, on: '2027-02-01' }).lines).toEqual({ min: 3, max: 3 });
    expect(of({ course, on: '2023-02-01' }).lines).toBeNull();
    expect(of({ course: [given('a', null, 2)] }).lines).toEqual({ min: 0, max: 2 });
  });

  it('are changed by nothing that is later', () => {
    const days = fc.constantFrom('2024', '2025-06', '2026-05-20', '2026-05-21', '2026-06', '2028');
    const course = fc.array(fc.tuple(fc.option(days), fc.option(fc.integer({ min: 1, max: 4 }))), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(course, fc.integer({ min: 1, max: 9 }), (entries, line) => {
        const told = entries.map(([from, at], index) => given(String(index), from, at));
        const later = [...told, given('later', '2026-05-21', line)];
        expect(of({ course: later }).lines).toEqual(of({ course: told }).lines);
      }),
    );
  });
});

it('the age of a vague day lies between the ages of all its days', () => {
  const dates = fc.constantFrom('1970', '1970-05', '1970-05-20', '2004-02-29');
  const ons = fc.constantFrom('2026', '2026-02', '2026-05', '2026-05-19', '2026-05-20', '2027-02-28');
  fc.assert(
    fc.property(dates, ons, (bornOn, on) => {
      const age = of({ bornOn, on }).age as { min: number; max: number };
      for (const day of [earliest(on), latest(on)]) {
        const then = ageOn(bornOn, day);
        expect(then?.from).toBeGreaterThanOrEqual(age.min);
        expect(then?.to).toBeLessThanOrEqual(age.max);
      }
    }),
  );
});

it('the question of a day is the newest that had come; of none, and of a day too vague, nobody knows', () => {
  const asked = (receivedOn: string, phase: 'pre_treatment' | 'recurrence') =>
    ({ receivedOn, phase, questionType: 'other' }) as const;
  const [first, second] = [asked('2026-01-10', 'pre_treatment'), asked('2026-06-10', 'recurrence')];
  const on = (day: string | null) => questionOn([first, second], day)?.phase ?? null;
  expect(on('2026-01-09')).toBeNull();
  expect(on('2026-01-10')).toBe('pre_treatment');
  expect(on('2026-06')).toBeNull();
  expect(on('2026-07')).toBe('recurrence');
  expect(on(null)).toBeNull();
});
