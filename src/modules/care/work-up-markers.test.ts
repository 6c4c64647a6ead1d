import { describe, expect, it } from 'vitest';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { ca125Courses } from './ca125-courses.ts';
import type { Told } from './course.ts';
import { markerSeries } from './marker-series.ts';
import { firstDataset as dataset } from './asked-datasets.ts';
import { markers } from './records/markers.ts';
import { systemic } from './records/systemic.ts';
import type { WorkUpItem } from './schema.ts';
import { workUpMarkers } from './work-up-markers.ts';

const item = (
  key: string,
  value: WorkUpItem['value'],
  unit: string | null,
  takenOn: string | null,
): WorkUpItem => ({
  key,
  state: 'present',
  value,
  unit,
  takenOn,
  reason: null,
});
const visit = (on: string, said: object): Told => ({
  id: `entry ${on}`,
  form: 'markers',
  answers: { ...(emptyAnswers(markers) as unknown as AnyAnswers), on, ...said },
});
const measured = (value: number) => ({ value, unit: 'U/mL', comparator: null });
const pointsOf = (course: readonly Told[], work: readonly WorkUpItem[]) =>
  markerSeries([...course, ...workUpMarkers(dataset, work, course)]).map(({ marker, unit, points }) => ({
    marker,
    unit,
    points: points.map(({ id, on, value, comparator }) => [id, on, value, comparator]),
  }));

describe('markers of the work-up in the series of the course', () => {
  it('stand there with their day and sign, an entry for each day', () => {
    const work = [item('ca125', 1240, 'U/mL', '2026-01-04'), item('hcg', '<2', 'IU/L', '2026-01-04')];
    expect(pointsOf([visit('2026-01-15', { ca125: measured(1180) })], work)).toEqual([
      {
        marker: 'ca125',
        unit: 'U/mL',
        points: [
          ['work-up 2026-01-04', '2026-01-04', 1240, null],
          ['entry 2026-01-15', '2026-01-15', 1180, null],
        ],
      },
      { marker: 'hcg', unit: '[IU]/L', points: [['work-up 2026-01-04', '2026-01-04', 2, '<']] },
    ]);
  });

  it('are left out where the course says the same of the day, and stand beside what differs', () => {
    const course = [visit('2026-01-15', { ca125: measured(1180) })];
    const count = (value: WorkUpItem['value']) =>
      pointsOf(course, [item('ca125', value, 'U/mL', '2026-01-15')])[0]?.points.length;
    expect(count(1180)).toBe(1);
    expect(count(1240)).toBe(2);
    expect(count('>1180')).toBe(2);
  });

  it('have a day, a value and a unit that is known, else they are none', () => {
    for (const one of [
      item('ca125', 35, 'U/mL', null),
      item('ca125', 35, null, '2026-01-04'),
      item('ca125', 35, 'mg/dL', '2026-01-04'),
      item('ca125', 'high', 'U/mL', '2026-01-04'),
      item('haemoglobin', 12, 'g/dL', '2026-01-04'),
      { ...item('ca125', 35, 'U/mL', '2026-01-04'), state: 'requested' as const },
    ])
      expect(workUpMarkers(dataset, [one], [])).toEqual([]);
    expect(workUpMarkers(null, [item('ca125', 35, 'U/mL', '2026-01-04')], [])).toEqual([]);
  });

  it('are the sample before treatment that a response is counted from', () => {
    const treatment: Told = {
      id: 'systemic',
      form: 'systemic',
      answers: { ...(emptyAnswers(systemic) as unknown as AnyAnswers), from: '2026-01-15', line: 1 },
    };
    const course = [
      treatment,
      visit('2026-02-15', { ca125: measured(310), ca125Upper: 35 }),
      visit('2026-03-20', { ca125: measured(48) }),
    ];
    const work = [item('ca125', 1240, 'U/mL', '2026-01-04')];
    expect(ca125Courses(course, [])[0]?.response).toEqual({ evaluable: false, why: 'no_sample' });
    const [found] = ca125Courses([...course, ...workUpMarkers(dataset, work, course)], []);
    expect(found?.response).toMatchObject({ evaluable: true, on: '2026-02-15', confirmedOn: '2026-03-20' });
  });
});
