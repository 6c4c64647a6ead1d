import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { correctForm } from './correct-form.ts';
import { defineForm } from './define-form.ts';
import { fillForm } from './fill-form.ts';
import { withdrawForm } from './withdraw-form.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { administrator, clinician } = centre.people;
  const { caseId } = await referTestCase(centre);
  await centre.as(administrator, defineForm, { body: JSON.stringify(ownForm) });
  const walks = { caseId, form: 'walking', formVersion: 1, on: null, answers: { walks: 'alone' } };
  return {
    centre,
    walks,
    fill: () => centre.as(clinician, fillForm, walks),
    withdraw: (withdrawn: boolean, version: number | null, form = 'walking') =>
      centre.as(administrator, withdrawForm, { form, withdrawn, version }),
  };
};

test('a questionnaire that is withdrawn is filled in no more, is corrected as before, and is filled in again once it is offered', async () => {
  const { centre, walks, fill, withdraw } = await house();
  const { id } = await fill();
  await withdraw(true, null);
  const { clinician } = centre.people;
  expect(await refusalOf(centre, clinician, fillForm, walks)).toEqual({ code: 'form_withdrawn', wrote: 0 });
  await centre.as(
    clinician,
    correctForm,
    { entryId: id, version: 1, on: null, answers: { walks: 'helped' } },
    { reason: 'Seen' },
  );
  await withdraw(false, 1);
  await fill();
  const written = (await journalOf(centre)).map(({ command }) => command);
  expect(written.filter((command) => command === 'care.withdraw-form')).toHaveLength(2);
});

test('one of the program can be withdrawn too, and another house still fills it in; a record of the course cannot', async () => {
  const { centre, withdraw } = await house();
  await withdraw(true, null, 'her-words');
  const { administrator } = centre.people;
  for (const form of ['stage', 'nothing'])
    expect(
      await refusalOf(centre, administrator, withdrawForm, { form, withdrawn: true, version: null }),
    ).toEqual({ code: 'not_found', wrote: 0 });
  const other = await createTestCentre();
  const { caseId } = await referTestCase(other);
  const said = { caseId, form: 'her-words', formVersion: 1, on: null, answers: { pain: 1 } };
  expect(await other.as(other.people.clinician, fillForm, said)).toMatchObject({});
});

test('who withdraws what somebody else has offered meanwhile is told so; and nobody but an administrator does', async () => {
  const { centre, withdraw } = await house();
  await withdraw(true, null);
  await withdraw(false, 1);
  for (const version of [null, 1])
    await expect(withdraw(true, version)).rejects.toMatchObject({ code: 'changed_meanwhile' });
  await expect(withdraw(true, 1, 'her-words')).rejects.toMatchObject({ code: 'changed_meanwhile' });
  for (const role of ['coordinator', 'quality_manager', 'observer'] as const)
    expect(
      await refusalOf(centre, centre.people[role], withdrawForm, {
        form: 'walking',
        withdrawn: true,
        version: 2,
      }),
    ).toEqual({ code: 'forbidden', wrote: 0 });
});
