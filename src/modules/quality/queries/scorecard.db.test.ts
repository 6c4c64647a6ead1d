import { describe, expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { importableRow } from '../../../testing/importable-row.ts';
import { importTestRows } from '../../../testing/imported.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { completeReport, operateTestCase, testTeam } from '../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { fillForm } from '../../care/index.ts';
import { concludeItem } from '../../meetings/index.ts';
import { recordOperation } from '../../surgery/index.ts';
import { recordStatements } from '../commands/record-statements.ts';
import { indicatorSet } from '../indicator-set.ts';
import { indicatorKey } from '../schema.ts';
import { countedPage } from './counted-page.ts';
import { scorecardOf } from './scorecard.ts';

const set = indicatorSet('esgo-ovarian/2016');
const question = (centre: TestCentre) => ({
  centre: centre.slug,
  ownerId: centre.ownerId,
  set,
  period: { kind: 'year' as const, year: 2026 },
  today: '2026-11-19',
});
const cardOf = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => scorecardOf(tx, question(centre)));
const figuresOf = async (centre: TestCentre) => {
  const { indicators } = await cardOf(centre);
  return Object.fromEntries(
    indicators.map((one) => [indicatorKey(one), [one.numerator, one.denominator, one.notDocumented]]),
  );
};
const page = (centre: TestCentre, indicator: string, count: string, number = 1) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    countedPage(tx, { ...question(centre), indicator, count, page: number, locale: 'en' }),
  );

describe('the scorecard of a living record', () => {
  test('moves when an operation is recorded', async () => {
    const centre = await createTestCentre();
    const { caseId } = await referTestCase(centre);
    expect(await figuresOf(centre)).toMatchObject({
      '1i:referred': [0, 1, 1],
      '1i:operated': [0, 0, 0],
      '2i': [0, null, 0],
      '8': [0, 0, 0],
    });
    const report = { ...completeReport, residual: { min: 3, max: 3 }, team: testTeam(centre) };
    await centre.as(centre.people.surgeon, recordOperation, {
      caseId,
      report: { ...report, residualSites: 'Small bowel mesentery', incompleteReason: 'Miliary disease' },
    });
    expect(await figuresOf(centre)).toMatchObject({
      '1i:referred': [0, 1, 0],
      '1i:operated': [0, 1, 0],
      '2i': [1, null, 0],
      '2ii': [0, 1, 0],
      '3': [0, 1, 1],
      '8': [1, 1, 0],
      '9': [0, 1, 1],
    });
  });

  test('an operation without a date widens the years from when she came to when she died, and no other', async () => {
    const centre = await createTestCentre();
    const bring = (diedOn: string | null) =>
      importTestRows(centre, [
        {
          ...importableRow,
          record: {
            ...importableRow.record,
            patient: { bornOn: '1960', diedOn },
            operations: [{ report: { ...completeReport, doneOn: null }, pathology: null, outcome30: null }],
          },
        },
      ]);
    const most = (year: number) =>
      withScope(centre.database, [centre.ownerId], async (tx) => {
        const asked = { ...question(centre), period: { kind: 'year' as const, year } };
        const { indicators } = await scorecardOf(tx, asked);
        return indicators.find(({ id }) => id === '2i')?.bounds?.high;
      });
    const years = [2004, 2005, 2008, 2009];
    await bring(null);
    expect(await Promise.all(years.map(most))).toEqual([0, 1, 1, 1]);
    await bring('2008-02');
    expect(await Promise.all(years.map(most))).toEqual([0, 1, 1, 0]);
  });

  test("a surgeon's certificate is not documented until somebody states it", async () => {
    const centre = await createTestCentre();
    await operateTestCase(centre);
    const certified = async () => (await cardOf(centre)).indicators.find(({ id }) => id === '3');
    expect(await certified()).toMatchObject({
      numerator: 0,
      notDocumented: 1,
      points: 0,
      status: 'not_documented',
    });
    await centre.as(centre.people.quality_manager, recordStatements, {
      statements: [
        {
          fact: 'surgeon_certified',
          personId: centre.people.surgeon.personId,
          holds: true,
          from: '2020-03-01',
          to: null,
          evidence: 'Certificate 17',
        },
      ],
    });
    expect(await certified()).toMatchObject({ numerator: 1, notDocumented: 0, points: 3, status: 'met' });
  });
});

describe('treatments that a board decided', () => {
  const fill = (centre: TestCentre, caseId: string, from: string) =>
    centre.as(centre.people.clinician, fillForm, {
      caseId,
      form: 'systemic',
      formVersion: 1,
      on: null,
      answers: { setting: 'neoadjuvant', line: 1, regimen: 'Carboplatin', from, ongoing: true },
    });
  const state = (centre: TestCentre, from: string, to: string | null, holds = true) =>
    centre.as(centre.people.quality_manager, recordStatements, {
      statements: [
        { fact: 'boards_recorded', personId: null, holds, from, to, evidence: 'Since the registry began' },
      ],
    });

  test('nothing was decided by a board all of whose advice was taken back', async () => {
    const centre = await createTestCentre();
    const { chair, surgeon } = centre.people;
    const { caseId, agendaItemId, recommendationId } = await recommendTestCase(centre);
    await centre.as(chair, concludeItem, {
      itemId: agendaItemId,
      conclusion: 'reached',
      deferralReason: null,
      quorumReason: 'Nobody else could come',
      next: false,
    });
    const report = { ...completeReport, doneOn: '2026-11-19', team: testTeam(centre) };
    await centre.as(surgeon, recordOperation, { caseId, report });
    const decided = async () => (await figuresOf(centre))['5'];
    expect(await decided()).toEqual([0, 1, 0]);
    const advice = { table: 'board.recommendation', id: recommendationId, version: 1 };
    await centre.as(chair, strike, advice, { reason: 'Of another woman' });
    expect(await decided()).toEqual([0, 1, 1]);
    expect((await page(centre, '5', 'notDocumented')).rows[0]?.facts.conclusions).toEqual([]);
  });

  test('a line of treatment is one, and without a board it is missed from when boards are recorded here', async () => {
    const centre = await createTestCentre();
    const { caseId } = await referTestCase(centre);
    expect(await figuresOf(centre)).toMatchObject({ '5': [0, 0, 0], '5:first': [0, 0, 0] });
    await fill(centre, caseId, '2026-11-12');
    const open = { '5': [0, 1, 1], '5:first': [0, 1, 1] };
    expect(await figuresOf(centre)).toMatchObject(open);
    await state(centre, '2026-11-13', null);
    expect(await figuresOf(centre)).toMatchObject(open);
    await state(centre, '2026-11-01', '2026-11-11');
    expect(await figuresOf(centre)).toMatchObject(open);
    await state(centre, '2026-11-12', '2026-11-12');
    expect(await figuresOf(centre)).toMatchObject({ '5': [0, 1, 0], '5:first': [0, 1, 0] });
    expect((await page(centre, '5', 'failed')).rows[0]?.facts).toMatchObject({
      interventions: [{ modality: 'systemic', on: '2026-11-12' }],
    });
    await state(centre, '2026-11-10', '2026-11-14', false);
    expect(await figuresOf(centre)).toMatchObject(open);
  });

  test('a month lies in what is stated only when all its days do', async () => {
    const centre = await createTestCentre();
    const { caseId } = await referTestCase(centre);
    await fill(centre, caseId, '2026-11');
    await state(centre, '2026-11-02', null);
    expect(await figuresOf(centre)).toMatchObject({ '5': [0, 1, 1] });
    await state(centre, '2026-11-01', null);
    expect(await figuresOf(centre)).toMatchObject({ '5': [0, 1, 0] });
  });
});

describe('the cases behind a count', () => {
  test('say what the record says, and hold no name or number of hers', async () => {
    const centre = await createTestCentre();
    const left = await operateTestCase(centre, {
      residual: { min: 3, max: 3 },
      residualSites: 'Mesentery',
      incompleteReason: 'Miliary disease',
    });
    const clean = await operateTestCase(centre);
    const failed = await page(centre, '1i:referred', 'failed');
    expect(failed).toMatchObject({
      total: 1,
      rows: [{ facts: { id: left.caseId, operations: [{ residual: { code: 'exactly', mm: 3 } }] } }],
    });
    const operations = await page(centre, '2ii', 'failed');
    expect(new Set(operations.rows.map(({ operationId }) => operationId))).toEqual(
      new Set([left.operationId, clean.operationId]),
    );
    expect(operations.rows).toHaveLength(2);
    expect(operations.surgeons[centre.people.surgeon.personId]).toMatchObject({
      name: 'Test surgeon',
      volumes: { 2026: 2 },
    });
    expect(JSON.stringify([failed, operations])).not.toMatch(/Invented|recordNumber|bornOn|1970/);
  });

  test('come in pages by label, latest first; unknown counts and indicators are refused', async () => {
    const centre = await createTestCentre();
    for (let n = 0; n < 27; n += 1) await referTestCase(centre);
    const [first, second] = [
      await page(centre, '1i:referred', 'notDocumented'),
      await page(centre, '1i:referred', 'notDocumented', 2),
    ];
    const labels = [...first.rows, ...second.rows].map(({ facts }) => facts.label);
    expect([first.total, first.rows.length, second.rows.length]).toEqual([27, 25, 2]);
    expect(labels).toEqual(labels.toSorted().toReversed());
    expect(new Set(labels).size).toBe(27);
    await expect(page(centre, '1i:referred', 'whatever')).rejects.toMatchObject({ code: 'not_found' });
    await expect(page(centre, '99', 'numerator')).rejects.toMatchObject({ code: 'indicator_unknown' });
  });

  test('another house sees none of them', async () => {
    const [here, there] = [await createTestCentre(), await createTestCentre()];
    await operateTestCase(here);
    expect((await page(there, '2i', 'numerator')).total).toBe(0);
    const peeping = {
      ...question(here),
      indicator: '2i',
      count: 'numerator',
      page: 1,
      locale: 'en' as const,
    };
    const found = await withScope(here.database, [there.ownerId], (tx) => countedPage(tx, peeping));
    expect(found).toEqual({ total: 0, rows: [], surgeons: {} });
  });
});
