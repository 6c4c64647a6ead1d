import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre({ now: '2026-12-20T00:00:00Z' });
  const { caseId, operationId } = await operateTestCase(centre);
  const operation = `/cases/${caseId}/operations/${operationId}`;
  return {
    centre,
    operation,
    path: `${operation}/outcome`,
    me: visit(centre, centre.people.surgeon),
    other: visit(centre, centre.people.clinician),
    outcome: async () => (await recordOf(centre, caseId)).operations[0]?.outcome30,
    version: async () => (await recordOf(centre, caseId)).operations[0]?.outcomeVersion,
  };
};
const none = { 'outcome.complications~': '~none' };
const two = {
  'outcome.complications.0.kind': 'reoperation',
  'outcome.complications.0.grade': 'IIIb',
  'outcome.complications.0.on': '2026-11-20',
  'outcome.complications.1.kind': 'readmission',
  'outcome.complications.1.grade': 'II',
};
const recorded = [
  { kind: 'reoperation', grade: 'IIIb', on: '2026-11-20' },
  { kind: 'readmission', grade: 'II', on: null },
];

const closing = { 'outcome.closed30On': '2026-12-20' };

test('complications stand in the record and in the form, and the thirty days are closed by their day', async () => {
  const { centre, operation, path, me, outcome } = await house();
  const saved = await me.send(path, 'outcome', { ...two, ...closing });
  expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}${operation}?saved=outcome` });
  const read = (await me.get(saved.to ?? '')).text;
  expect(read).toContain('30 days: closed on 20 December 2026');
  expect(read).toContain('2 complications.');
  expect(read).toContain('90 days: not closed');
  expect(read).toContain('2 complications so far.');
  expect(await outcome()).toMatchObject({ closed30On: '2026-12-20', complications: recorded });
  centre.setNow('2026-12-24T00:00:00Z');
  await me.send(path, 'outcome', { 'outcome.complications.1.on': '2026-11-30', reason: ' Letter ' });
  const [first, second] = recorded;
  expect(await outcome()).toMatchObject({
    closed30On: '2026-12-20',
    complications: [first, { ...second, on: '2026-11-30' }],
  });
  expect((await journalOf(centre))[0]).toMatchObject({ reason: 'Letter' });
  expect((await visit(centre, centre.people.observer).get(operation)).text).toContain('IIIb');
});

test('the time line of the case says name, organ, grade, day and treatment, and when thirty and ninety days were closed', async () => {
  const { centre, operation, path, me } = await house();
  await me.send(path, 'outcome', {
    'outcome.complications.0.name': 'anastomotic_leak',
    'outcome.complications.0.organ': 'large_bowel',
    'outcome.complications.0.kind': 'reoperation',
    'outcome.complications.0.grade': 'IIIb',
    'outcome.complications.0.on': '2026-11-20',
    'outcome.complications.0.treatment': 'laparotomy',
    'outcome.closed30On': '2026-12-18',
  });
  const [atCase = ''] = operation.split('/operations');
  const leak = 'Anastomotic leak, Large bowel and rectum, Reoperation, Clavien-Dindo IIIb, Laparotomy';
  const { text } = await me.get(atCase);
  expect(text).toContain(`20 November 2026 What Complication Details ${leak}`);
  expect(text).toContain('18 December 2026 What Complications Details until the 30th day: 1');
  expect(text).not.toContain('90th day');
  centre.setNow('2027-02-20T00:00:00Z');
  await me.send(path, 'outcome', { 'outcome.closed90On': '2027-02-18', reason: 'Seen again' });
  const korean = await visit(centre, centre.people.observer, 'ko').get(atCase);
  expect(korean.text).toContain('문합부 누출, 대장 및 직장');
  expect(korean.text).toContain('90일까지 1건');
});

test('that there were none is said, and comes back as said', async () => {
  const { path, me, outcome } = await house();
  const unsaid = await me.send(path, 'outcome', closing);
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain('an empty list alone says nothing');
  const both = await me.send(path, 'outcome', { ...two, ...none });
  expect(both.status).toBe(422);
  expect(await outcome()).toBeNull();
  expect(await me.send(path, 'outcome', { ...none, 'outcome.closed30On': '2026-12-19' })).toMatchObject({
    status: 302,
  });
  expect(await outcome()).toMatchObject({ closed30On: '2026-12-19', complications: [] });
  await me.send(path, 'outcome', { 'outcome.closed30On': '2026-12-18', reason: 'Looked again' });
  expect(await outcome()).toMatchObject({ closed30On: '2026-12-18', complications: [] });
});

test('the list grows without a reason from the first day on: “none so far”, then one, then another', async () => {
  const { centre, operation, path, me, outcome } = await house();
  centre.setNow('2026-11-18T00:00:00Z');
  expect(await me.send(path, 'outcome', none)).toMatchObject({ status: 302 });
  const soFar = await me.get(operation);
  expect(soFar.text).toContain('None so far.');
  expect(soFar.text).not.toContain('No complication.');
  const [first] = recorded;
  const one = {
    'outcome.complications~': [],
    'outcome.complications.0.kind': 'reoperation',
    'outcome.complications.0.grade': 'IIIb',
    'outcome.complications.0.on': '2026-11-17',
    'outcome.complications.0.name': 'anastomotic_leak',
    'outcome.complications.0.organ': 'large_bowel',
    'outcome.complications.0.treatment': 'laparotomy',
  };
  expect(await me.send(path, 'outcome', one)).toMatchObject({ status: 302 });
  const read = await visit(centre, centre.people.surgeon, 'ko').get(operation);
  for (const word of ['문합부 누출', '재개복술', '대장 및 직장']) expect(read.text).toContain(word);
  expect(await outcome()).toMatchObject({ complications: [{ ...first, on: '2026-11-17' }] });
  const worse = await me.send(path, 'outcome', { 'outcome.complications.0.grade': 'IVa' });
  expect(worse.status).toBe(422);
  expect(worse.text).toContain('Please say why the record is corrected.');
});

test('of two who close it at once the second is refused; a form sent twice is saved once; a correction needs a reason', async () => {
  const { centre, path, me, other, outcome, version } = await house();
  const opened = await other.get(path);
  const mine = await me.get(path);
  const first = await me.fill(mine, 'outcome', two);
  expect(await me.fill(mine, 'outcome', two)).toEqual(first);
  expect(
    (await journalOf(centre)).filter(({ command }) => command === 'surgery.record-outcome'),
  ).toHaveLength(1);
  expect(await other.fill(opened, 'outcome', none)).toMatchObject({ status: 409 });
  const silent = await other.send(path, 'outcome', { 'outcome.complications.0.grade': 'IVa' });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please say why the record is corrected.');
  expect(await outcome()).toMatchObject({ complications: recorded });
  expect(await version()).toBe(1);
});

test('before the thirty days are over it cannot be closed, and says so', async () => {
  const { centre, path, me, outcome } = await house();
  expect((await me.get(path)).text).not.toContain('30 days after the operation');
  centre.setNow('2026-12-15T00:00:00Z');
  const opened = await me.get(path);
  expect(opened.text).toContain('30 days after the operation, 16 December 2026 , have not passed yet');
  const early = await me.fill(opened, 'outcome', { ...none, 'outcome.closed30On': '2026-12-15' });
  expect(early.status).toBe(422);
  expect(early.text).toContain('30 days after the operation have not, or perhaps not, passed on this day.');
  expect(await outcome()).toBeNull();
});

test('whoever dies within these days is said to have, with the day', async () => {
  const { operation, path, me } = await house();
  await me.send(path, 'outcome', {
    'outcome.complications.0.kind': 'death',
    'outcome.complications.0.grade': 'V',
    'outcome.complications.0.on': '2026-11-21',
    'outcome.closed30On': '2026-11-22',
    'outcome.closed90On': '2026-11-22',
  });
  const read = (await me.get(operation)).text;
  expect(read).toContain('She died within these days, on 21 November 2026');
  expect(read).toContain('90 days: closed on 22 November 2026');
});

test('whoever may not is refused', async () => {
  const { centre, path, outcome } = await house();
  const coordinator = visit(centre, centre.people.coordinator);
  expect(await coordinator.get(path)).toMatchObject({ status: 403 });
  expect(await coordinator.post(path, { version: '0', ...none })).toMatchObject({ status: 403 });
  expect(await outcome()).toBeNull();
});

test('a death that a follow-up tells is one within the days after the operation, at the case and at the operation', async () => {
  const { centre, operation, me } = await house();
  const [caseAt = ''] = operation.split('/operations/');
  for (const path of [operation, caseAt]) expect((await me.get(path)).text).not.toContain('She died within');
  const saved = await visit(centre, centre.people.clinician).send(
    `${caseAt}/forms/follow-up/new`,
    'questionnaire',
    { 'answers.on': '2026-11-25', 'answers.status': 'dead' },
  );
  expect([302, 303]).toContain(saved.status);
  for (const path of [operation, caseAt])
    expect((await me.get(path)).text).toContain('She died within these days, on 25 November 2026');
});
