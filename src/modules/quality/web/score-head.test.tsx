import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { linksIn, readOf } from '../../../testing/page-parts.ts';
import { indicatorSet } from '../indicator-set.ts';
import type { Scorecard, ScoredIndicator } from '../schema.ts';
import { ScoreHead } from './score-head.tsx';
import { shownDefinition, shownSet } from './shown-set.ts';

const definition = shownDefinition(indicatorSet(shownSet), 'en');
const rate = (variant: string, more: Partial<ScoredIndicator> = {}): ScoredIndicator => ({
  id: '1i',
  variant,
  scored: variant === 'referred',
  name: '',
  numerator: 0,
  denominator: 0,
  notDocumented: 0,
  excluded: [],
  rate: null,
  interval: null,
  bounds: null,
  tier: null,
  points: null,
  maxPoints: 5,
  status: 'not_applicable',
  ...more,
});
const card = (more: Partial<Scorecard> = {}): Scorecard => ({
  set: 'esgo-ovarian',
  version: '2016',
  centre: 'house',
  period: { kind: 'year', year: 2026 },
  indicators: [],
  score: 33,
  scoreBounds: { low: 33, high: 36 },
  max: 40,
  pass: true,
  gate: [],
  computedFrom: { definition: '', today: '2026-11-19', cases: 0, operations: 0, statements: 0 },
  ...more,
});
const shown = (more: Partial<Scorecard>, gate: Partial<typeof definition> = {}) =>
  drawn(<ScoreHead card={card(more)} definition={{ ...definition, ...gate }} path="/c/house/scorecard" />);

test('the score stands with what it could become, and whether the pass mark is reached for certain', async () => {
  const said = async (score: number, low: number, high: number) =>
    (await shown({ score, scoreBounds: { low, high }, pass: score >= 32 })).text;
  expect(await said(33, 33, 36)).toContain(
    '33 of 40 points Between 33 and 36 once everything not documented',
  );
  expect(await said(33, 32, 36)).toContain('Pass mark of 32 reached. unverified');
  expect(await said(33, 31, 36)).toContain(
    'Pass mark of 32 reached; what is not known could still take it away.',
  );
  expect(await said(30, 30, 32)).toContain(
    'Pass mark of 32 not reached; it could be once everything is documented.',
  );
  expect(await said(30, 30, 31)).toContain('Pass mark of 32 not reached. ');
});

test('of a period that is no year no score is drawn', async () => {
  const { text } = await shown({ score: null, scoreBounds: null, pass: null });
  expect(text).toContain('Points and a pass mark exist for one calendar year only.');
  expect(text).not.toMatch(/of 40 points|Pass mark of/);
});

test('the drawing of the score has its point, its band and the pass mark at their places', async () => {
  const { html } = await shown({ score: 20, scoreBounds: { low: 10, high: 30 }, pass: false });
  expect(html).toContain('class="bounds-band" x="25" y="2" width="50"');
  expect(html).toContain('class="bounds-point" x="49.25"');
  expect(html).toContain('class="bounds-target" x="79.6"');
});

const parts = (html: string) => html.split('<section').map(readOf);

test('both rates of complete resection stand under their own denominator; one of them is scored, none is nought for nobody', async () => {
  const indicators = [
    rate('operated', { numerator: 3, denominator: 4, rate: 0.75 }),
    rate('referred', { numerator: 3, denominator: 12, rate: 0.25 }),
  ];
  const found = parts((await shown({ indicators })).html).find((part) => part.includes('both denominators'));
  expect(found).toContain(
    'Of all who came scored 25.0% 3 of 12 Of those operated for comparison 75.0% 3 of 4',
  );
  const nobody = await shown({ indicators: [rate('operated'), rate('referred')] });
  expect(nobody.text).toContain('Of all who came scored – 0 of 0');
  expect((await shown({ indicators: [rate('operated')] })).text).not.toContain('both denominators');
});

const gates = [
  { year: 2024, value: 19, needed: 20, met: false },
  { year: 2025, value: 20, needed: 20, met: true },
  { year: 2026, value: 0, needed: 20, met: null },
];

test('each year of the gate is met, not met or open, and its count leads to the operations of that year', async () => {
  const { html, text } = await shown({ gate: gates });
  expect(text).toContain('Volume gate: at least 20 in each calendar year');
  expect(text).toContain('2024 19 not met 2025 20 met 2026 0 open');
  expect(text).toContain('Open: the year still runs');
  expect(linksIn(html)).toMatchObject({
    19: '/c/house/scorecard/2i/numerator?year=2024',
    20: '/c/house/scorecard/2i/numerator?year=2025',
  });
  expect(linksIn(html)).not.toHaveProperty('0');
});

test('why a gate is open is said only where one is; a set without a gate has none', async () => {
  const settled = await shown({ gate: gates.slice(0, 2) });
  expect(settled.text).not.toContain('Open: the year still runs');
  expect(settled.text).not.toContain('No operation that counts is dated');
  expect((await shown({ gate: [] })).text).toContain('No operation that counts is dated: the gate is open.');
  expect((await shown({ gate: gates }, { gate: null })).text).not.toContain('Volume gate');
});
