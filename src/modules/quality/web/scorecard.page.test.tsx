import { expect, test } from 'vitest';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { readSpreadsheet } from '../../../testing/read-spreadsheet.ts';
import { requestContext } from '../../../testing/request-context.ts';
import { visit } from '../../../testing/visit.ts';
import { loader } from './scorecard-spreadsheet.ts';

const house = async () => {
  const centre = await createTestCentre({ now: '2026-12-31T16:00:00Z' });
  await operateTestCase(centre);
  return { centre, me: visit(centre, centre.people.observer) };
};

test('the year at the house is shown unless another is asked for; what cannot be read is said', async () => {
  const { me } = await house();
  // It is New Year at the house already.
  const now = await me.get('/scorecard');
  expect(now.text).toContain('Computed on 1 January 2027 at 01:00:00 (Asia/Seoul) from 0 cases');
  const asked = await me.get('/scorecard?year=2026');
  expect(asked.text).toContain('from 1 case, 1 operation');
  expect(asked.html).toContain('/scorecard/2i/numerator?year=2026"');
  expect(asked.text).not.toContain('This period could not be read');
  const range = await me.get('/scorecard?from=2026-11-01&to=2026-11-30');
  expect(range.text).toContain('from 1 case, 1 operation');
  const wrong = await me.get('/scorecard?year=20x6');
  expect(wrong.text).toContain('This period could not be read');
  expect(wrong.text).toContain('from 0 cases');
});

test('it names indicators in the reader’s language', async () => {
  const { centre, me } = await house();
  const english = await me.get('/scorecard?year=2026');
  expect(english.text).toContain('Cytoreductive operations of the centre in a year');
  const korean = await visit(centre, centre.people.observer, 'ko').get('/scorecard?year=2026');
  expect(korean.text).not.toContain('Cytoreductive operations of the centre in a year');
  for (const word of ['our operationalisation', 'wording recalled', 'supported by'])
    expect(korean.text, word).not.toContain(word);
});

/** What the link brings of a period. */
const downloaded = async (centre: TestCentre, query: string, locale: 'en' | 'ko' = 'en') => {
  const { context, reading } = await requestContext(centre, centre.people.observer, locale);
  const request = new Request(`http://localhost/c/${centre.slug}/scorecard/spreadsheet${query}`);
  try {
    const answer = await loader({ request, context, params: { slug: centre.slug } } as never);
    return await readSpreadsheet(Buffer.from(await answer.arrayBuffer()));
  } finally {
    await reading.close();
  }
};

test('the period shown is downloaded as a spreadsheet, its figures not rounded, in the reader’s language', async () => {
  const { centre, me } = await house();
  const page = await me.get('/scorecard?from=2026-01-01&to=2026-12-31');
  expect(page.html).toContain(`/c/${centre.slug}/scorecard/spreadsheet?from=2026-01-01&amp;to=2026-12-31"`);
  const [header = [], ...rows] = await downloaded(centre, '?year=2026');
  const told = (id: string, variant: string) => {
    const found = rows.find((row) => row[4] === id && row[5] === variant) ?? [];
    return Object.fromEntries(header.map((name, at) => [name, found[at]]));
  };
  expect(told('2i', '')).toMatchObject({
    Centre: centre.slug,
    Definition: 'esgo-ovarian/2016',
    From: '2026-01-01',
    To: '2026-12-31',
    'Name of the indicator': 'Cytoreductive operations of the centre in a year',
    Fulfilled: '1',
    'All that count': '',
  });
  expect(rows.every((row) => row.length === header.length)).toBe(true);
  const [korean] = await downloaded(centre, '?all=1', 'ko');
  expect(korean).toContain('지표명');
  await expect(downloaded(centre, '?year=20x6')).rejects.toMatchObject({ code: 'not_found' });
});
