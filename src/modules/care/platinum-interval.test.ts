import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import type { Told } from './course.ts';
import { platinumIntervals } from './platinum-interval.ts';
import { courseRecord } from './records/course.ts';

const told = (form: string, said: object, id = form): Told => {
  const record = courseRecord(form);
  if (record === undefined) throw new Error(form);
  return { id, form, answers: { ...(emptyAnswers(record.form) as unknown as AnyAnswers), ...said } };
};
const given = (said: object) => told('systemic', { platinum: true, ...said });
const grew = (on: string | null, kind = 'recurrence') => told('event', { kind, on }, `grew ${on}`);
const intervals = (...course: Told[]) =>
  platinumIntervals(course).map(({ days, during, lastOn }) => ({ days, during, lastOn }));

const first = { from: '2025-01-06', to: '2025-04-21' };

describe('the platinum-free interval', () => {
  it('runs from the last dose of platinum to each growth of the disease', () => {
    expect(intervals(given(first), grew('2025-10-21'), grew('2026-01-21', 'progression'))).toEqual([
      { days: { min: 183, max: 183 }, during: false, lastOn: '2025-04-21' },
      { days: { min: 275, max: 275 }, during: false, lastOn: '2025-04-21' },
    ]);
    const again = given({ from: '2025-11-03', to: '2026-02-02' });
    expect(intervals(again, given(first), grew('2026-09-02'))).toEqual([
      { days: { min: 212, max: 212 }, during: false, lastOn: '2026-02-02' },
    ]);
  });

  it('counts from the last platinum where other drugs went on, and leaves treatments without platinum out', () => {
    const went = given({ ...first, to: '2026-01-01', lastPlatinumOn: '2025-04-21' });
    const olaparib = told('systemic', { platinum: false, from: '2025-06-01', to: '2025-10-01' });
    expect(intervals(went, olaparib, grew('2025-10-21'))).toEqual([
      { days: { min: 183, max: 183 }, during: false, lastOn: '2025-04-21' },
    ]);
  });

  it('is not known where nobody knows when platinum was last given', () => {
    const lost = given({ from: '2025-01-06', to: '2025-12-01', absent: { lastPlatinumOn: 'unknown' } });
    expect(intervals(lost, grew('2026-01-21'))).toEqual([{ days: null, during: null, lastOn: null }]);
  });

  it('says so when the disease grew under platinum, and nothing without platinum or growth', () => {
    expect(intervals(given(first), grew('2025-03-01', 'progression'))).toEqual([
      { days: null, during: true, lastOn: null },
    ]);
    expect(intervals(given({ from: '2026-01-01' }), grew('2025-10-21'))).toEqual([]);
    expect(intervals(given(first))).toEqual([]);
    expect(intervals(given(first), grew('2025-10-21', 'response'), grew(null))).toEqual([]);
  });

  it('is a span for a date that is a month, and open for what nobody knows', () => {
    expect(intervals(given({ ...first, to: '2025-04' }), grew('2025-10'))).toEqual([
      { days: { min: 154, max: 213 }, during: false, lastOn: '2025-04' },
    ]);
    const open = { days: null, during: null, lastOn: null };
    expect(intervals(given({ from: '2025-01-06' }), grew('2025-10-21'))).toEqual([open]);
    expect(intervals(given({ ...first, to: '2025' }), grew('2025-10-21'))).toEqual([open]);
    const perhaps = told('systemic', { platinum: null, from: '2025-06-01', to: '2025-08-01' });
    expect(intervals(given(first), perhaps, grew('2025-10-21'))).toEqual([open]);
    const before = told('systemic', { platinum: null, from: '2024-06-01', to: '2024-08-01' });
    expect(intervals(given(first), before, grew('2025-10-21'))).toEqual([
      { days: { min: 183, max: 183 }, during: false, lastOn: '2025-04-21' },
    ]);
  });

  it('is never changed by what begins after the disease grew', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-01-01', days));
    const treatment = fc
      .record({
        from: day,
        length: fc.integer({ min: 0, max: 200 }),
        platinum: fc.constantFrom(true, false, null),
      })
      .map(({ from, length, platinum }) => told('systemic', { platinum, from, to: addDays(from, length) }));
    fc.assert(
      fc.property(fc.array(treatment, { maxLength: 5 }), day, (treatments, on) => {
        const before = treatments.filter(({ answers }) => String(answers['from']) <= on);
        expect(platinumIntervals([...treatments, grew(on)])).toEqual(
          platinumIntervals([...before, grew(on)]),
        );
      }),
    );
  });
});
