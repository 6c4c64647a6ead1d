import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { ca125Courses, ca125Progression, ca125Response, type Sample } from './ca125.ts';
import type { Told } from './course.ts';
import { courseRecord } from './records/course.ts';

const upper = 35;
/** Values by days after 1 January. */
const series = (values: Readonly<Record<number, number>>, assay: string | null = null): Sample[] =>
  Object.entries(values).map(([days, value]) => ({ on: addDays('2025-01-01', Number(days)), value, assay }));
const day = (days: number) => addDays('2025-01-01', days);

describe('progression by CA-125', () => {
  const progression = (values: Readonly<Record<number, number>>) =>
    ca125Progression(series(values), { upper });

  it('is twice the upper limit once a value was normal, twice in a week, dated by the first', () => {
    expect(progression({ 0: 500, 30: 20, 60: 70, 67: 90 })).toEqual({
      on: day(60),
      confirmedOn: day(67),
      limit: 70,
    });
    expect(progression({ 0: 500, 30: 20, 60: 69.9, 67: 69.9 })).toBeNull();
    expect(progression({ 0: 12, 60: 70, 67: 90 })).toMatchObject({ on: day(60), limit: 70 });
    expect(progression({ 0: 500, 30: 35, 60: 70, 67: 90 })).toMatchObject({ on: day(60), limit: 70 });
  });

  it('is twice the lowest value before while none was normal', () => {
    expect(progression({ 0: 500, 30: 100, 60: 199, 90: 200, 97: 220 })).toMatchObject({
      on: day(90),
      confirmedOn: day(97),
      limit: 200,
    });
    expect(progression({ 0: 500, 30: 100, 60: 199, 67: 150 })).toBeNull();
  });

  it('is suspected while only one sample or one within a week says so, and gone when the next falls', () => {
    expect(progression({ 0: 500, 30: 20, 60: 70 })).toMatchObject({ on: day(60), confirmedOn: null });
    expect(progression({ 0: 500, 30: 20, 60: 70, 66: 90 })).toMatchObject({ on: day(60), confirmedOn: null });
    expect(progression({ 0: 500, 30: 20, 60: 70, 66: 30 })).toBeNull();
    expect(progression({ 0: 500, 30: 20, 60: 70, 66: 30, 90: 80, 100: 81 })).toMatchObject({
      on: day(90),
      confirmedOn: day(100),
    });
    expect(progression({ 0: 500 })).toBeNull();
    expect(progression({})).toBeNull();
  });
});

describe('response by CA-125', () => {
  const response = (
    values: Readonly<Record<number, number>>,
    { from = 7, operatedOn = [] as string[] } = {},
  ) => ca125Response(series(values), day(from), { upper, operatedOn });

  it('is a fall by half that holds for 28 days', () => {
    expect(response({ 0: 500, 28: 250, 56: 200 })).toMatchObject({
      evaluable: true,
      on: day(28),
      confirmedOn: day(56),
      complete: false,
    });
    expect(response({ 0: 500, 28: 250, 55: 200 })).toMatchObject({ on: day(28), confirmedOn: null });
    expect(response({ 0: 500, 28: 251, 56: 251 })).toMatchObject({ on: null, confirmedOn: null });
    expect(response({ 0: 500, 28: 250, 56: 34 })).toMatchObject({ confirmedOn: day(56), complete: true });
  });

  it('ends where a value rises by more than the assay may differ', () => {
    expect(response({ 0: 500, 28: 200, 40: 220, 56: 200 })).toMatchObject({ confirmedOn: day(56) });
    expect(response({ 0: 500, 28: 200, 40: 221, 56: 200 })).toMatchObject({ on: day(28), confirmedOn: null });
  });

  it('cannot be told without a raised sample of the last two weeks, with another assay, or after an operation', () => {
    expect(response({ 28: 250 })).toEqual({ evaluable: false, why: 'no_sample' });
    expect(response({ 0: 500, 28: 250 }, { from: 15 })).toEqual({ evaluable: false, why: 'too_old' });
    expect(response({ 0: 500, 28: 250 }, { from: 14 })).toMatchObject({ evaluable: true });
    expect(response({ 0: 69, 28: 10 })).toEqual({ evaluable: false, why: 'too_low' });
    expect(response({ 0: 500, 28: 10 }, { operatedOn: ['2024-12-20'] })).toEqual({
      evaluable: false,
      why: 'operated',
    });
    const changed = [...series({ 0: 500 }, 'A'), ...series({ 28: 10 }, 'B')];
    expect(ca125Response(changed, day(7), { upper, operatedOn: [] })).toEqual({
      evaluable: false,
      why: 'assay_changed',
    });
    expect(response({ 0: 500, 28: 250, 56: 10 }, { operatedOn: [day(40)] })).toMatchObject({
      on: day(28),
      confirmedOn: null,
    });
  });
});

const told = (form: string, said: object, id = form): Told => {
  const record = courseRecord(form);
  if (record === undefined) throw new Error(form);
  return { id, form, answers: { ...(emptyAnswers(record.form) as unknown as AnyAnswers), ...said } };
};
const sample = (on: string, value: number, more: object = {}) =>
  told('markers', { on, ca125: { value, comparator: null, unit: 'U/mL' }, ...more }, on);

describe('the samples of each treatment', () => {
  const course = [
    sample('2025-01-01', 400, { ca125Upper: 35 }),
    sample('2025-02-01', 100),
    told('markers', { on: '2025-03-05', ca125: { value: 20, comparator: '<', unit: 'U/mL' } }, 'sign'),
    told('markers', { on: '2025-03-06', ca125: { value: 36, comparator: '<', unit: 'U/mL' } }, 'vague sign'),
    sample('2025-09-01', 90),
    sample('2025-09-10', 160),
    sample('2025-10-20', 60),
    sample('2025-03', 9999),
    told('systemic', { from: '2025-01-07', setting: 'adjuvant' }, 'first'),
    told('systemic', { from: '2025-05-01', setting: 'maintenance' }, 'kept'),
    told('systemic', { from: '2025-09-15', setting: 'relapse' }, 'second'),
    told('systemic', { from: '2026' }, 'vague'),
  ];

  it('are those from the last before it to the next; maintenance is followed with its line', () => {
    expect(ca125Courses(course, [])).toMatchObject([
      {
        id: 'first',
        progression: { on: '2025-09-01', confirmedOn: '2025-09-10', limit: 70 },
        response: { on: '2025-02-01', confirmedOn: '2025-03-05', complete: true },
      },
      { id: 'second', progression: null, response: { on: '2025-10-20', confirmedOn: null } },
    ]);
  });

  it('say nothing without an upper limit', () => {
    expect(ca125Courses(course.slice(1), [])).toEqual([]);
  });
});
