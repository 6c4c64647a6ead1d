import { describe, expect, it } from 'vitest';
import { gateYears, outcomeCutoff, spanOf, yearsOf } from './period.ts';
import { Period } from './schema.ts';

describe('periods', () => {
  it('span whole years or the days named', () => {
    expect(spanOf({ kind: 'year', year: 2024 })).toEqual({ first: '2024-01-01', last: '2024-12-31' });
    expect(spanOf({ kind: 'all' })).toBeNull();
    expect(yearsOf({ kind: 'range', from: '2023-11-02', to: '2025-01-01' })).toEqual({
      first: 2023,
      last: 2025,
    });
  });

  it('refuse a range that runs backwards and a day that does not exist', () => {
    expect(Period.safeParse({ kind: 'range', from: '2024-02-01', to: '2024-01-01' }).success).toBe(false);
    expect(Period.safeParse({ kind: 'range', from: '2024-02-30', to: '2024-03-01' }).success).toBe(false);
  });

  it('show the gate of three years, of the years touched, or of the years that hold something', () => {
    expect(gateYears({ kind: 'year', year: 2024 }, 3, [])).toEqual([2022, 2023, 2024]);
    expect(gateYears({ kind: 'range', from: '2023-11-02', to: '2024-01-01' }, 3, [])).toEqual([2023, 2024]);
    expect(gateYears({ kind: 'all' }, 3, [2019, 2022])).toEqual([2019, 2020, 2021, 2022]);
    expect(gateYears({ kind: 'all' }, 3, [])).toEqual([]);
  });

  it('count the 30th day after an operation as passed on the 31st', () => {
    // Operated on 1 January: the 30th day is 31 January, behind us on 1 February.
    expect('2024-01-01' < outcomeCutoff('2024-02-01')).toBe(true);
    expect('2024-01-01' < outcomeCutoff('2024-01-31')).toBe(false);
  });
});
