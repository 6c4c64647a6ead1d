import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import type { OperationReport } from '../../records/operation.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async (report: Partial<OperationReport> = {}) => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre, report);
  const operation = `/cases/${caseId}/operations/${operationId}`;
  return {
    centre,
    operation,
    path: `${operation}/pathology`,
    me: visit(centre, centre.people.surgeon),
    other: visit(centre, centre.people.clinician),
    pathology: async () => (await recordOf(centre, caseId)).operations[0]?.pathology,
    version: async () => (await recordOf(centre, caseId)).operations[0]?.pathologyVersion,
  };
};
const reported = {
  'report.reportedOn': '2026-11-18',
  'report.specimens': 'Uterus with both adnexa',
  'report.tumourSite': ['left_ovary', 'right_ovary'],
  'report.dimensionsMm': '84,5',
  'report.histologicalType': 'high-grade-serous',
  'report.cytology': '~not_done',
  'report.nodes.0.station': 'paraaortic',
  'report.nodes.0.examined': '12',
  'report.nodes.0.positive': '2',
  'report.nodes.0.largestDepositMm': '11',
};

test('a report stands in the record, in the form and on the page of the operation; what nobody spoke of is not said', async () => {
  const { centre, operation, path, me, pathology } = await house();
  const saved = await me.send(path, 'pathology', reported);
  expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}${operation}?saved=pathology` });
  expect(await pathology()).toMatchObject({
    reportedOn: '2026-11-18',
    tumourSite: ['left_ovary', 'right_ovary'],
    dimensionsMm: 84.5,
    cytology: null,
    absent: { cytology: 'not_done' },
    nodes: [{ station: 'paraaortic', examined: 12, positive: 2, largestDepositMm: 11 }],
    grade: null,
  });
  const read = (await visit(centre, centre.people.observer).get(operation)).text;
  for (const said of [
    '18 November 2026',
    'Left ovary, Right ovary',
    '84.5 mm',
    'high-grade serous',
    'Para-aortic',
  ])
    expect(read).toContain(said);
  expect(read).not.toContain('Chemotherapy response score');
  const corrected = { 'report.specimens': '', 'report.grade': 'high', reason: ' Read again ' };
  await me.send(path, 'pathology', corrected);
  expect(await pathology()).toMatchObject({ reportedOn: '2026-11-18', specimens: null, grade: 'high' });
  expect((await journalOf(centre))[0]).toMatchObject({ reason: 'Read again' });
  const history = (await me.get(`${operation.split('/operations')[0]}/history`)).text;
  expect(history).toContain('Histological grade');
  expect(history).toContain('high grade');
});

const aside = 'Not asked, after what the record says of her course';

test('after neoadjuvant treatment the response score is asked for, and when the kind is not known', async () => {
  const { path, me } = await house({ kind: 'primary' });
  const { html } = await me.get(path);
  expect(html.indexOf(aside)).toBeGreaterThan(0);
  expect(html.indexOf('name="report.chemotherapyResponseScore"')).toBeGreaterThan(html.indexOf(aside));
  for (const kind of ['interval', null] as const) {
    const other = await house({ kind });
    const asked = (await other.me.get(other.path)).html;
    expect(asked).toContain('name="report.chemotherapyResponseScore"');
    expect(asked).not.toContain(aside);
  }
});

test('where there was nothing to respond to the score is asked about once, and taken when it is said again', async () => {
  const { path, me, operation, pathology, version } = await house({ kind: 'primary' });
  const scored = { ...reported, 'report.chemotherapyResponseScore': '2' };
  const asked = await me.send(path, 'pathology', scored);
  expect(asked).toMatchObject({ status: 422 });
  expect(asked.text).toContain('What the record says of her course speaks against this answer. Is it so?');
  expect(asked.html).toContain('href="#pathology-report.chemotherapyResponseScore"');
  expect(await pathology()).toBeNull();
  const box = /name="confirmed" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  const again = await me.fill(asked, 'pathology', {});
  expect(again).toMatchObject({ status: 422 });
  const saved = await me.fill(asked, 'pathology', { confirmed: box });
  expect(saved).toMatchObject({ status: 302 });
  expect(await pathology()).toMatchObject({ chemotherapyResponseScore: '2' });
  expect((await me.get(operation)).text).toContain('Chemotherapy response score');
  // What stands in the record is asked about no more.
  await me.send(path, 'pathology', { 'report.grade': 'high', reason: 'Read again' });
  expect(await version()).toBe(2);
});

test('without script a line comes by its button, and numbers that cannot be are refused at their field', async () => {
  const { path, me, pathology } = await house();
  const drawn = await me.send(path, 'pathology', { ...reported, intent: 'add:nodes' });
  expect(drawn.html).toContain('report.nodes.1.station');
  expect(await pathology()).toBeNull();
  const wrong = await me.send(path, 'pathology', { ...reported, 'report.nodes.0.positive': '13' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('More lymph nodes with tumour than were examined.');
  expect(await pathology()).toBeNull();
  const nothing = await me.send(path, 'pathology', {});
  expect(nothing.text).toContain('A report of which nothing is said is not saved.');
});

test('of two who enter it at once the second is refused, also when both were the first', async () => {
  const { path, me, other, pathology, version } = await house();
  const opened = await me.get(path);
  await other.send(path, 'pathology', reported);
  const late = await me.fill(opened, 'pathology', { 'report.reportedOn': '2026-11-17' });
  expect(late.status).toBe(409);
  expect(await pathology()).toMatchObject({ reportedOn: '2026-11-18' });
  expect(await version()).toBe(1);
});

test('a correction needs a reason; a form sent twice is saved once', async () => {
  const { centre, path, me, version } = await house();
  const opened = await me.get(path);
  const first = await me.fill(opened, 'pathology', reported);
  expect(await me.fill(opened, 'pathology', reported)).toEqual(first);
  expect(
    (await journalOf(centre)).filter(({ command }) => command === 'surgery.record-pathology'),
  ).toHaveLength(1);
  const silent = await me.send(path, 'pathology', { 'report.specimens': 'Omentum' });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please say why the record is corrected.');
  expect(await version()).toBe(1);
});

test('whoever may not is refused', async () => {
  const { centre, path, pathology } = await house();
  const coordinator = visit(centre, centre.people.coordinator);
  expect(await coordinator.get(path)).toMatchObject({ status: 403 });
  expect(await coordinator.post(path, { version: '0', 'report.specimens': 'Omentum' })).toMatchObject({
    status: 403,
  });
  expect(await pathology()).toBeNull();
});

test('a report about the cervix offers its histotypes and stages, and refuses those of another site', async () => {
  const centre = await createTestCentre();
  const disease = { site: 'cervix', histology: null, stage: null, stageEdition: null };
  const { caseId, operationId } = await operateTestCase(centre, {}, disease);
  const path = `/cases/${caseId}/operations/${operationId}/pathology`;
  const me = visit(centre, centre.people.surgeon);
  const opened = await me.get(path);
  for (const offered of ['squamous-hpv', 'IIIC1p', 'figo-2018'])
    expect(opened.html).toContain(`value="${offered}"`);
  for (const other of ['high-grade-serous', 'IIIA1(i)', 'figo-2014'])
    expect(opened.html).not.toContain(`value="${other}"`);
  expect(opened.text).toContain('Depth of invasion');
  expect(opened.text).not.toContain('Peritoneal cytology');
  const report = { 'report.reportedOn': '2026-11-18', 'report.provisionalStage': 'IIIC1p' };
  const before = await me.fill(opened, 'pathology', { ...report, 'report.stageEdition': 'figo-2009' });
  expect(before.status).toBe(422);
  expect(before.text).toContain('This stage does not exist in the edition chosen.');
  expect(await me.fill(opened, 'pathology', { ...report, 'report.stageEdition': 'figo-2018' })).toMatchObject(
    { status: 302 },
  );
});

test('nodes that contradict the operation are asked about, and saved once somebody says that it is so', async () => {
  const line = { id: '018f6d3e-0000-7000-8000-000000000001', extent: null, absent: {} };
  const { path, me, pathology } = await house({
    nodes: [{ ...line, station: 'external_iliac', side: 'left', removed: 4 }],
  });
  const nodes = {
    'report.reportedOn': '2026-11-18',
    'report.nodes.0.station': 'pelvic',
    'report.nodes.0.side': 'left',
    'report.nodes.0.examined': '9',
  };
  const asked = await me.send(path, 'pathology', nodes);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('The operative report counts fewer lymph nodes here. Is that so?');
  expect(await pathology()).toBeNull();
  const confirmed = { confirmed: 'more_examined_than_removed report.nodes.0.examined' };
  expect(await me.fill(asked, 'pathology', confirmed)).toMatchObject({ status: 302 });
  expect((await pathology())?.nodes).toMatchObject([{ station: 'pelvic', side: 'left', examined: 9 }]);
  // What stands in the record is not asked about again.
  const more = { 'report.specimens': 'Uterus', reason: 'Added' };
  expect(await me.send(path, 'pathology', more)).toMatchObject({ status: 302 });
});
