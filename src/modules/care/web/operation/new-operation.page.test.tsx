import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return {
    centre,
    path: `/cases/${caseId}/operations/new`,
    me: visit(centre, centre.people.surgeon),
    operations: async () => (await recordOf(centre, caseId)).operations.map(({ operation }) => operation),
  };
};

test('an operation stands in the record as it was described, once; what was not said is not known', async () => {
  const { centre, path, me, operations } = await house();
  const opened = await me.get(path);
  const described = {
    'report.doneOn': '2026-11-16',
    'report.kind': 'primary',
    'report.diseaseAtStart': ' Omental cake ',
    'report.areas.greater_omentum': 'involved',
    'report.residual': 'none',
    'members.0.personId': centre.people.surgeon.personId,
  };
  const saved = await me.fill(opened, 'operation', described);
  const [operation, ...more] = await operations();
  expect(more).toEqual([]);
  expect(saved).toMatchObject({
    status: 302,
    to: `/c/${centre.slug}${path.replace('/new', '')}/${operation?.id}?saved=operation`,
  });
  expect(operation).toMatchObject({
    doneOn: '2026-11-16',
    kind: 'primary',
    initialAim: null,
    limitedToBiopsy: null,
    diseaseAtStart: 'Omental cake',
    areas: { greater_omentum: { finding: 'involved', mm: null } },
    procedures: [],
    residual: { min: 0, max: 0 },
    durationMinutes: null,
    bloodLossMl: null,
    version: 1,
  });
  expect(await me.fill(opened, 'operation', described)).toEqual(saved);
  expect((await journalOf(centre)).filter(({ command }) => command === 'care.record-operation')).toHaveLength(
    1,
  );
});

test('“all areas not described yet were free” saves nothing until the form is saved', async () => {
  const { path, me, operations } = await house();
  const filled = await me.send(path, 'operation', { intent: 'fill-free', 'report.areas.spleen': 'involved' });
  expect(filled.status).toBe(200);
  expect(await operations()).toEqual([]);
  await me.fill(filled, 'operation');
  expect((await operations())[0]?.areas).toMatchObject({
    spleen: { finding: 'involved', mm: null },
    greater_omentum: { finding: 'free' },
  });
});

test('a refusal names its field and saves nothing', async () => {
  const { path, me, operations } = await house();
  const refused = await me.send(path, 'operation', { 'report.residual.min': '4', 'report.kind': 'primary' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('A size of residual disease stands here.');
  expect(await operations()).toEqual([]);
});

test('whoever may not operate is refused', async () => {
  const { centre, path, operations } = await house();
  const coordinator = visit(centre, centre.people.coordinator);
  expect(await coordinator.get(path)).toMatchObject({ status: 403 });
  expect(await coordinator.post(path, { 'report.kind': 'primary' })).toMatchObject({ status: 403 });
  expect(await operations()).toEqual([]);
});
