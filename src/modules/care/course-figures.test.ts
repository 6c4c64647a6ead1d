import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { type CourseAround, followed, inForce, linesOfTreatment, waits } from './course-figures.ts';
import type { Told } from './course.ts';
import { courseRecord } from './records/course.ts';

const told = (form: string, said: object, id = form): Told => {
  const record = courseRecord(form);
  if (record === undefined) throw new Error(form);
  return { id, form, answers: { ...(emptyAnswers(record.form) as unknown as AnyAnswers), ...said } };
};
const around: CourseAround = {
  presentedOn: '2026-01-02',
  diedOn: null,
  referredOn: ['2026-01-05'],
  boardsOn: ['2026-01-14'],
  decidedOn: ['2026-01-16'],
  operatedOn: ['2026-01-30'],
};
const exactly = (days: number) => ({ min: days, max: days });

describe('lines of treatment', () => {
  const lines = (...numbers: Array<number | null>) =>
    linesOfTreatment(numbers.map((line, index) => told('systemic', { line }, String(index))));

  it('are at least the highest number; a treatment without one may be another', () => {
    expect(lines()).toBeNull();
    expect(lines(1, 1, 2)).toEqual(exactly(2));
    expect(lines(1, null)).toEqual({ min: 1, max: 2 });
    expect(lines(null)).toEqual(exactly(1));
    expect(lines(1, 3)).toEqual(exactly(3));
    expect(lines(3)).toEqual(exactly(3));
    expect(lines(3, null)).toEqual({ min: 3, max: 4 });
  });
});

describe('the way to treatment', () => {
  const days = (course: readonly Told[], more: Partial<CourseAround> = {}) =>
    waits(course, { ...around, ...more }).map(({ days: span }) => span);

  it('is counted from step to step, over a step nobody dated', () => {
    expect(days([])).toEqual([null, exactly(9), exactly(2), exactly(14)]);
    expect(days([], { decidedOn: [] })).toEqual([null, exactly(9), null, exactly(16)]);
    expect(days([], { referredOn: ['2026-01'] })).toEqual([
      null,
      { min: -17, max: 13 },
      exactly(2),
      exactly(14),
    ]);
  });

  it('takes the first of several, a board and a decision not before what led to them', () => {
    const more = {
      referredOn: ['2026-03-01', '2026-01-05'],
      boardsOn: ['2025-01-01', '2026-02-04', '2026-01-14'],
      decidedOn: ['2026-01-10', '2026-01-16'],
    };
    expect(days([], more)).toEqual([null, exactly(9), exactly(2), exactly(14)]);
  });

  it('begins treatment with the first of any kind, and says nothing while one has no date', () => {
    const given = told('systemic', { from: '2026-01-20' });
    expect(waits([given], around).at(-1)).toMatchObject({ on: '2026-01-20', days: exactly(4) });
    expect(waits([told('hormone', {})], around).at(-1)).toEqual({ step: 'treatment', on: null, days: null });
    expect(waits([given], { ...around, operatedOn: ['2026-01'] }).at(-1)).toMatchObject({ on: null });
    expect(waits([], { ...around, operatedOn: [] }).at(-1)).toMatchObject({ on: null });
  });

  it('leaves treatment before the referral out', () => {
    const earlier = told('systemic', { from: '2025-01-20' });
    expect(waits([earlier], around)).toEqual(waits([], around));
    expect(waits([earlier], { ...around, operatedOn: [] }).at(-1)).toMatchObject({ on: null });
  });

  it('is not changed by what comes later', () => {
    const later = fc.integer({ min: 30, max: 900 }).map((after) => addDays('2026-01-01', after));
    fc.assert(
      fc.property(
        fc.array(later, { maxLength: 4 }),
        fc.array(later, { maxLength: 4 }),
        (boards, treatments) => {
          const course = treatments.map((from, index) => told('systemic', { from }, String(index)));
          const boardsOn = [...around.boardsOn, ...boards];
          expect(waits(course, { ...around, boardsOn })).toEqual(waits([], around));
        },
      ),
    );
  });
});

describe('follow-up', () => {
  const contact = (said: object, id: string) => told('follow-up', said, id);

  it('is the latest day something was known, counted from the first diagnosis', () => {
    const course = [
      told('diagnosis', { on: '2026-01-01' }),
      told('diagnosis', { on: '2026-06-01' }, 'review'),
      contact({ on: '2026-03-01', status: 'alive', disease: 'none' }, 'a'),
      contact({ on: '2026-09-01', status: 'alive', disease: 'present' }, 'b'),
    ];
    expect(followed(course, around)).toEqual({
      on: '2026-09-01',
      status: 'alive',
      disease: 'present',
      since: '2026-01-01',
      days: exactly(243),
    });
    expect(followed(course, { ...around, diedOn: '2026-10' })).toMatchObject({
      on: '2026-10',
      status: 'dead',
      days: { min: 273, max: 303 },
    });
    expect(followed([contact({ on: '2026-02-02' }, 'a')], around)).toMatchObject({
      since: '2026-01-02',
      status: null,
      days: exactly(31),
    });
    expect(followed([], around)).toBeNull();
  });

  it('never lets a later day outweigh that she died', () => {
    const alive = contact({ on: '2025-03-01', status: 'alive', disease: 'none' }, 'alive');
    const dead = (on: string | null, id = 'dead') => contact({ on, status: 'dead' }, id);
    const status = (...course: Told[]) => followed(course, around);
    expect(status(dead(null), alive)).toMatchObject({ status: 'dead', on: null, days: null });
    expect(status(dead('2025'), alive)).toMatchObject({ status: 'dead', on: '2025' });
    expect(status(dead(null))).toMatchObject({ status: 'dead', on: null });
    expect(status(dead('2026-02-03'), dead('2026-02-01', 'other'))).toMatchObject({ on: '2026-02-01' });
    expect(status(dead('2026-02-03'), dead('2026', 'other'))).toMatchObject({ status: 'dead', on: null });
  });
});

describe('what was in force on a day', () => {
  const staged = (on: string | null, id: string) => told('stage', { on }, id);
  const entries = [
    staged('2026-03-01', 'b'),
    staged('2026-01-01', 'a'),
    staged('2026', 'vague'),
    staged(null, 'none'),
  ];

  it('is the latest that is certainly not after it', () => {
    expect(inForce(entries, '2026-02-01', 'on')?.id).toBe('a');
    expect(inForce(entries, '2026-03-01', 'on')?.id).toBe('b');
    expect(inForce(entries, '2025-12-31', 'on')).toBeNull();
    expect(inForce(entries, '2026-12-31', 'on')?.id).toBe('b');
    expect(inForce(entries.slice(2), '2026-12-31', 'on')?.id).toBe('vague');
  });

  it('is not changed by anything dated later', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-01-01', days));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 6 }), day, (days, on) => {
        const all = days.map((each, index) => staged(each, String(index)));
        const known = all.filter(({ answers }) => String(answers['on']) <= on);
        expect(inForce(all, on, 'on')).toEqual(inForce(known, on, 'on'));
      }),
    );
  });
});
