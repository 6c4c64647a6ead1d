import { describe, expect, it } from 'vitest';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { ca125Courses } from './ca125-courses.ts';
import type { Told } from './course.ts';
import { courseRecord } from './records/course.ts';

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

  const given = (from: string | null, line: number | null, id: string, more: object = {}) =>
    told('systemic', { from, line, ...more }, id);
  const values = (...all: [string, number][]) =>
    all.map(([on, value], index) => sample(on, value, index === 0 ? { ca125Upper: 35 } : {}));

  it('end where the next treatment may begin, however exactly that is known', () => {
    const samples = values(['2025-01-01', 500], ['2025-03-01', 400], ['2025-07-20', 100], ['2025-09-01', 30]);
    const first = (next: string | null) =>
      ca125Courses([...samples, given('2025-01-07', 1, 'first'), given(next, 2, 'next')], [])[0];
    expect(first('2025-06')).toMatchObject({ id: 'first', response: { evaluable: true, on: null } });
    for (const vague of ['2025', null])
      expect(first(vague)).toMatchObject({
        progression: null,
        response: { evaluable: false, why: 'treatment_vague' },
      });
  });

  it('are of the whole line for a progression, which is said once', () => {
    const samples = values(
      ['2025-01-01', 500],
      ['2025-03-01', 20],
      ['2025-04-10', 40],
      ['2025-07-01', 75],
      ['2025-07-15', 76],
    );
    const treated = [given('2025-01-07', 1, 'before'), given('2025-04-15', 1, 'after')];
    const progressions = (...course: readonly Told[]) =>
      ca125Courses([...samples, ...course], []).map(({ progression }) => progression);
    const grown = { on: '2025-07-01', confirmedOn: '2025-07-15', limit: 70 };
    expect(progressions(...treated)).toEqual([null, grown]);
    expect(progressions(...treated, given('2025-07-15', 2, 'second'))).toEqual([null, grown, null]);
    expect(progressions(...treated, given('2025-07-14', 2, 'second'))).toEqual([
      null,
      { ...grown, confirmedOn: null },
      null,
    ]);
  });

  it('say nothing without an upper limit', () => {
    expect(ca125Courses(course.slice(1), [])).toEqual([]);
  });
});
