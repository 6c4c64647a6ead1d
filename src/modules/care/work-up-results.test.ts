import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkUpItem } from './schema.ts';
import { standingResults } from './work-up-results.ts';

const entry = (takenOn: string | null, state: WorkUpItem['state'] = 'present'): WorkUpItem => ({
  key: 'gi_origin_ruled_out',
  state,
  value: state === 'present',
  unit: null,
  takenOn,
  reason: null,
});
const days = (entries: WorkUpItem[]) => standingResults(entries).map(({ takenOn }) => takenOn);

describe('the results that stand of one item', () => {
  it.each([
    ['a later date is another result', ['2026-09-01', '2026-02-01'], ['2026-09-01', '2026-02-01']],
    ['the same date corrects', ['2026-02-01', '2026-02-01'], ['2026-02-01']],
    ['an earlier date corrects', ['2026-02-01', '2026-03-01'], ['2026-02-01']],
    ['a date that may be the same corrects', ['2026-02', '2026-02-01'], ['2026-02']],
    ['no date corrects', [null, '2026-02-01'], [null]],
    [
      'what is corrected hides nothing before it',
      ['2026-03-01', '2026-04-01', '2026-02-01'],
      ['2026-03-01', '2026-02-01'],
    ],
  ])('%s', (_, given, standing) => expect(days(given.map((day) => entry(day)))).toEqual(standing));

  it('a request of a new one leaves the result, saying that it is missing takes it back', () => {
    expect(days([entry(null, 'requested'), entry('2026-02-01')])).toEqual([null, '2026-02-01']);
    expect(days([entry(null, 'missing'), entry('2026-02-01')])).toEqual([null]);
  });

  it('recorded with later and later dates, all stand', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.uniqueArray(day.map((date) => date.toISOString().slice(0, 10))), (all) => {
        const newestFirst = all.toSorted().toReversed();
        expect(days(newestFirst.map((on) => entry(on)))).toEqual(newestFirst);
      }),
    );
  });
});
