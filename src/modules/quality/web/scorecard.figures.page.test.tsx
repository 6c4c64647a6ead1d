import { beforeAll, expect, test } from 'vitest';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { linksIn, readOf, tableOf, under } from '../../../testing/page-parts.ts';
import { recordOf } from '../../../testing/record.ts';
import { visit } from '../../../testing/visit.ts';
import { correctCase } from '../../care/index.ts';

const unfit = async (centre: TestCentre) => {
  const { caseId } = await referTestCase(centre);
  await centre.as(centre.people.coordinator, correctCase, {
    caseId,
    version: 1,
    case: {
      site: 'ovary',
      histology: 'high-grade-serous',
      stage: 'IIIC',
      stageEdition: 'figo-2014',
      grade: null,
      presentedOn: '2026-11-02',
      treatedBefore: false,
      notOperatedReason: 'unfit',
    },
  });
  return caseId;
};

/** Two women operated, one with nothing left; one who was too unfit, one of whom nothing is known, one of unknown stage. */
const made = async () => {
  const centre = await createTestCentre();
  const { caseId: free } = await operateTestCase(centre);
  const { caseId: left, operationId } = await operateTestCase(centre, {
    doneOn: '2026-11-17',
    residual: { min: 11, max: null },
  });
  const women = { free, left, unfit: await unfit(centre), open: (await referTestCase(centre)).caseId };
  const unstaged = { case: { stage: null, stageEdition: null } };
  const vague = (await referTestCase(centre, unstaged)).caseId;
  return { centre, operationId, women: { ...women, vague } };
};
let house: Awaited<ReturnType<typeof made>>;
let html: string;
const look = async (path: string) => (await visit(house.centre, house.centre.people.observer).get(path)).html;
beforeAll(async () => {
  house = await made();
  html = await look('/scorecard?year=2026');
});
const labelOf = async (woman: keyof typeof house.women): Promise<string> =>
  (await recordOf(house.centre, house.women[woman])).case.label;
const lineOf = (name: string) =>
  tableOf(html, 'Indicators of the period').find((row) => row['Indicator']?.startsWith(name)) ?? {};

test('who was operated, who was not and who nobody knows of stand each in their own column', () => {
  expect(lineOf('1i Complete resection, of all patients who came')).toMatchObject({
    'Fulfilled of': '1 / 4',
    'Not fulfilled': '2',
    'Not documented': '1',
    'Left out': '1 stage not known',
    Points: '0 of 5',
  });
  expect(lineOf('1i Complete resection, of the patients operated')).toMatchObject({
    'Fulfilled of': '1 / 2',
    'Not fulfilled': '1',
    'Not documented': '0',
    Points: 'none',
  });
  expect(lineOf('2i')).toMatchObject({ 'Fulfilled of': '2', 'Not fulfilled': '', 'Not documented': '' });
  expect(lineOf('3')).toMatchObject({ 'Fulfilled of': '0 / 2', 'Not documented': '2' });
  expect(lineOf('7')).toMatchObject({ 'Fulfilled of': '0 of 3 stated', 'Not documented': '3' });
});

/** Labels of the cases behind a count. */
const behind = async (count: string) =>
  tableOf(await look(`/scorecard/${count}?year=2026`), 'Cases behind the count').map(({ Case }) => Case);

test('behind each count stand its own women, latest first', async () => {
  const [free, left, tooUnfit, open, vague] = [
    await labelOf('free'),
    await labelOf('left'),
    await labelOf('unfit'),
    await labelOf('open'),
    await labelOf('vague'),
  ];
  expect(await behind('1i:referred/numerator')).toEqual([free]);
  expect(await behind('1i:referred/failed')).toEqual([tooUnfit, left]);
  expect(await behind('1i:referred/notDocumented')).toEqual([open]);
  expect(await behind('1i:referred/denominator')).toEqual([open, tooUnfit, left, free]);
  expect(await behind('1i:referred/advanced_unknown')).toEqual([vague]);
  expect(await behind('2i/numerator')).toEqual([left, free]);
});

test('a case behind a count stands with its disease, its day, its surgeons and why, and leads to who wrote it', async () => {
  const { centre, women, operationId } = house;
  const [row] = tableOf(await look('/scorecard/2i/numerator?year=2026'), 'Cases behind the count');
  expect(row).toEqual({
    Case: await labelOf('left'),
    Diagnosis: 'Ovary, high-grade serous IIIC',
    Operated: '17 November 2026',
    Surgeon: 'Test surgeon, Test chair',
    'What the record says': 'Aim: Complete cytoreduction',
    'Who wrote it': 'Operation · History',
  });
  const [first = ''] = (await look('/scorecard/2i/numerator?year=2026')).split('</tr>').slice(1);
  const at = `/c/${centre.slug}/cases/${women.left}`;
  expect(linksIn(first)).toMatchObject({
    [await labelOf('left')]: at,
    Operation: `${at}/operations/${operationId}`,
    History: `${at}/history`,
  });
  const [vague] = tableOf(
    await look('/scorecard/1i:referred/advanced_unknown?year=2026'),
    'Cases behind the count',
  );
  expect(vague).toMatchObject({
    Diagnosis: 'Ovary, high-grade serous stage not known',
    'First came': '2 November 2026',
  });
  expect(vague).not.toHaveProperty('Surgeon');
});

test('a count is called by its own name, left out or not, of its period and its unit', async () => {
  const title = async (count: string) =>
    readOf(/<p class="page-subtitle">.*?<\/p>/s.exec(await look(`/scorecard/${count}`))?.[0] ?? '');
  expect(await title('1i:referred/failed?year=2026')).toBe('2026 · Not fulfilled · 2 cases');
  expect(await title('1i:referred/notDocumented?all=1')).toBe(
    'All years, dated or not · Not documented · 1 case',
  );
  expect(await title('1i:referred/advanced_unknown?year=2026')).toBe(
    '2026 · Left out: stage not known · 1 case',
  );
  expect(await title('2i/numerator?from=2026-11-17&to=2026-11-30')).toBe(
    '17 November 2026 to 30 November 2026 · Fulfilled · 1 operation',
  );
});

test('the volume gate says of each year how many, and leads to them where there are any', () => {
  const gate = /<table class="gate-years">.*?<\/table>/s.exec(html)?.[0] ?? '';
  expect(readOf(gate)).toBe('Volume gate by year 2024 0 open 2025 0 open 2026 2 open');
  expect(linksIn(gate)).toEqual({ 2: `/c/${house.centre.slug}/scorecard/2i/numerator?year=2026` });
});

test('years of the record are offered, the one that is shown is marked, and all of them at once', async () => {
  const offered = (page: string) => /<ul class="period-years">.*?<\/ul>/s.exec(page)?.[0] ?? '';
  const marked = (page: string) =>
    readOf(/<a[^>]*aria-current="page".*?<\/a>/s.exec(offered(page))?.[0] ?? '');
  expect(readOf(offered(html))).toBe('2026 All');
  expect(marked(html)).toBe('2026');
  const all = await look('/scorecard?all=1');
  expect(marked(all)).toBe('All');
  expect(readOf(all)).toContain('Points and a pass mark exist for one calendar year only.');
  const range = await look('/scorecard?from=2026-11-17&to=2026-11-30');
  expect(marked(range)).toBe('');
  expect(range).toMatch(/name="from"[^>]*value="2026-11-17"/);
  expect(range).toMatch(/name="to"[^>]*value="2026-11-30"/);
});

test('a year that holds nothing says so, and whether what carries no date could be of it', async () => {
  const page = await look('/scorecard?year=2024');
  const empty = readOf(page);
  // It is offered and marked among the years all the same.
  expect(readOf(/<ul class="period-years">.*?<\/ul>/s.exec(page)?.[0] ?? '')).toBe('2024 2026 All');
  expect(empty).toContain('The record holds no case or operation dated in 2024');
  expect(empty).toContain('Nothing undated could be of this year either.');
  expect(readOf(html)).not.toContain('The record holds no case');
  const { centre } = house;
  expect(readOf(under(html, 'Where the figures come from'))).toContain(
    'from 5 cases, 2 operations and 0 statements that are or may be of the period.',
  );
  expect(readOf(html)).toContain(
    `Test centre · ESGO quality indicators for advanced ovarian cancer surgery, 2016 · 2026`,
  );
  expect(html).toContain(`/c/${centre.slug}/statements"`);
});
