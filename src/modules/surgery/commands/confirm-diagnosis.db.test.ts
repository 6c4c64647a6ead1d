import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { recordOf } from '../../../testing/record.ts';
import { entryRows as entry } from '../../care/index.ts';
import { confirmDiagnosis } from './confirm-diagnosis.ts';
import { recordPathology } from './record-pathology.ts';

const report = {
  reportedOn: '2026-11-19',
  histologicalType: 'clear-cell',
  grade: 'high',
  provisionalStage: 'IIIB',
  stageEdition: 'figo-2014',
} as const;

const entriesOf = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) =>
    (await tx.select().from(entry)).map(({ form, filledOn, answers, confirmedFrom }) => ({
      form,
      filledOn,
      answers,
      confirmedFrom,
    })),
  );

const reported = async (more: Partial<typeof report> = {}) => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  const { surgeon, coordinator } = centre.people;
  const given = { operationId, version: 0, report: { ...report, ...more } };
  await centre.as(surgeon, recordPathology, given);
  return { centre, caseId, operationId, surgeon, coordinator, input: { operationId, version: 1 } };
};

test('what the report says becomes a diagnosis and a stage of the course; the disease as it presented stays', async () => {
  const { centre, caseId, operationId, coordinator, input } = await reported();
  const { histology, stage, version } = (await recordOf(centre, caseId)).case;
  await centre.as(coordinator, confirmDiagnosis, input);
  const found = await entriesOf(centre);
  expect(found.toSorted((a, b) => (a.form < b.form ? -1 : 1))).toEqual([
    {
      form: 'diagnosis',
      filledOn: '2026-11-19',
      answers: { on: '2026-11-19', site: 'ovary', histology: 'clear-cell', grade: 'high', basis: 'specimen' },
      confirmedFrom: operationId,
    },
    {
      form: 'stage',
      filledOn: '2026-11-19',
      answers: { on: '2026-11-19', basis: 'surgical_pathological', edition: 'figo-2014', stage: 'IIIB' },
      confirmedFrom: operationId,
    },
  ]);
  expect((await recordOf(centre, caseId)).case).toMatchObject({ histology, stage, version });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'surgery.confirm-diagnosis',
    actor: { personId: coordinator.personId },
  });
});

test('confirmed once it is not confirmed again; a corrected report may be', async () => {
  const { centre, surgeon, coordinator, input } = await reported();
  const requestKey = randomUUID();
  for (let sent = 0; sent < 2; sent += 1)
    await centre.as(coordinator, confirmDiagnosis, input, { requestKey });
  expect(await entriesOf(centre)).toHaveLength(2);
  expect(await refusalOf(centre, coordinator, confirmDiagnosis, input)).toEqual({
    code: 'nothing_to_confirm',
    wrote: 0,
  });
  await centre.as(surgeon, recordPathology, { ...input, report: { ...report, provisionalStage: 'IIIC' } });
  expect(await refusalOf(centre, coordinator, confirmDiagnosis, input)).toEqual({
    code: 'changed_meanwhile',
    wrote: 0,
  });
  const corrected = { ...report, provisionalStage: 'IIIA2' };
  await centre.as(surgeon, recordPathology, { ...input, version: 2, report: corrected });
  await centre.as(coordinator, confirmDiagnosis, { ...input, version: 3 });
  expect((await entriesOf(centre)).map(({ answers }) => answers['stage'] ?? '')).toEqual(
    expect.arrayContaining(['IIIB', 'IIIA2']),
  );
});

test('a report that says what the case says has nothing to confirm', async () => {
  const { centre, coordinator, input } = await reported({
    histologicalType: 'high-grade-serous',
    grade: null,
    provisionalStage: 'IIIC',
  } as never);
  expect(await refusalOf(centre, coordinator, confirmDiagnosis, input)).toEqual({
    code: 'nothing_to_confirm',
    wrote: 0,
  });
});

test('is refused to the wrong actor, and another owner’s report is not found', async () => {
  const { centre, input } = await reported();
  const elsewhere = await createTestCentre();
  for (const role of ['observer', 'administrator', 'quality_manager'] as const)
    expect(await refusalOf(centre, centre.people[role], confirmDiagnosis, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
  expect(await refusalOf(elsewhere, elsewhere.people.chair, confirmDiagnosis, input)).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  const { operationId } = await operateTestCase(centre);
  const none = { operationId, version: 1 };
  expect(await refusalOf(centre, centre.people.chair, confirmDiagnosis, none)).toEqual({
    code: 'changed_meanwhile',
    wrote: 0,
  });
  expect(await entriesOf(centre)).toEqual([]);
});
