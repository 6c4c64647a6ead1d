import { Period } from '../schema.ts';

/** The period in an address (`year`, or `from` and `to`, or `all`); `fallback` when none is named, null when it is wrong. */
export const askedPeriod = (query: URLSearchParams, fallback: number): Period | null => {
  const [year, from, to] = [query.get('year'), query.get('from'), query.get('to')];
  if (query.has('all')) return { kind: 'all' };
  const asked =
    from !== null || to !== null
      ? { kind: 'range', from, to }
      : { kind: 'year', year: year === null ? fallback : /^\d{4}$/.test(year) ? Number(year) : null };
  const parsed = Period.safeParse(asked);
  return parsed.success ? parsed.data : null;
};

/** The same period as the end of an address. */
export const periodQuery = (period: Period): string => {
  if (period.kind === 'all') return '?all=1';
  return period.kind === 'year' ? `?year=${period.year}` : `?from=${period.from}&to=${period.to}`;
};
