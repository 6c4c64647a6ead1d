import { describe, expect, test } from 'vitest';
import { askedPeriod, periodQuery } from './asked-period.ts';

const asked = (query: string) => askedPeriod(new URLSearchParams(query), 2026);

describe('the period in an address', () => {
  test('is a year, a range or everything, and this year when nothing is said', () => {
    expect(asked('')).toEqual({ kind: 'year', year: 2026 });
    expect(asked('year=2024')).toEqual({ kind: 'year', year: 2024 });
    expect(asked('from=2024-03-01&to=2025-02-28')).toEqual({
      kind: 'range',
      from: '2024-03-01',
      to: '2025-02-28',
    });
    expect(asked('all=1')).toEqual({ kind: 'all' });
  });

  test('is nothing when it cannot be read', () => {
    for (const wrong of [
      'year=',
      'year=20x4',
      'year=9999',
      'from=2024-02-30&to=2025-01-01',
      'from=2024-01-01',
    ])
      expect(asked(wrong), wrong).toBeNull();
    expect(asked('from=2025-01-01&to=2024-01-01')).toBeNull();
  });

  test('survives being written into an address', () => {
    for (const query of ['?year=2024', '?from=2024-03-01&to=2025-02-28', '?all=1'])
      expect(periodQuery(asked(query) ?? { kind: 'all' })).toBe(query);
  });
});
