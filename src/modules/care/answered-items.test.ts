import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers } from '../../kernel/forms/answers.ts';
import { earliest, latest } from '../../kernel/partial-date.ts';
import { itemsOn, mergedItems } from './answered-items.ts';
import type { CourseAnswer } from './course-answers.ts';
import type { Told } from './course.ts';
import { firstDataset as dataset } from './asked-datasets.ts';
import { markers } from './records/markers.ts';
import type { WorkUpItem } from './schema.ts';

const item = (over: Partial<WorkUpItem> = {}): WorkUpItem => ({
  key: 'ca125',
  state: 'present',
  value: 1240,
  unit: 'U/mL',
  takenOn: '2026-01-04',
  reason: null,
  ...over,
});
const answer = (over: Partial<CourseAnswer> = {}): CourseAnswer => ({
  key: 'ca125',
  value: 48,
  unit: 'U/mL',
  takenOn: '2026-02-26',
  entry: 'e',
  ...over,
});
const merged = (work: Partial<WorkUpItem>, course: Partial<CourseAnswer> = {}) =>
  mergedItems([item(work)], [answer(course)])[0];

describe('an item of the work-up beside what the course says of it', () => {
  it.each([
    ['the newer one of the course', {}, 48],
    ['the newer one of the work-up', { takenOn: '2026-03-01' }, 1240],
    ['of one day the one that was typed', { takenOn: '2026-02-26' }, 1240],
    ['a dated one before one without a date', { takenOn: null }, 48],
    ['the typed one where nobody can tell which is newer', { takenOn: '2026' }, 1240],
    [
      'a value before what was asked for until then',
      { state: 'requested', value: null, takenOn: '2026-02-26' },
      48,
    ],
    ['a value before what was missing', { state: 'missing', value: null, takenOn: null }, 48],
    ['what was asked for since', { state: 'requested', value: null, takenOn: '2026-03-01' }, null],
    ['a waiver of the same day', { state: 'waived', value: null, takenOn: '2026-02-26', reason: 'r' }, null],
  ] as const)('%s', (_, work, value) => {
    expect(merged(work)?.value).toBe(value);
    expect(merged(work)?.entry).toBe(value === 48 ? 'e' : undefined);
  });

  it('stands in the order of the keys, each once, and says which entry it is from', () => {
    const [brca, ca125] = mergedItems([item({ key: 'brca' })], [answer()]);
    expect(brca).toEqual(item({ key: 'brca' }));
    expect(ca125).toEqual({ ...answer(), state: 'present', reason: null });
  });

  it('of a later day gives way to what the course says of this, else stands as it was', () => {
    const course: Told[] = [
      {
        id: 'e',
        form: 'markers',
        answers: {
          ...(emptyAnswers(markers) as unknown as AnyAnswers),
          on: '2026-02-26',
          ca125: { value: 48, unit: 'U/mL', comparator: null },
        },
      },
    ];
    const workUp = [item({ takenOn: '2026-04-01' })];
    expect(itemsOn(dataset, { workUp, course }, '2026-03-12')[0]).toMatchObject({ value: 48 });
    expect(itemsOn(dataset, { workUp, course }, '2026-04-02')[0]).toMatchObject({ value: 1240 });
    expect(itemsOn(dataset, { workUp, course }, '2026-02-01')[0]).toMatchObject({ value: 1240 });
    expect(itemsOn(null, { workUp, course }, '2026-03-12')).toEqual(workUp);
  });

  it('is never the one that is certainly older, whatever the dates, and never lost', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    const partial = fc.tuple(day, fc.constantFrom(10, 7, 4)).map(([on, length]) => on.slice(0, length));
    const states = fc.constantFrom('present', 'missing', 'requested', 'waived', 'not_applicable');
    fc.assert(
      fc.property(fc.option(partial, { nil: null }), partial, states, (takenOn, on, state) => {
        const work = item({ takenOn, state, value: state === 'present' ? 1240 : null, reason: 'r' });
        const all = mergedItems([work], [answer({ takenOn: on })]);
        expect(all).toHaveLength(1);
        const isOfCourse = all[0]?.entry !== undefined;
        if (takenOn === null || latest(takenOn) < earliest(on)) expect(isOfCourse).toBe(true);
        else if (earliest(takenOn) > latest(on)) expect(isOfCourse).toBe(false);
      }),
    );
  });
});
