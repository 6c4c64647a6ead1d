import { expect, test } from 'vitest';
import { createTestCentre, type TestCentre } from './centre.ts';
import { bringTyped } from './typed-table.ts';
import { visit } from './visit.ts';

/** The same women in three tables, as departments keep them: operations, systemic treatment, pathology with follow-up. */
const date = ['YYYY-MM-DD'];
const operations = {
  name: 'theatre',
  operation: 'every-row',
  operationKey: 'op',
  fields: {
    'case.site': { constant: 'ovary' },
    'case.histology': { constant: 'high-grade-serous' },
    'case.stageEdition': { constant: 'figo-2014' },
    'case.stage': { column: 'figo', words: ['IIIC', 'IVB'] },
    'case.presentedOn': { column: 'came', date },
    'patient.bornOn': { column: 'born', date },
    'operation.doneOn': { column: 'on', date },
    'operation.kind': { column: 'kind', words: ['primary', 'interval', 'recurrence'] },
    'operation.initialAim': { constant: 'complete_cytoreduction' },
    'operation.residual': { column: 'left_cm', number: { min: 0, max: 50, unit: 'cm' } },
  },
};
const theatre = [
  'id,figo,came,born,op,on,kind,left_cm',
  'W1,IIIC,2024-01-03,1961-04-02,1,2024-04-10,interval,0',
  'W1,IIIC,2024-01-03,1961-04-02,2,2026-02-11,recurrence,"0.4"',
  'W2,IVB,2024-02-05,1955-10-20,1,2024-02-20,primary,1.5',
];
const treatment = {
  name: 'oncology',
  about: { mapping: 'theatre' },
  fields: {
    'systemic.from': { column: 'from', date },
    'systemic.to': { column: 'to', date },
    'systemic.lastPlatinumOn': { column: 'to', date },
    'systemic.line': { column: 'line', number: { min: 1, max: 9, unit: null } },
    'systemic.platinum': { constant: true },
    'systemic.regimen': { column: 'drugs', text: true },
  },
};
const oncology = [
  'id,from,to,line,drugs',
  'W1,2024-01-15,2024-03-01,1,Carboplatin and paclitaxel',
  'W1,2024-05-02,2024-06-20,1,Carboplatin and paclitaxel',
  'W2,2024-03-18,2024-07-30,1,Carboplatin and paclitaxel',
];
const later = {
  name: 'follow-up',
  about: { mapping: 'theatre' },
  operationKey: 'op',
  fields: {
    'pathology.chemotherapyResponseScore': { column: 'crs', map: { 1: '1', 2: '2', 3: '3' } },
    'outcome.complications.1.kind': { column: 'event', words: ['reoperation', 'other'] },
    'outcome.complications.1.grade': { column: 'grade', words: ['II', 'IIIb'] },
    'outcome.complications.1.on': { column: 'happened', date },
    'event.kind': { column: 'relapse', map: { yes: 'recurrence' } },
    'event.on': { column: 'relapsed', date },
    'followUp.status': { column: 'state', words: ['alive', 'dead'] },
    'followUp.on': { column: 'seen', date },
  },
};
const followUp = [
  'id,op,crs,event,grade,happened,relapse,relapsed,state,seen',
  'W1,1,2,,,,yes,2026-01-20,alive,2026-10-01',
  'W2,1,,reoperation,IIIb,2024-02-25,,,dead,2025-08-01',
];

const bring = async (centre: TestCentre) => [
  await bringTyped(centre, theatre, operations),
  await bringTyped(centre, oncology, treatment),
  await bringTyped(centre, followUp, later),
];

test('women who stand in three tables come in as one course each, are read on their pages and counted', async () => {
  const centre = await createTestCentre();
  const told = await bring(centre);
  expect(told.map(({ faults }) => faults)).toEqual([[], [], []]);
  expect(told.map(({ created, changed }) => [created, changed])).toEqual([
    [2, 0],
    [0, 2],
    [0, 2],
  ]);
  const me = visit(centre, centre.people.observer);
  const list = await me.get('/cases');
  const paths = [...new Set(list.html.match(/\/c\/[a-z0-9-]+\/cases\/[0-9a-f-]{36}/g))];
  const pages = await Promise.all(paths.map(async (path) => (await me.get(path)).text));
  const one = pages.find((text) => text.includes('IIIC')) ?? '';
  const other = pages.find((text) => text.includes('IVB')) ?? '';
  for (const said of [
    'Interval operation',
    'For recurrence',
    'Largest visible lesion left 4 mm',
    'Platinum-free interval 579 days: last platinum 20 June 2024 , disease grew 20 January 2026',
    'Lines of systemic treatment 1',
    'Pathology report Details 2: moderate',
  ])
    expect(one, said).toContain(said);
  for (const said of ['Largest visible lesion left 15 mm', 'Reoperation', 'IIIb', 'dead'])
    expect(other, said).toContain(said);
  const scorecard = (await me.get('/scorecard?year=2024')).text;
  expect(scorecard).toContain('Of all who came scored 50.0% 1 of 2');
  expect((await me.get('/survival')).text).toContain('Followed 2 Died 1 Median 543 days');
});

test('brought again they change nothing, and a row about a woman who is not here is refused', async () => {
  const centre = await createTestCentre();
  await bring(centre);
  const again = await bring(centre);
  expect(again.map(({ changes, faults }) => [changes, faults])).toEqual([
    [[], []],
    [[], []],
    [[], []],
  ]);
  const stranger = await bringTyped(
    centre,
    [oncology[0] ?? '', 'W9,2024-01-15,2024-03-01,1,None'],
    treatment,
  );
  expect(stranger.faults).toMatchObject([{ row: 1, column: 'key', code: 'case_not_here' }]);
});
