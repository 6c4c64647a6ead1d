import { beforeAll, describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { readPdf } from '../../../testing/read-pdf.ts';
import { readSpreadsheet } from '../../../testing/read-spreadsheet.ts';
import { requestContext } from '../../../testing/request-context.ts';
import { visit } from '../../../testing/visit.ts';
import { indicatorSet } from '../indicator-set.ts';
import { scorecardOf } from '../queries/scorecard.ts';
import { indicatorKey, type Scorecard } from '../schema.ts';
import { loader } from './self-assessment.ts';

const set = indicatorSet('esgo-ovarian/2016');
const years = [2024, 2025, 2026, 2027];
const today = '2027-03-02';
let centre: TestCentre;
let cards: readonly Scorecard[];

/** Three women of 2026: two operated, one with something left; one of whom nothing is known. */
beforeAll(async () => {
  centre = await createTestCentre({ now: `${today}T03:00:00Z` });
  await operateTestCase(centre);
  await operateTestCase(centre, { doneOn: '2026-11-17', residual: { min: 11, max: null } });
  await referTestCase(centre);
  await referTestCase(centre, { case: { stage: null, stageEdition: null } });
  const { slug, ownerId } = centre;
  cards = await withScope(centre.database, [ownerId], async (tx) => {
    const found: Scorecard[] = [];
    for (const year of years)
      found.push(
        await scorecardOf(tx, { centre: slug, ownerId, set, today, period: { kind: 'year', year } }),
      );
    return found;
  });
});

const downloaded = async (query = '', locale: 'en' | 'ko' = 'en') => {
  const { context, reading } = await requestContext(centre, centre.people.observer, locale);
  const request = new Request(`http://localhost/c/${centre.slug}/scorecard/assessment${query}`);
  try {
    const answer = await loader({ request, context, params: { slug: centre.slug } } as never);
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  } finally {
    await reading.close();
  }
};
const pdfText = async (locale: 'en' | 'ko' = 'en') =>
  (await readPdf((await downloaded('', locale)).bytes)).pages.join(' ');

const shown = (value: number | null) => (value === null ? '' : String(value));
const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' ');

describe('the printed self-assessment', () => {
  test('holds every figure of the statement, indicator by indicator in the order of the set', async () => {
    const text = await pdfText();
    let at = 0;
    for (const [index, indicator] of set.indicators.entries()) {
      const begin = text.indexOf(`${indicator.id} ${indicator.name.en}`, at);
      expect(begin, indicatorKey(indicator)).toBeGreaterThanOrEqual(at);
      at = begin + 1;
      const next = set.indicators[index + 1];
      const end = next === undefined ? text.length : text.indexOf(`${next.id} ${next.name.en}`, at);
      const part = text.slice(begin, end);
      for (const [place, card] of cards.entries()) {
        const one = card.indicators[index];
        if (one === undefined) throw new Error('an indicator is missing');
        const rate = one.rate === null ? '' : `${(one.rate * 100).toFixed(1)} %`;
        const running = card.period.kind === 'year' && card.period.year === 2027 ? 'goes on' : '';
        const row = joined(String(years[place]), running, shown(one.numerator), shown(one.denominator), rate);
        const missing = one.notDocumented === 0 ? '' : `${one.notDocumented} Not documented`;
        expect(part, indicatorKey(indicator)).toContain(joined(row, missing));
        if (one.points !== null) expect(part).toContain(`${one.points} / ${one.maxPoints}`);
        for (const { count } of one.excluded) expect(part).toMatch(new RegExp(`\\b${count} [a-z]`));
      }
    }
  });

  test('says score, bounds, gate, unverified marks, and leaves lines to sign', async () => {
    const text = await pdfText();
    for (const card of cards) expect(text).toContain(`${card.score} / ${card.max}`);
    const { score, scoreBounds } = cards[2] ?? {};
    expect(text).toContain(`${score} / 40 ${scoreBounds?.low} – ${scoreBounds?.high} ≥ 32:`);
    expect(text).toContain('2 (≥ 20)');
    expect(text).toContain('5 Treatment decided by a multidisciplinary board (unverified');
    for (const words of ['Head of the centre', 'Name, day, signature', 'Self-assessment', 'Page 1 of'])
      expect(text).toContain(words);
  });

  test('is in the language of the reader, and its name and headers say nothing of anybody', async () => {
    const text = await pdfText('ko');
    for (const { name } of set.indicators) expect(text).toContain(name.ko);
    for (const english of ['Fulfilled', 'Denominator', 'unverified', 'Made on'])
      expect(text).not.toContain(english);
    const { answer } = await downloaded();
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="self-assessment-${centre.slug}.pdf"`,
    );
  });
});

test('the spreadsheet holds the same, a row for each indicator and year, none rounded', async () => {
  const [header = [], ...rows] = await readSpreadsheet((await downloaded('?as=xlsx')).bytes);
  const told = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
  const expected = set.indicators.flatMap((indicator, index) =>
    cards.map((card, place) => {
      const one = card.indicators[index];
      return {
        Indicator: indicator.id,
        Year: String(years[place]),
        Fulfilled: shown(one?.numerator ?? null),
        'All that count': shown(one?.denominator ?? null),
        Rate: shown(one?.rate ?? null),
        'Not documented': shown(one?.notDocumented ?? null),
        'Left out': shown((one?.excluded ?? []).reduce((sum, { count }) => sum + count, 0)),
        Points: shown(one?.points ?? null),
      };
    }),
  );
  expect(told.slice(0, expected.length)).toMatchObject(expected);
  const scores = told.filter((row) => row['Name of the indicator'] === 'Score');
  expect(scores.map((row) => row['Points'])).toEqual(cards.map(({ score }) => String(score)));
  const gates = told.filter((row) => row['Name of the indicator'] === 'Volume gate');
  expect(gates.map((row) => row['Fulfilled'])).toEqual(
    cards.map(({ gate }) => String(gate.find((_, at) => at === gate.length - 1)?.value)),
  );
});

test('the page of the scorecard leads to both', async () => {
  const page = await visit(centre, centre.people.observer).get('/scorecard');
  expect(page.html).toContain(`/c/${centre.slug}/scorecard/assessment"`);
  expect(page.html).toContain(`/c/${centre.slug}/scorecard/assessment?as=xlsx"`);
});
