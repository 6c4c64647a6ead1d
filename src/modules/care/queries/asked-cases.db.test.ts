import { expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { enterCourse } from '../../../testing/entered-course.ts';
import { askTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { askedCases } from './asked-cases.ts';

const ecog = (value: number) =>
  ({ key: 'ecog', state: 'present', value, unit: null, takenOn: '2026-11-05', reason: null }) as const;
const albumin = { ...ecog(0), key: 'albumin', value: 3.9, unit: 'g/dL' } as const;

const house = async () => {
  const centre = await createTestCentre();
  const { clinician } = centre.people;
  const first = await referTestCase(centre, {
    workUp: [ecog(1), albumin],
    case: { site: 'cervix', stage: null, stageEdition: null, histology: null },
  });
  const second = await referTestCase(centre, { workUp: [ecog(3)] });
  const { referralId: again } = await askTestCase(centre, first.caseId, { consultantId: clinician.personId });
  await enterCourse(centre, second.caseId, 'markers', {
    on: '2026-11-06',
    ca125: { value: 48, comparator: null, unit: 'U/mL' },
  });
  const asked = (...questions: readonly { readonly referralId: string; readonly caseId: string }[]) =>
    withScope(centre.database, [centre.ownerId], (tx) => askedCases(tx, centre.ownerId, questions));
  return { centre, first, second, again: { referralId: again, caseId: first.caseId }, asked };
};

test('each question comes with its own case, woman, consultant and day, and with what its own work-up says', async () => {
  const { centre, first, second, again, asked } = await house();
  const found = new Map((await asked(first, again, second)).map((one) => [one.referralId, one]));
  expect(found.size).toBe(3);
  const { surgeon, clinician } = centre.people;
  expect(found.get(first.referralId)).toMatchObject({
    caseId: first.caseId,
    label: first.label,
    consultantId: surgeon.personId,
    receivedOn: '2026-11-10',
    told: { case: { site: 'cervix' }, bornOn: '1970-05-06', referral: { phase: 'pre_treatment' } },
  });
  expect(found.get(again.referralId)).toMatchObject({
    caseId: first.caseId,
    consultantId: clinician.personId,
    receivedOn: '2026-11-18',
    told: { referral: { phase: 'recurrence', questionType: 'recurrence' } },
  });
  const told = (id: string) => found.get(id)?.told;
  expect(told(again.referralId)?.workUp.map(({ key, value }) => [key, value])).toEqual([
    ['albumin', 3.9],
    ['ecog', 1],
  ]);
  expect(told(again.referralId)?.course).toEqual([]);
  expect(told(second.referralId)?.workUp.map(({ key, value }) => [key, value])).toEqual([['ecog', 3]]);
  expect(told(second.referralId)?.course.map(({ form }) => form)).toEqual(['markers']);
  expect(found.get(second.referralId)?.patientId).not.toBe(found.get(first.referralId)?.patientId);
});

test('only what was asked for is told; what was taken back, and what is of another house, is not', async () => {
  const { centre, first, again, asked } = await house();
  expect((await asked(again)).map(({ referralId }) => referralId)).toEqual([again.referralId]);
  expect(await asked()).toEqual([]);
  const elsewhere = await createTestCentre();
  const across = await withScope(centre.database, [elsewhere.ownerId], (tx) =>
    askedCases(tx, elsewhere.ownerId, [first]),
  );
  expect(across).toEqual([]);
  const row = { table: 'care.referral', id: again.referralId, version: 1 };
  await centre.as(centre.people.coordinator, strike, row);
  expect((await asked(first, again)).map(({ referralId }) => referralId)).toEqual([first.referralId]);
});
