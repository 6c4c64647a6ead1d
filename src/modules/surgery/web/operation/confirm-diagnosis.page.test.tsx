import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { visit } from '../../../../testing/visit.ts';
import { recordPathology } from '../../index.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  await centre.as(centre.people.surgeon, recordPathology, {
    operationId,
    version: 0,
    report: {
      reportedOn: '2026-11-19',
      histologicalType: 'clear-cell',
      provisionalStage: 'IIIB',
      stageEdition: 'figo-2014',
    },
  });
  const path = `/cases/${caseId}`;
  return { centre, path, operation: `${path}/operations/${operationId}`, form: `confirm-${operationId}` };
};
const confirms = async (centre: Awaited<ReturnType<typeof house>>['centre']) =>
  (await journalOf(centre)).filter(({ command }) => command === 'surgery.confirm-diagnosis').length;

test('what pathology says is offered on the case and confirmed with one press, once; the course says where it is from', async () => {
  const { centre, path, operation, form } = await house();
  const me = visit(centre, centre.people.coordinator);
  const opened = await me.get(path);
  expect(opened.text).toContain('The pathology report says what the case does not say yet');
  expect(opened.text).toMatch(/clear.cell/i);
  expect((await visit(centre, centre.people.observer).get(path)).html).not.toContain(
    'name="form" value="confirm',
  );
  const saved = await me.fill(opened, form);
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}${path}#course` });
  expect(await me.fill(opened, form)).toEqual(saved);
  expect(await confirms(centre)).toBe(1);
  const read = await me.get(path);
  expect(read.text).not.toContain('The pathology report says');
  expect(read.html).toMatch(new RegExp(`href="[^"]*${operation}"[^>]*>from the pathology report</a>`));
  expect((await visit(centre, centre.people.coordinator, 'ko').get(`${path}/history`)).text).toContain(
    '최종 진단을 확인함',
  );
});

test('the same stands on the operation’s page; of two who confirm, the second is told', async () => {
  const { centre, operation, form } = await house();
  const [me, other] = [visit(centre, centre.people.surgeon), visit(centre, centre.people.clinician)];
  const [mine, theirs] = [await me.get(operation), await other.get(operation)];
  expect(mine.text).toContain('Operation and pathology');
  expect(await me.fill(mine, form)).toMatchObject({ status: 303 });
  const late = await other.fill(theirs, form);
  expect(late.status).toBe(422);
  expect(late.text).not.toContain('Confirm as final diagnosis');
  expect(await confirms(centre)).toBe(1);
});

test('what a form names beside its address is not confirmed', async () => {
  const { centre, operation, form } = await house();
  const me = visit(centre, centre.people.surgeon);
  const other = await operateTestCase(centre);
  const { operationId } = other;
  await me.post(operation, { form, operationId, version: '1' });
  expect(await confirms(centre)).toBe(1);
  expect((await me.get(operation)).text).not.toContain('The pathology report says');
});
