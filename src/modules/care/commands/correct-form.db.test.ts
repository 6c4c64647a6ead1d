import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { version } from '../../../kernel/tables.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { entry } from '../tables.ts';
import { correctForm } from './correct-form.ts';
import { defineForm } from './define-form.ts';
import { fillForm } from './fill-form.ts';

const filledIn = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const define = (form: unknown) =>
    centre.as(centre.people.administrator, defineForm, { body: JSON.stringify(form) });
  await define(ownForm);
  const answers = { walks: 'alone', metres: 50 };
  const given = { caseId, form: 'walking', formVersion: 1, on: '2026-11-18', answers };
  const { id } = await centre.as(centre.people.coordinator, fillForm, given);
  const read = () =>
    withScope(centre.database, [centre.ownerId], async (tx) => ({
      entry: (await tx.select().from(entry))[0],
      earlier: (await tx.select().from(version)).filter(({ tableName }) => tableName === 'care.entry'),
    }));
  return { centre, define, id, read, input: { entryId: id, version: 1, on: '2026-11-17', answers } };
};

test('a correction keeps the earlier version and its reason, and follows the definition it was filled in by', async () => {
  const { centre, define, input, read } = await filledIn();
  await define({ ...ownForm, version: 2, items: ownForm.items.slice(0, 2) });
  const corrected = { ...input, answers: { walks: 'alone', metres: 500 } };
  await centre.as(centre.people.clinician, correctForm, corrected, { reason: 'A nought was missing' });
  const { entry: row, earlier } = await read();
  expect(row).toMatchObject({
    version: 2,
    formVersion: 1,
    filledOn: '2026-11-17',
    answers: corrected.answers,
  });
  expect(earlier).toMatchObject([{ version: 1, content: { answers: { walks: 'alone', metres: 50 } } }]);
  expect((await journalOf(centre))[0]).toMatchObject({ reason: 'A nought was missing' });
});

test('a stale version, nobody’s entry, no answer, a day to come and whoever only reads are refused', async () => {
  const { centre, input, read } = await filledIn();
  const refusal = (part: object, role: 'coordinator' | 'observer' = 'coordinator') =>
    refusalOf(centre, centre.people[role], correctForm, { ...input, ...part });
  expect(await refusal({ version: 7 })).toEqual({ code: 'changed_meanwhile', wrote: 0 });
  expect(await refusal({ entryId: randomUUID() })).toEqual({ code: 'not_found', wrote: 0 });
  expect(await refusal({ answers: { walks: null } })).toEqual({ code: 'nothing_entered', wrote: 0 });
  expect(await refusal({ on: '2027' })).toEqual({ code: 'in_future', wrote: 0 });
  expect(await refusal({}, 'observer')).toEqual({ code: 'forbidden', wrote: 0 });
  expect((await read()).entry).toMatchObject({ version: 1 });
});
