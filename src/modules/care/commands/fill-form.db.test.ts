import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { entry } from '../tables.ts';
import { defineForm } from './define-form.ts';
import { fillForm } from './fill-form.ts';

const entriesOf = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(entry));

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const input = {
    caseId,
    form: 'her-words',
    formVersion: 1,
    on: '2026-11',
    answers: { pain: 3, painWhere: 'Back', support: ['family'], absent: { children: 'unknown' } },
  };
  return { centre, caseId, input, clinician: centre.people.clinician };
};

describe('filling in a questionnaire', () => {
  test('keeps the answers with the version they follow, and moves the case', async () => {
    const { centre, caseId, input, clinician } = await house();
    const { id } = await centre.as(clinician, fillForm, input);
    expect(await entriesOf(centre)).toMatchObject([
      {
        id,
        caseId,
        form: 'her-words',
        formVersion: 1,
        filledOn: '2026-11',
        answers: input.answers,
        version: 1,
      },
    ]);
    expect((await journalOf(centre))[0]).toMatchObject({ command: 'care.fill-form' });
  });

  test('an answer the definition does not take is refused at its field', async () => {
    const { centre, input, clinician } = await house();
    const fill = (answers: object) => centre.as(clinician, fillForm, { ...input, answers: answers as never });
    await expect(fill({ pain: 11, fear: 7, weather: 'fine' })).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [
        { place: { field: 'answers.pain' }, code: 'number_too_large', params: { limit: '10' } },
        { place: { field: 'answers.fear' }, code: 'invalid_type' },
        { place: { field: 'answers.weather' }, code: 'unrecognized_keys' },
      ],
    });
    await expect(fill({ pain: 0, painWhere: 'Back' })).rejects.toMatchObject({
      issues: [{ place: { field: 'answers.painWhere' }, code: 'does_not_apply' }],
    });
    await expect(fill({})).rejects.toMatchObject({ code: 'nothing_entered', place: { field: 'answers' } });
    expect(await entriesOf(centre)).toEqual([]);
  });

  test.each([
    ['a day to come', { on: '2026-12-24' }, 'in_future'],
    ['a day before she was born', { on: '1969' }, 'before_birth'],
    ['no day of the calendar', { on: '2026-02-30' }, 'invalid_input'],
    ['no form there is', { form: 'his-words' }, 'not_found'],
    ['no version there is', { formVersion: 2 }, 'not_found'],
    ['another’s case', { caseId: randomUUID() }, 'not_found'],
  ])('is refused: %s', async (_what, part, code) => {
    const { centre, input, clinician } = await house();
    expect(await refusalOf(centre, clinician, fillForm, { ...input, ...part })).toEqual({ code, wrote: 0 });
  });

  test('the form of another house is no form here, and who reads only fills in none', async () => {
    const { centre, input, clinician } = await house();
    const other = await createTestCentre();
    await other.as(other.people.administrator, defineForm, { body: JSON.stringify(ownForm) });
    const theirs = { ...input, form: 'walking', answers: { walks: 'alone' } };
    expect(await refusalOf(centre, clinician, fillForm, theirs)).toEqual({ code: 'not_found', wrote: 0 });
    for (const role of ['observer', 'quality_manager', 'administrator'] as const)
      expect(await refusalOf(centre, centre.people[role], fillForm, input)).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
  });
});
