import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { openOutcome } from '../../../testing/closed-outcome.ts';
import { completePathology } from '../../../testing/complete-pathology.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { recordHerDecision } from '../../board/index.ts';
import { fillForm } from '../../care/index.ts';
import { recordOutcome, recordPathology } from '../../surgery/index.ts';
import { survivalOf } from '../survival.ts';
import { survivalSubjects } from './survival-subjects.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { clinician } = centre.people;
  return {
    centre,
    fill: (caseId: string, form: string, answers: object) =>
      centre.as(clinician, fillForm, { caseId, form, formVersion: 1, on: null, answers: answers as never }),
    subjects: (by: string | null, ownerId = centre.ownerId) =>
      withScope(centre.database, [ownerId], (tx) => survivalSubjects(tx, ownerId, by)),
  };
};

test('a case is followed from its first dated diagnosis, else from when she presented', async () => {
  const { centre, fill, subjects } = await house();
  const { caseId } = await referTestCase(centre);
  await fill(caseId, 'follow-up', { on: '2026-11-12', status: 'alive' });
  const followed = async () => (await subjects(null))?.[0]?.course;
  expect(await followed()).toEqual({
    diagnosedOn: '2026-11-02',
    operated: false,
    operatedOn: null,
    diedOn: null,
    contacts: [{ on: '2026-11-12', days: null, status: 'alive' }],
    seenOn: [],
  });
  await fill(caseId, 'diagnosis', { on: '2026-11-05', site: 'ovary' });
  await fill(caseId, 'diagnosis', { on: '2026-10-28', site: 'ovary' });
  expect((await followed())?.diagnosedOn).toBe('2026-10-28');
});

test('the first operation counts, and of several what it says', async () => {
  const { centre, subjects } = await house();
  await operateTestCase(centre, { doneOn: '2026-11-16', residual: { min: 1, max: 10 } });
  await operateTestCase(centre, { doneOn: null, residual: null });
  const found = (await subjects('operation.residual')) ?? [];
  const told = found.map(({ course, group }) => [course.operated, course.operatedOn, group]);
  expect(told).toHaveLength(2);
  expect(told).toContainEqual([true, '2026-11-16', [1, 10]]);
  expect(told).toContainEqual([true, null, null]);
});

test('what only the living have shows her alive: treatment, tests, operations', async () => {
  const { centre, fill, subjects } = await house();
  const seen = async () => (await subjects(null))?.find(({ course }) => course.operated)?.course.seenOn;
  const { caseId } = await operateTestCase(centre, { doneOn: '2026-11-16' });
  expect(await seen()).toEqual(['2026-11-16']);
  await fill(caseId, 'systemic', { from: '2026-11-10' });
  await fill(caseId, 'markers', { on: '2026-11-18' });
  await fill(caseId, 'imaging', { on: '2026-11' });
  await fill(caseId, 'diagnosis', { on: '2026-11-19', site: 'ovary' });
  await fill(caseId, 'tumour-molecular', { on: '2026-11-19' });
  expect(await seen()).toEqual(['2026-11-16', '2026-11-18']);
});

test('that she is lost, or is to be seen again, says neither that she lives nor that she died', async () => {
  const { centre, fill, subjects } = await house();
  const { caseId } = await operateTestCase(centre, { doneOn: '2026-11-16' });
  const before = await subjects(null);
  await fill(caseId, 'next-contact', { on: '2026-11-17', due: '2027-02-01' });
  await fill(caseId, 'lost-to-follow-up', { on: '2026-11-19', reason: 'moved' });
  expect(await subjects(null)).toEqual(before);
  expect(survivalOf(before ?? [], 'operation', false).excluded).toEqual([]);
});

test('a board without her shows nothing, nor does a talk that may have been with her family', async () => {
  const { centre, subjects } = await house();
  const { recommendationId } = await recommendTestCase(centre);
  const seen = async () => (await subjects(null))?.[0]?.course.seenOn;
  expect(await seen()).toEqual([]);
  const { surgeon } = centre.people;
  await centre.as(surgeon, recordHerDecision, {
    recommendationId,
    version: 1,
    decision: { decision: 'declined', spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null },
  });
  expect(await seen()).toEqual([]);
});

test('every field that a file may feed makes groups; a field there is none of is told apart', async () => {
  const { centre, fill, subjects } = await house();
  const { caseId } = await referTestCase(centre, {
    workUp: [{ key: 'ecog', state: 'present', value: 1, unit: null, takenOn: '2026-11-03', reason: null }],
  });
  await fill(caseId, 'trial', { identifier: 'NCT00000000', arm: 'B', from: '2026-11-10' });
  await fill(caseId, 'trial', { identifier: 'NCT00000001', arm: 'A', from: '2026-11-12' });
  const group = async (by: string) => (await subjects(by))?.map((each) => each.group);
  expect(await group('case.stage')).toEqual(['IIIC']);
  expect(await group('case.treatedBefore')).toEqual([false]);
  expect(await group('case.grade')).toEqual([null]);
  expect(await group('patient.bornOn')).toEqual(['1970-05-06']);
  expect(await group('workUp.ecog')).toEqual([1]);
  expect(await group('workUp.ecog.takenOn')).toEqual(['2026-11-03']);
  expect(await group('trial.arm')).toEqual(['B']);
  expect(await group('operation.kind')).toEqual([null]);
  for (const by of ['case.id', 'case.label', 'operation.nothing', 'trial', 'nothing', 'case.'])
    expect(await subjects(by), by).toBeNull();
});

test('documents of the first operation make groups too, with what is less than a value; several answers and names make none', async () => {
  const { centre, fill, subjects } = await house();
  const { surgeon } = centre.people;
  const { caseId, operationId } = await operateTestCase(centre, { doneOn: '2026-11-16' });
  const group = async (by: string) => (await subjects(by))?.map((each) => each.group);
  expect(await group('pathology.grade')).toEqual([null]);
  await centre.as(surgeon, recordPathology, { operationId, version: 0, report: completePathology });
  await centre.as(surgeon, recordOutcome, { operationId, version: 0, outcome: openOutcome });
  expect(await group('pathology.grade')).toEqual(['high']);
  expect(await group('pathology.dimensionsMm')).toEqual([84.5]);
  expect(await group('outcome.complications.1.grade')).toEqual(['I']);
  await fill(caseId, 'markers', { on: '2026-11-18', ca125: { value: 5, comparator: '<', unit: 'U/mL' } });
  expect(await group('markers.ca125')).toEqual(['<5 U/mL']);
  for (const by of ['operation.procedures', 'identity.latinName', 'identity.recordNumber'])
    expect(await subjects(by), by).toBeNull();
});

test('another house sees none of it', async () => {
  const { centre, subjects } = await house();
  await referTestCase(centre);
  const other = await createTestCentre();
  expect(await subjects(null, other.ownerId)).toEqual([]);
  expect(survivalOf((await subjects(null)) ?? [], 'diagnosis', false)).toMatchObject({
    n: 0,
    excluded: [{ reason: 'no_follow_up', count: 1 }],
  });
});
