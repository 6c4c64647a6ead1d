import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { indicatorSet } from './indicator-set.ts';

const set = indicatorSet('esgo-ovarian/2016');
const [one, other] = ['01940000-0000-7000-8000-000000000001', '01940000-0000-7000-8000-00000000000a'];
const sent = (ownerId: string, year: number, today: string) =>
  new PgDialect().sqlToQuery(
    compile(set, { period: { kind: 'year', year }, today, owners: [ownerId] }).statement,
  );

test('centres, years and days share one text, so that the server plans it once', () => {
  const first = sent(one, 2025, '2026-11-19');
  const second = sent(other, 1999, '2027-02-01');
  expect(second.sql).toBe(first.sql);
  expect(first.sql).not.toMatch(/\b(19|20)\d{2}\b|01940000/);
  expect(new Set(first.params)).toEqual(
    new Set([one, '2023', '2025', '2026', '2025-01-01', '2025-12-31', '2026-10-20', '2026-11-19']),
  );
  expect(second.params).toContain(other);
});

test('a question that differs in anything is another, also when it is asked right after', () => {
  const asked = { period: { kind: 'year', year: 2025 }, today: '2026-11-19', owners: [one] } as const;
  const others = [
    { ...asked, owners: [other] },
    { ...asked, today: '2026-11-20' },
    { ...asked, period: { kind: 'year', year: 2024 } as const },
    { ...asked, withCases: true },
    { ...asked, byYear: true },
  ];
  const found = [asked, ...others].map((each) => compile(set, each));
  const texts = found.map(({ statement }) => JSON.stringify(new PgDialect().sqlToQuery(statement)));
  expect(new Set(texts).size).toBe(texts.length);
  expect(compile(set, { ...asked })).toBe(found[0]);
});

test('of many questions the one asked longest ago is forgotten', () => {
  const asked = (year: number) => compile(set, { period: { kind: 'year', year }, today: '2026-11-19' });
  const first = asked(1900);
  for (let year = 1901; year < 1964; year += 1) asked(year);
  expect(asked(1900)).toBe(first);
  const second = asked(1964);
  for (let year = 1965; year < 2029; year += 1) asked(year);
  expect(asked(1900)).not.toBe(first);
  expect(asked(1964)).not.toBe(second);
});
