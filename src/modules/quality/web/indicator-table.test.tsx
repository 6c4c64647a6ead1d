import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { linksIn, tableOf } from '../../../testing/page-parts.ts';
import { indicatorSet } from '../indicator-set.ts';
import { type IndicatorRow, IndicatorTable } from './indicator-table.tsx';
import { shownDefinition, shownSet } from './shown-set.ts';

const { indicators } = shownDefinition(indicatorSet(shownSet), 'en');
/** A row of the set's indicator of this key, with nothing counted. */
const row = (key: string, more: Partial<IndicatorRow> = {}): IndicatorRow => {
  const definition = indicators.find((one) => one.key === key);
  if (definition === undefined) throw new Error(`no indicator ${key}`);
  const { id, variant, scored, name, kind } = definition;
  return {
    key,
    definition,
    id,
    variant,
    scored,
    name,
    numerator: 0,
    denominator: kind === 'count' ? null : 0,
    notDocumented: 0,
    excluded: [],
    rate: null,
    interval: null,
    bounds: null,
    tier: null,
    points: null,
    maxPoints: 3,
    status: 'not_applicable',
    ...more,
  };
};
const paths = { path: '/c/house/scorecard', query: '?year=2026', statements: '/c/house/statements' };
const shown = (rows: readonly IndicatorRow[], changed: readonly string[] = []) =>
  drawn(<IndicatorTable rows={rows} changed={new Set(changed)} paths={paths} />);
const lineOf = async (one: IndicatorRow) => {
  const { html } = await shown([one]);
  return { line: tableOf(html, 'Indicators of the period')[0] ?? {}, links: linksIn(html) };
};

test('each figure leads to the cases behind it: met, all, not met, not documented, left out for a reason', async () => {
  const { line, links } = await lineOf(
    row('1i:referred', {
      numerator: 5,
      denominator: 12,
      notDocumented: 3,
      inTreatment: 2,
      excluded: [
        { reason: 'advanced_unknown', count: 6 },
        { reason: 'date_unknown', count: 7 },
      ],
    }),
  );
  expect(line).toMatchObject({
    'Fulfilled of': '5 / 12',
    'Not fulfilled': '4',
    'Not documented': '3 2 in treatment',
    'Left out': '6 stage not known 7 date not known',
  });
  const at = '/c/house/scorecard/1i%3Areferred';
  expect(links).toMatchObject({
    5: `${at}/numerator?year=2026`,
    12: `${at}/denominator?year=2026`,
    4: `${at}/failed?year=2026`,
    3: `${at}/notDocumented?year=2026`,
    2: `${at}/inTreatment?year=2026`,
    6: `${at}/advanced_unknown?year=2026`,
    7: `${at}/date_unknown?year=2026`,
  });
});

test('nought leads nowhere; nobody in treatment is not told of', async () => {
  const { line, links } = await lineOf(row('1i:operated', { inTreatment: 0 }));
  expect(line).toMatchObject({
    'Fulfilled of': '0 / 0',
    'Not fulfilled': '0',
    'Not documented': '0',
    'Left out': '',
  });
  expect(Object.values(links)).toEqual(['#how-1i:operated']);
});

test('of a count nothing is not met and nothing is missing; what it could be is said where that is not known', async () => {
  const { line } = await lineOf(row('2i', { numerator: 18, bounds: { low: 18, high: 21 } }));
  expect(line).toMatchObject({
    'Fulfilled of': '18',
    'Rate, interval, bounds': '18 to 21 when all were documented',
    'Not fulfilled': '',
    'Not documented': '',
    Target: 'Target is of one year',
  });
  const known = await lineOf(row('2i', { numerator: 18, bounds: { low: 18, high: 18 }, status: 'open' }));
  expect(known.line).toMatchObject({ 'Rate, interval, bounds': '', Target: 'Open' });
});

test('what a centre states is counted by statements and leads to them', async () => {
  const { line, links } = await lineOf(row('7', { numerator: 1, denominator: 3, notDocumented: 2 }));
  expect(line).toMatchObject({ 'Fulfilled of': '1 of 3 stated', 'Not documented': '2', 'Not fulfilled': '' });
  expect(links).toMatchObject({ '1 of 3 stated': '/c/house/statements', 2: '/c/house/statements' });
  expect((await lineOf(row('4', { denominator: 1 }))).line['Not documented']).toBe('0');
});

test('points are those reached of those there are, a dash while none can be told, none where another variant is scored', async () => {
  const points = async (key: string, more: Partial<IndicatorRow>) =>
    (await lineOf(row(key, { maxPoints: 5, ...more }))).line['Points'];
  expect(await points('1i:referred', { points: 3 })).toBe('3 of 5');
  expect(await points('1i:referred', { points: 0 })).toBe('0 of 5');
  expect(await points('1i:referred', {})).toBe('– of 5');
  expect(await points('1i:operated', { points: 5 })).toBe('none');
});

test('the status is a word; the tier that is reached stands below it', async () => {
  const target = async (key: string, more: Partial<IndicatorRow>) =>
    (await lineOf(row(key, more))).line['Target'];
  expect(await target('1i:referred', { status: 'met', tier: { op: '>', target: 50, points: 3 } })).toBe(
    'Met > 50 %',
  );
  expect(await target('2i', { status: 'met', tier: { op: '>=', target: 100, points: 5 } })).toBe('Met ≥ 100');
  expect(await target('7', { status: 'met', tier: { op: '==', target: true, points: 3 } })).toBe(
    'Met all stated',
  );
  expect(await target('4', { status: 'met', tier: { op: '==', target: true, points: 3 } })).toBe(
    'Met Active gynaecologic-oncology trials',
  );
  expect(await target('10', { status: 'met', tier: { op: '==', target: true, points: 1 } })).toBe(
    'Met Morbidity and mortality conference',
  );
  expect(await target('5', { status: 'not_met' })).toBe('Not met');
  expect(await target('5', { status: 'cannot_be_told' })).toBe('Cannot be told');
  expect(await target('5', {})).toBe('Nothing to count');
  expect(await target('1ii', { status: 'operated_only' })).toContain('operated women only');
});

test('an indicator is called by its number, its name and its targets, best first, with what of it is not read in the source', async () => {
  const name = async (key: string) => (await lineOf(row(key))).line['Indicator'];
  expect(await name('1i:referred')).toBe(
    '1i Complete resection, of all patients who came to the centre > 65 % → 5 · > 50 % → 3 scored',
  );
  expect(await name('1i:operated')).toBe(
    '1i Complete resection, of the patients operated > 65 % → 5 · > 50 % → 3 for comparison our operationalisation',
  );
  expect(await name('2i')).toMatch(/≥ 100 → 5 · ≥ 50 → 3 · ≥ 20 → 1$/);
  expect(await name('8')).toMatch(/≥ 90 % → 3 our operationalisation$/);
  expect(await name('6')).toMatch(/≥ 95 % → 3 unverified$/);
  expect(await name('10')).toMatch(
    /= 100 % → 3 · Morbidity and mortality conference → 1 our operationalisation$/,
  );
});

test('a rate stands with its interval and what it could be; only what changed is marked', async () => {
  const told = row('1ii', {
    rate: 0.5,
    interval: { method: 'wilson', level: 0.95, low: 0.25, high: 0.75 },
    bounds: { low: 0.5, high: 0.6 },
  });
  const { html } = await shown([told, row('5')], ['5']);
  expect(tableOf(html, 'Indicators of the period')[0]?.['Rate, interval, bounds']).toMatch(
    /^50\.0% 95% interval 25\.0% to 75\.0% 50\.0% to 60\.0% when all were documented/,
  );
  const marked = html.split('<tr').filter((line) => line.includes('class="figure-changed"'));
  expect(marked).toHaveLength(1);
  expect(marked[0]).toContain('#how-5"');
});
