import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { entry, entryPerson } from '../tables.ts';
import { correctForm } from './correct-form.ts';
import { defineForm } from './define-form.ts';
import { fillForm } from './fill-form.ts';

const rowsOf = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    entries: await tx.select().from(entry),
    named: await tx.select().from(entryPerson),
  }));

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { clinician } = centre.people;
  const given = (form: string, answers: object) =>
    ({ caseId, form, formVersion: 1, on: null, answers: answers as never }) as const;
  return {
    centre,
    caseId,
    clinician,
    given,
    fill: (form: string, answers: object) => centre.as(clinician, fillForm, given(form, answers)),
    refusal: (form: string, answers: object, part: object = {}) =>
      refusalOf(centre, clinician, fillForm, { ...given(form, answers), ...part }),
  };
};

test('a record of the course is an entry of the day its answers say, of which there may be many', async () => {
  const { centre, caseId, fill } = await house();
  await fill('stage', { on: '2026-11-02', basis: 'clinical', edition: 'figo-2014', stage: 'III' });
  await fill('stage', { on: '2026-11', basis: 'after_neoadjuvant', edition: 'figo-2014', stage: 'IIIC' });
  await fill('systemic', { regimen: 'Carboplatin', from: '2026-09-01', to: '2026-11-01', platinum: true });
  await fill('follow-up', { days: 400, status: 'alive' });
  const { entries } = await rowsOf(centre);
  expect(entries.map(({ form, filledOn }) => `${form} ${filledOn}`).toSorted()).toEqual([
    'follow-up null',
    'stage 2026-11',
    'stage 2026-11-02',
    'systemic 2026-09-01',
  ]);
  expect(entries.every((row) => row.caseId === caseId && row.formVersion === 2)).toBe(true);
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'care.fill-form' });
  const other = await createTestCentre();
  expect(await rowsOf(other)).toEqual({ entries: [], named: [] });
});

test('who is named in it stands beside it, follows a correction, and must be of the house', async () => {
  const { centre, clinician, fill, refusal } = await house();
  const { surgeon } = centre.people;
  const { id } = await fill('diagnosis', { on: '2026-11-02', by: surgeon.personId });
  const named = async () => (await rowsOf(centre)).named.map(({ rowId, personId }) => [rowId, personId]);
  expect(await named()).toEqual([[id, surgeon.personId]]);
  const stranger = (await createTestCentre()).people.clinician.personId;
  expect(await refusal('diagnosis', { by: stranger })).toEqual({ code: 'person_unknown', wrote: 0 });
  const correction = { entryId: id, version: 1, on: null, answers: { by: clinician.personId } };
  await centre.as(clinician, correctForm, correction, { reason: 'Another signed' });
  expect(await named()).toEqual([[id, clinician.personId]]);
  expect((await rowsOf(centre)).entries).toMatchObject([{ filledOn: null, version: 2 }]);
});

test('what contradicts itself is refused at its field, with everything that is wrong, and leaves nothing', async () => {
  const { centre, clinician, fill, given, refusal } = await house();
  await expect(fill('systemic', { from: '2027-01', lastPlatinumOn: '2028' })).rejects.toMatchObject({
    code: 'in_future',
    issues: [{ place: { field: 'answers.from' } }, { place: { field: 'answers.lastPlatinumOn' } }],
  });
  await expect(fill('stage', { stage: 'IX', edition: 'figo-2014' })).rejects.toMatchObject({
    code: 'stage_not_in_edition',
    place: { field: 'answers.stage' },
  });
  expect(await refusal('event', { kind: 'relapse' })).toEqual({ code: 'invalid_input', wrote: 0 });
  expect(await refusal('event', {})).toEqual({ code: 'nothing_entered', wrote: 0 });
  expect(await refusal('event', { kind: 'response' }, { on: '2026-11-02' })).toEqual({
    code: 'does_not_apply',
    wrote: 0,
  });
  expect(await refusal('event', { kind: 'response' }, { formVersion: 99 })).toMatchObject({
    code: 'not_found',
  });
  expect(await refusal('event', { kind: 'response' }, { caseId: randomUUID() })).toMatchObject({
    code: 'not_found',
  });
  for (const role of ['observer', 'administrator', 'quality_manager'] as const)
    expect(
      await refusalOf(centre, centre.people[role], fillForm, given('event', { kind: 'response' })),
    ).toEqual({ code: 'forbidden', wrote: 0 });
  expect(clinician.kind).toBe('user');
  expect((await rowsOf(centre)).entries).toEqual([]);
});

test('no questionnaire of a house takes the id of a form of the program', async () => {
  const { centre } = await house();
  for (const id of ['stage', 'follow-up', 'operation'])
    expect(
      await refusalOf(centre, centre.people.administrator, defineForm, {
        body: JSON.stringify({ ...ownForm, id }),
      }),
      id,
    ).toEqual({ code: 'form_of_program', wrote: 0 });
});
