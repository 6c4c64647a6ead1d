import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  const operation = `/cases/${caseId}/operations/${operationId}`;
  return {
    centre,
    operation,
    path: `${operation}/pathology`,
    me: visit(centre, centre.people.surgeon),
    other: visit(centre, centre.people.clinician),
    pathology: async () => (await recordOf(centre, caseId)).operations[0]?.pathology,
  };
};
const reported = {
  'report.reportedOn': '2026-11-18',
  'report.elements.specimens': 'reported',
  'report.elements.lymph_nodes': 'not_applicable',
  'report.elements.tumour_site': 'missing',
};

test('a report stands in the record and in the form; an element nobody spoke of is not said', async () => {
  const { centre, operation, path, me, pathology } = await house();
  const saved = await me.send(path, 'pathology', reported);
  expect(saved).toMatchObject({ status: 302, to: `/c/${centre.slug}${operation}?saved=pathology` });
  const elements = { specimens: 'reported', lymph_nodes: 'not_applicable', tumour_site: 'missing' };
  expect(await pathology()).toMatchObject({ reportedOn: '2026-11-18', version: 1, elements });
  expect((await pathology())?.elements).toEqual(elements);
  expect((await visit(centre, centre.people.observer).get(operation)).text).toContain('18 November 2026');
  await me.send(path, 'pathology', { 'report.elements.tumour_site': 'unknown', reason: ' Read again ' });
  expect(await pathology()).toMatchObject({ reportedOn: '2026-11-18', version: 2 });
  expect((await pathology())?.elements).toEqual({ specimens: 'reported', lymph_nodes: 'not_applicable' });
  expect((await journalOf(centre))[0]).toMatchObject({ reason: 'Read again' });
});

test('of two who enter it at once the second is refused, also when both were the first', async () => {
  const { path, me, other, pathology } = await house();
  const opened = await me.get(path);
  await other.send(path, 'pathology', reported);
  const late = await me.fill(opened, 'pathology', { 'report.reportedOn': '2026-11-17' });
  expect(late.status).toBe(409);
  expect(await pathology()).toMatchObject({ reportedOn: '2026-11-18', version: 1 });
});

test('a correction needs a reason; a form sent twice is saved once', async () => {
  const { centre, path, me, pathology } = await house();
  const opened = await me.get(path);
  const first = await me.fill(opened, 'pathology', reported);
  expect(await me.fill(opened, 'pathology', reported)).toEqual(first);
  expect((await journalOf(centre)).filter(({ command }) => command === 'care.record-pathology')).toHaveLength(
    1,
  );
  const silent = await me.send(path, 'pathology', { 'report.elements.specimens': 'missing' });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please say why the record is corrected.');
  expect(await pathology()).toMatchObject({ version: 1 });
});

test('whoever may not is refused', async () => {
  const { centre, path, pathology } = await house();
  const coordinator = visit(centre, centre.people.coordinator);
  expect(await coordinator.get(path)).toMatchObject({ status: 403 });
  expect(await coordinator.post(path, { version: '0', ...reported })).toMatchObject({ status: 403 });
  expect(await pathology()).toBeNull();
});
