import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { definition } from '../../../kernel/tables.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { ownForm } from '../../../testing/own-form.ts';
import herWords from '../data/questionnaires/her-words.json' with { type: 'json' };
import { versionsOf } from '../queries/definitions.ts';
import { defineForm } from './define-form.ts';

const bodyOf = (form: unknown) => ({ body: JSON.stringify(form) });
const define = (centre: TestCentre, form: unknown) =>
  centre.as(centre.people.administrator, defineForm, bodyOf(form));
const versions = (centre: TestCentre, form: string) =>
  withScope(centre.database, [centre.ownerId], async (tx) =>
    (await versionsOf(tx, centre.ownerId, form)).map((each) => [each.form.version, each.words?.title.en]),
  );

test('a house adds a form and a later version of it, and another house has neither', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { id } = await define(centre, ownForm);
  await define(centre, { ...ownForm, version: 3, title: { en: 'Her steps', ko: '걸음' } });
  expect(await versions(centre, 'walking')).toEqual([
    [3, 'Her steps'],
    [1, 'How she walks'],
  ]);
  expect(await versions(other, 'walking')).toEqual([]);
  expect((await journalOf(centre)).map(({ command }) => command)).toContain('care.define-form');
  const reordered = Object.fromEntries(Object.entries(ownForm).toReversed());
  expect(await define(centre, reordered)).toEqual({ id });
  expect(await versions(centre, 'walking')).toHaveLength(2);
  await define(other, { ...ownForm, title: { en: 'Walking', ko: '보행' } });
  expect(await versions(other, 'walking')).toEqual([[1, 'Walking']]);
});

test('a version that stands is never another one, and no earlier one comes after it', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  await define(centre, { ...ownForm, version: 2 });
  const refusal = (form: unknown) => refusalOf(centre, administrator, defineForm, bodyOf(form));
  expect(await refusal({ ...ownForm, version: 2, title: { en: 'Other', ko: '기타' } })).toEqual({
    code: 'form_version_differs',
    wrote: 0,
  });
  expect(await refusal(ownForm)).toEqual({ code: 'form_version_older', wrote: 0 });
  expect(await refusal({ ...herWords, version: 2 })).toEqual({ code: 'form_of_program', wrote: 0 });
  expect(await refusalOf(centre, administrator, defineForm, { body: '{' })).toEqual({
    code: 'form_not_json',
    wrote: 0,
  });
});

test('everything that is wrong in it is said at once, each at its place', async () => {
  const centre = await createTestCentre();
  const [walks, who] = ownForm.items;
  const wrong = {
    ...ownForm,
    items: [{ ...walks, section: 'nowhere' }, { ...who, when: { item: 'metre', above: 1 } }, who],
  };
  await expect(define(centre, wrong)).rejects.toMatchObject({
    code: 'form_invalid',
    params: { count: 3 },
    issues: [
      { code: 'name_twice', place: { field: 'body.items.who' } },
      { code: 'section_unknown', place: { field: 'body.items.walks.section' } },
      { code: 'field_unknown', place: { field: 'body.items.who.when' } },
    ],
  });
  const stored = withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(definition));
  expect(await stored).toEqual([]);
});

test.each(['coordinator', 'surgeon', 'observer', 'quality_manager'] as const)(
  'a %s defines none',
  async (role) => {
    const centre = await createTestCentre();
    expect(await refusalOf(centre, centre.people[role], defineForm, bodyOf(ownForm))).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
  },
);
