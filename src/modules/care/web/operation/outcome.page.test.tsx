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
  };
};
const two = {
  any: 'some',
  'outcome.complications.0.kind': 'reoperation',
  'outcome.complications.0.grade': 'IIIb',
  'outcome.complications.0.on': '2026-11-20',
  'outcome.complications.2.kind': 'readmission',
  'outcome.complications.2.grade': 'II',
};
const recorded = [
  { kind: 'reoperation', grade: 'IIIb', on: '2026-11-20' },
  { kind: 'readmission', grade: 'II', on: null },
];

test('complications stand in the record and in the form; it is closed on the day at the house unless said', async () => {
  const { centre, operation, path, me, outcome } = await house();
  const saved = await me.send(path, 'outcome', two);
  expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}${operation}?saved=outcome` });
  expect((await me.get(saved.to ?? '')).text).not.toContain('has not passed yet');
  expect(await outcome()).toMatchObject({ closedOn: '2026-12-20', complications: recorded, version: 1 });
  centre.setNow('2026-12-24T00:00:00Z');
  await me.send(path, 'outcome', { 'outcome.complications.1.on': '2026-11-30', reason: ' Letter ' });
  const [first, second] = recorded;
  expect(await outcome()).toMatchObject({
    closedOn: '2026-12-20',
    complications: [first, { ...second, on: '2026-11-30' }],
    version: 2,
  });
  expect((await journalOf(centre))[0]).toMatchObject({ reason: 'Letter' });
  expect((await visit(centre, centre.people.observer).get(operation)).text).toContain('IIIb');
});

test('that there were none is said, and comes back as said', async () => {
  const { path, me, outcome } = await house();
  const unsaid = await me.send(path, 'outcome');
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain('an empty list alone says nothing');
  expect(await outcome()).toBeNull();
  const none = { any: 'none', 'outcome.closedOn': '2026-12-19' };
  expect(await me.send(path, 'outcome', none)).toMatchObject({ status: 302 });
  expect(await outcome()).toMatchObject({ closedOn: '2026-12-19', complications: [] });
  await me.send(path, 'outcome', { 'outcome.closedOn': '2026-12-18', reason: 'Looked again' });
  expect(await outcome()).toMatchObject({ closedOn: '2026-12-18', complications: [], version: 2 });
});

test('of two who close it at once the second is refused; a form sent twice is saved once; a correction needs a reason', async () => {
  const { centre, path, me, other, outcome } = await house();
  const opened = await other.get(path);
  const mine = await me.get(path);
  const first = await me.fill(mine, 'outcome', two);
  expect(await me.fill(mine, 'outcome', two)).toEqual(first);
  expect((await journalOf(centre)).filter(({ command }) => command === 'care.close-outcome')).toHaveLength(1);
  expect(await other.fill(opened, 'outcome', { any: 'none' })).toMatchObject({ status: 409 });
  const silent = await other.send(path, 'outcome', { 'outcome.closedOn': '2026-12-18' });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please say why the record is corrected.');
  expect(await outcome()).toMatchObject({ complications: recorded, version: 1 });
});

test('a form that is closed before the thirty days are over says so, before and after', async () => {
  const { centre, operation, path, me } = await house();
  expect((await me.get(path)).text).not.toContain('has not passed yet');
  centre.setNow('2026-12-15T00:00:00Z');
  const opened = await me.get(path);
  expect(opened.text).toContain('The 30th day after the operation, 16 December 2026 , has not passed yet.');
  const { to } = await me.fill(opened, 'outcome', { any: 'none' });
  expect((await me.get(to ?? '')).text).toContain('has not passed yet');
  expect((await me.get(operation)).text).not.toContain('has not passed yet');
});

test('whoever may not is refused', async () => {
  const { centre, path, outcome } = await house();
  const coordinator = visit(centre, centre.people.coordinator);
  expect(await coordinator.get(path)).toMatchObject({ status: 403 });
  expect(await coordinator.post(path, { version: '0', any: 'none' })).toMatchObject({ status: 403 });
  expect(await outcome()).toBeNull();
});
