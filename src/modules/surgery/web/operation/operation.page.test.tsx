import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { completeReport, operateTestCase, testTeam } from '../../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { recordOperation } from '../../commands/record-operation.ts';

type Report = Partial<typeof completeReport>;

const operationOf = async (centre: TestCentre, caseId: string, operationId: string) => {
  const whole = await recordOf(centre, caseId);
  const found = whole.operations.find(({ operation }) => operation.id === operationId);
  const team = (found?.report.team ?? []).map(({ person, role, discipline }) => [role, [person, discipline]]);
  return { ...found?.operation, ...found?.report, team: Object.fromEntries(team) };
};

const house = async (report: Report = {}) => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre, report);
  return {
    centre,
    caseId,
    operationId,
    path: `/cases/${caseId}/operations/${operationId}`,
    me: visit(centre, centre.people.surgeon),
    other: visit(centre, centre.people.clinician),
    operation: () => operationOf(centre, caseId, operationId),
  };
};

const everything: Report = {
  doneOn: '2026-11',
  kind: 'interval',
  initialAim: 'palliative',
  limitedToBiopsy: null,
  residual: { min: 2, max: 10.5 },
  residualSites: 'Mesentery',
  incompleteReason: 'Short bowel',
  areas: {
    pleura: { answer: 'not_assessed', reason: 'No scopy' },
    greater_omentum: { answer: 'involved', mm: 12.5, side: null },
    pelvic_peritoneum: { answer: 'involved', mm: null, side: 'left' },
    spleen: { answer: 'free' },
  },
  procedures: ['omentectomy'],
};

test.each([
  ['everything', everything],
  [
    'nothing',
    { doneOn: null, kind: null, initialAim: null, areas: null, procedures: null, bloodLossMl: null },
  ],
  [
    'that there was none, and that nobody knows',
    { procedures: [], residual: null, absent: { residual: 'unknown' } },
  ],
  ['no residual said', { residual: null, diseaseAtStart: null, durationMinutes: null }],
  ['one size', { residual: { min: 7, max: 7 }, limitedToBiopsy: true }],
  ['at least a size', { residual: { min: 21, max: null } }],
] satisfies [string, Report][])(
  'a correction of nothing leaves the record as it was: %s',
  async (_what, report) => {
    const { centre, path, me, operation } = await house(report);
    const before = await operation();
    const saved = await me.send(`${path}?correct`, 'operation', { reason: ' Read again ' });
    expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}${path}?saved=operation` });
    expect(await operation()).toEqual({ ...before, version: 2 });
    expect((await journalOf(centre))[0]).toMatchObject({ reason: 'Read again' });
    expect((await visit(centre, centre.people.observer).get(saved.to ?? '')).text).toContain('Saved.');
  },
);

test('what is corrected stands in the record, the team too, with the discipline of the directory unless said', async () => {
  const { centre, path, me, operation } = await house();
  const { surgeon, clinician, chair } = centre.people;
  const opened = await me.get(`${path}?correct`);
  const withLine = await me.fill(opened, 'operation', { intent: 'add:team', 'report.residual': '>=11' });
  await me.fill(withLine, 'operation', {
    'report.doneOn': '2026-11-15',
    'report.kind': 'recurrence',
    'report.limitedToBiopsy': 'no',
    'report.areas.spleen': 'involved',
    'report.areas.spleen.mm': '7',
    'report.procedures': ['omentectomy', 'splenectomy'],
    'report.residualSites': ' Mesentery ',
    'report.incompleteReason': 'Short bowel',
    'report.bloodLossMl': '0',
    'report.durationMinutes': '90',
    'report.team.0.discipline': '',
    'report.team.1.person': clinician.personId,
    'report.team.1.role': 'assistant',
    'report.team.1.discipline': '',
    'report.team.2.person': chair.personId,
    'report.team.2.role': 'co_surgeon',
    'report.team.2.discipline': 'colorectal-surgery',
    reason: 'Read again',
  });
  expect(await operation()).toMatchObject({
    doneOn: '2026-11-15',
    kind: 'recurrence',
    limitedToBiopsy: false,
    areas: { spleen: { answer: 'involved', mm: 7 }, greater_omentum: { answer: 'free' } },
    procedures: ['omentectomy', 'splenectomy'],
    residual: { min: 11, max: null },
    residualSites: 'Mesentery',
    incompleteReason: 'Short bowel',
    bloodLossMl: 0,
    durationMinutes: 90,
    version: 2,
    team: {
      main: [surgeon.personId, 'gynaecologic-oncology'],
      assistant: [clinician.personId, 'gynaecologic-oncology'],
      co_surgeon: [chair.personId, 'colorectal-surgery'],
    },
  });
  const { team } = await operation();
  await me.send(`${path}?correct`, 'operation', { reason: 'Nothing to correct' });
  expect(await operation()).toMatchObject({ team, version: 3 });
});

test('a corrected operation is corrected again, and each operation of hers has a team of its own', async () => {
  const { centre, caseId, path, me, operation } = await house();
  const { clinician, surgeon } = centre.people;
  const other = await me.send(`/cases/${caseId}/operations/new`, 'operation', {
    'report.kind': 'recurrence',
    'report.team.0.person': clinician.personId,
    'report.team.0.role': 'main',
  });
  for (const loss of ['400', '500'])
    await me.send(`${path}?correct`, 'operation', { 'report.bloodLossMl': loss, reason: 'Measured' });
  expect(await operation()).toMatchObject({ bloodLossMl: 500, version: 3 });
  expect((await operation()).team['main']?.[0]).toBe(surgeon.personId);
  const [second = ''] = (other.to ?? '').split('?');
  expect((await me.get(second)).text).toContain('Test clinician');
  expect((await me.get(second)).text).not.toContain('Test surgeon');
  expect((await me.get(path)).text).not.toContain('Test clinician');
});

test('a team stays as it is when one of it has left the house', async () => {
  const { centre, path, me, operation } = await house();
  const before = (await operation()).team;
  centre.setNow('2019-06-01T00:00:00Z');
  const gone = await me.get(`${path}?correct`);
  expect(gone.text).toContain('Test chair');
  centre.setNow('2026-11-19T00:00:00Z');
  expect(await me.fill(gone, 'operation', { reason: 'Read again' })).toMatchObject({ status: 302 });
  expect((await operation()).team).toEqual(before);
});

test('of two who correct at once the second is refused, and keeps what was typed', async () => {
  const { path, me, other, operation } = await house();
  const opened = await me.get(`${path}?correct`);
  await other.send(`${path}?correct`, 'operation', { 'report.bloodLossMl': '400', reason: 'Measured' });
  const refused = await me.fill(opened, 'operation', { 'report.bloodLossMl': '500', reason: 'Guessed' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Load the page again');
  expect(refused.html).toContain('value="500"');
  expect(await me.fill(refused, 'operation')).toMatchObject({ status: 409 });
  expect(await operation()).toMatchObject({ bloodLossMl: 400, version: 2 });
});

test('a button that draws the form again keeps the version that was read, and the reason; so does a refusal', async () => {
  const { path, me, other, operation } = await house();
  const opened = await me.get(`${path}?correct`);
  await other.send(`${path}?correct`, 'operation', { 'report.bloodLossMl': '400', reason: 'Measured' });
  const drawn = await me.fill(opened, 'operation', { intent: 'add:team', reason: 'Read again' });
  expect(drawn.html).toContain('value="Read again"');
  const unread = await me.fill(drawn, 'operation', { 'report.residual': 'much' });
  expect(unread.status).toBe(422);
  expect(unread.html).toContain('value="Read again"');
  expect(await me.fill(unread, 'operation', { 'report.residual': '0' })).toMatchObject({ status: 409 });
  expect(await operation()).toMatchObject({ bloodLossMl: 400, version: 2 });
});

test('a correction needs a reason, and one sent twice is saved once', async () => {
  const { centre, path, me, operation } = await house();
  const opened = await me.get(`${path}?correct`);
  const silent = await me.fill(opened, 'operation', { 'report.bloodLossMl': '400' });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please say why the record is corrected.');
  expect(await operation()).toMatchObject({ version: 1 });
  const corrected = { 'report.bloodLossMl': '400', reason: 'Measured' };
  const first = await me.fill(opened, 'operation', corrected);
  expect(await me.fill(opened, 'operation', corrected)).toEqual(first);
  const written = (await journalOf(centre)).filter(({ command }) => command === 'surgery.correct-operation');
  expect(written).toHaveLength(1);
});

test('“all areas not described yet were free” saves nothing and changes no area that was described', async () => {
  const { centre, path, me, operation } = await house({
    areas: { spleen: { answer: 'involved', mm: 4, side: null } },
  });
  const opened = await me.fill(await me.get(`${path}?correct`), 'operation', { intent: 'add:team' });
  const filled = await me.fill(opened, 'operation', {
    intent: 'fill:areas',
    'report.team.2.person': centre.people.clinician.personId,
    'report.team.2.role': 'assistant',
    reason: 'Free',
  });
  expect(filled.status).toBe(200);
  expect(filled.text).toContain('Nothing is saved yet');
  expect(await operation()).toMatchObject({ version: 1 });
  expect(await me.fill(filled, 'operation')).toMatchObject({ status: 302 });
  const { areas, team } = await operation();
  expect(areas).toMatchObject({
    spleen: { answer: 'involved', mm: 4 },
    greater_omentum: { answer: 'free' },
  });
  expect(areas).not.toHaveProperty('pleura');
  expect(team['assistant']).toEqual([centre.people.clinician.personId, 'gynaecologic-oncology']);
});

test('everybody of the house reads it, who may corrects it, and it must be one of the case in the address', async () => {
  const { centre, caseId, operationId, path, me, operation } = await house();
  const observer = visit(centre, centre.people.observer);
  const read = await observer.get(path);
  expect(read.text).toContain('Omental cake of 12 cm');
  expect(read.text).toContain('Test surgeon');
  expect(read.html).not.toContain('Invented');
  for (const end of ['?correct"', '/pathology"', '/outcome"']) {
    expect(read.html).not.toContain(`${path}${end}`);
    expect((await me.get(path)).html).toContain(`${path}${end}`);
  }
  const asked = await observer.get(`${path}?correct`);
  expect(asked.html).not.toContain('name="report.kind"');
  const forged = { version: '1', 'report.bloodLossMl': '1', reason: 'Forged' };
  expect(await observer.post(path, forged)).toMatchObject({ status: 403 });
  const { caseId: another } = await referTestCase(centre);
  const second = await operateTestCase(centre);
  for (const wrong of [
    `/cases/${another}/operations/${operationId}`,
    `/cases/${caseId}/operations/${second.operationId}`,
    `/cases/${caseId}/operations/none`,
  ]) {
    for (const end of ['', '/pathology', '/outcome'])
      expect(await me.get(wrong + end), wrong + end).toMatchObject({ status: 404 });
    expect(await me.post(wrong, forged), wrong).toMatchObject({ status: 404 });
    const pathology = { version: '0', 'report.specimens': 'Omentum' };
    expect(await me.post(`${wrong}/pathology`, pathology)).toMatchObject({ status: 404 });
    const outcome = { version: '0', 'outcome.closed30On': '2026-11-19' };
    expect(await me.post(`${wrong}/outcome`, outcome)).toMatchObject({ status: 404 });
  }
  expect(await operation()).toMatchObject({ version: 1 });
});

test('what may be a slip is asked about before it is saved, and saved as it is once it is confirmed', async () => {
  const { path, me, operation } = await house();
  const opened = await me.get(`${path}?correct`);
  expect(opened.html).not.toContain('name="confirmed"');
  const slip = { 'report.limitedToBiopsy': 'yes', 'report.areas.liver': 'involved', reason: 'Read again' };
  const asked = await me.fill(opened, 'operation', slip);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('procedures are listed that are more than that. Is that so?');
  expect(asked.html).toContain('href="#operation-report.areas.liver"');
  expect(asked.html).toContain('value="Read again"');
  expect(await operation()).toMatchObject({ version: 1 });
  // Pressed without the box, it is asked again; what was read is confirmed, another slip is not.
  const box = /name="confirmed" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  expect(await me.fill(asked, 'operation')).toMatchObject({ status: 422 });
  const another = { confirmed: box, 'report.areas.stomach': 'not_assessed' };
  const more = await me.fill(asked, 'operation', another);
  expect(more.status).toBe(422);
  expect(more.text).toContain('this area was not assessed. Is that so?');
  expect(await me.fill(asked, 'operation', { confirmed: box })).toMatchObject({ status: 302 });
  expect(await operation()).toMatchObject({
    version: 2,
    limitedToBiopsy: true,
    areas: { liver: { answer: 'involved', mm: null, side: null } },
  });
  // What stood in the record before is not asked about again.
  const corrected = { 'report.bloodLossMl': '400', reason: 'Measured' };
  expect(await me.send(`${path}?correct`, 'operation', corrected)).toMatchObject({ status: 302 });
});

test('what follows from a report is shown with what it was computed from', async () => {
  const { path, me } = await house({
    pci: { central: { answer: '3' }, pelvis: { answer: '2' } },
    procedures: ['total_hysterectomy', 'omentectomy'],
    plannedProcedures: ['omentectomy', 'splenectomy'],
    incisionAt: '22:30',
    closureAt: '01:15',
    durationMinutes: null,
  });
  const { text } = await me.get(path);
  for (const shown of [
    '5 to 38 from: Peritoneal Cancer Index',
    '1 to 2 points, low (Aletti, recalled) from: Procedures',
    'Planned and not done Splenectomy',
    'Done and not planned Total hysterectomy',
    '165 min from: Incision, Closure, Duration',
    'R0 from: Largest visible lesion left. R0 nothing visible',
    'Nothing said of: Lymph nodes, Specimen, frozen section, events, transfusion',
  ])
    expect(text).toContain(shown);
});

test('beside an operation stand what the board had recommended before it, and the indicators it counts in', async () => {
  const centre = await createTestCentre();
  const { surgeon, observer } = centre.people;
  const { caseId } = await recommendTestCase(centre);
  const report = { ...completeReport, team: testTeam(centre) };
  const operate = async (doneOn: string) => {
    const { id } = await centre.as(surgeon, recordOperation, { caseId, report: { ...report, doneOn } });
    return visit(centre, observer).get(`/cases/${caseId}/operations/${id}`);
  };
  const after = await operate('2026-11-19');
  expect(after.text).toMatch(
    /What the board had recommended.*Board of 19 November 2026 Surgery ?, upfront, curative/,
  );
  expect(after.text).toContain('Her decision: Not yet told');
  expect(after.text).toMatch(/Indicators it counts in esgo-ovarian\/2016 2i .*? counts /);
  expect(after.text).toMatch(/8 Operative report with every required element counts, and is met/);
  expect(after.text).toMatch(/9 Pathology report with every required element counts/);
  const before = await operate('2026-11-18');
  expect(before.text).toContain('No board recommended anything before this operation.');
  expect((await operate('2026')).text).toContain('perhaps after the operation: its day is not known exactly');
  const exploration = await centre.as(surgeon, recordOperation, {
    caseId,
    report: { ...report, kind: 'exploratory', initialAim: 'diagnostic', limitedToBiopsy: true },
  });
  const none = await visit(centre, observer).get(`/cases/${caseId}/operations/${exploration.id}`);
  expect(none.text).toContain('This operation counts in no indicator.');
});

test('findings in detail stand in the record; a score they contradict is asked about, never overwritten', async () => {
  const { path, me, operation } = await house({
    areas: { diaphragms: { answer: 'involved', mm: 60, side: 'both' }, liver: { answer: 'free' } },
    procedures: ['diaphragm_stripping'],
    residual: { min: 1, max: 5 },
  });
  const said = {
    'report.findings.0.area': 'diaphragms',
    'report.findings.0.side': 'left',
    'report.findings.0.mm': '4',
    'report.findings.0.spread': 'few',
    'report.findings.0.taken': 'part',
    'report.findings.0.procedure': 'Diaphragm stripping or resection',
    'report.pci.left_upper': '3',
    reason: 'Described',
  };
  const opened = await me.get(`${path}?correct`);
  const asked = await me.fill(opened, 'operation', { ...said, 'report.findings.0.area': 'liver' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Above, this area is not said to be involved. Is that so?');
  expect((await operation()).pci).toBeNull();
  expect(await me.fill(opened, 'operation', said)).toMatchObject({ status: 302 });
  const [finding] = (await operation()).findings ?? [];
  expect(finding).toMatchObject({
    area: 'diaphragms',
    side: 'left',
    mm: 4,
    procedure: 'diaphragm_stripping',
  });
  const { text } = await me.get(path);
  for (const shown of ['Index proposed from the findings 2 to 39', '3 left upper: 1 to 3', 'Few', 'A part'])
    expect(text).toContain(shown);
});
