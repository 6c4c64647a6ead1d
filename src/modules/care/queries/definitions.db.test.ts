import { beforeAll, expect, test } from 'vitest';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { defineForm } from '../commands/define-form.ts';
import { fillForm } from '../commands/fill-form.ts';
import { withdrawForm } from '../commands/withdraw-form.ts';
import { shippedForms } from '../questionnaires.ts';
import { courseForms } from '../records/course.ts';
import { definedForms } from './defined-forms.ts';
import { bodyOf, entriesFedAt, standingVersions, versionFor, versionsOf } from './definitions.ts';

const other = { ...ownForm, id: 'sleeping', title: { en: 'How she sleeps', ko: '수면' } };
const newer = { ...ownForm, version: 2, title: { en: 'How she walks now', ko: '보행 2' } };

const made = async () => {
  const centre = await createTestCentre({ now: '2026-11-19T16:30:00Z' });
  const { administrator, coordinator } = centre.people;
  for (const form of [newer, ownForm, other].toSorted((a, b) => a.version - b.version))
    await centre.as(administrator, defineForm, { body: JSON.stringify(form) });
  const { caseId } = await referTestCase(centre);
  for (const formVersion of [1, 2, 2])
    await centre.as(coordinator, fillForm, {
      caseId,
      form: ownForm.id,
      formVersion,
      on: '2026-11-18',
      answers: { walks: 'alone' },
    });
  await centre.as(administrator, withdrawForm, { form: other.id, withdrawn: true, version: null });
  for (const [withdrawn, version] of [
    [true, null],
    [false, 1],
  ] as const)
    await centre.as(administrator, withdrawForm, { form: ownForm.id, withdrawn, version });
  const elsewhere = await createTestCentre();
  return { centre, elsewhere };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const read = <T>(work: (tx: Tx, ownerId: string) => Promise<T>, { ownerId } = house.centre): Promise<T> =>
  withScope(house.centre.database, [ownerId], (tx) => work(tx, ownerId));

test('versions of a form of the house stand newest first, each with its own words; another house has none', async () => {
  const versions = await read((tx, id) => versionsOf(tx, id, ownForm.id));
  expect(versions.map(({ form, words }) => [form.version, words?.title.en])).toEqual([
    [2, 'How she walks now'],
    [1, 'How she walks'],
  ]);
  expect(
    (await read((tx, id) => standingVersions(tx, id, ownForm.id))).map(({ formVersion }) => formVersion),
  ).toEqual([2, 1]);
  expect(await read((tx, id) => bodyOf(tx, id, ownForm.id, 1))).toMatchObject({ title: ownForm.title });
  expect(await read((tx, id) => bodyOf(tx, id, ownForm.id, 3))).toBeUndefined();
  const { elsewhere } = house;
  expect(await read((tx, id) => versionsOf(tx, id, ownForm.id), elsewhere)).toEqual([]);
  expect(await read((tx, id) => bodyOf(tx, id, ownForm.id, 1), elsewhere)).toBeUndefined();
});

test('what was stored is read by its own version; a record of the course by today’s whichever it was', async () => {
  const own = await read((tx, id) => versionsOf(tx, id, ownForm.id));
  expect(versionFor(own, 1)?.form.version).toBe(1);
  expect(versionFor(own, 2)?.form.version).toBe(2);
  expect(versionFor(own, 3)).toBeUndefined();
  const course = await read((tx, id) => versionsOf(tx, id, courseForms.stage.id));
  const today = courseForms.stage.version;
  expect(course).toEqual([{ form: courseForms.stage, words: null }]);
  for (const version of [1, today]) expect(versionFor(course, version)?.form).toBe(courseForms.stage);
  for (const version of [0, today + 1]) expect(versionFor(course, version)).toBeUndefined();
});

test('a shipped questionnaire is the same at every house', async () => {
  const [{ form } = { form: ownForm }] = shippedForms;
  const versions = await read((tx, id) => versionsOf(tx, id, form.id), house.elsewhere);
  expect(versions.map(({ form: { version } }) => version)).toEqual(
    shippedForms
      .flatMap((each) => (each.form.id === form.id ? [each.form.version] : []))
      .toSorted((a, b) => b - a),
  );
});

test('all questionnaires stand by their ids with how often each version was filled in, and who added those of the house when', async () => {
  const { centre } = house;
  const forms = await read((tx, id) => definedForms(tx, id, { zone: centre.zone, locale: 'en' }));
  const ids = forms.map(({ form }) => form);
  expect(ids).toEqual(ids.toSorted());
  expect(ids).not.toContain('stage');
  const own = forms.find(({ form }) => form === ownForm.id);
  expect(own).toMatchObject({ isOwn: true, withdrawn: false, withdrawal: 2 });
  expect(
    own?.versions.map(({ version, title, items, filled }) => [version, title.en, items, filled]),
  ).toEqual([
    [2, 'How she walks now', 3, 2],
    [1, 'How she walks', 3, 1],
  ]);
  // Half past one in the morning at the house.
  expect(own?.versions[0]?.added).toEqual({ by: 'Test administrator', day: '2026-11-20', time: '01:30' });
  expect(forms.find(({ form }) => form === other.id)).toMatchObject({
    isOwn: true,
    withdrawn: true,
    withdrawal: 1,
  });
  const shipped = forms.filter(({ isOwn }) => !isOwn);
  expect(new Set(shipped.map(({ form }) => form))).toEqual(new Set(shippedForms.map(({ form }) => form.id)));
  expect(
    shipped.every(({ versions }) => versions.every(({ added, filled }) => added === null && filled === 0)),
  ).toBe(true);
});

test('a house is told of none of the questionnaires of another, nor how often they were filled in', async () => {
  const { elsewhere } = house;
  const forms = await read((tx, id) => definedForms(tx, id, { zone: 'UTC', locale: 'ko' }), elsewhere);
  expect(forms.some(({ isOwn }) => isOwn)).toBe(false);
});

test('a file may feed each version of a questionnaire of the house; of one given up it is told, and another house has neither', async () => {
  const own = (fed: Awaited<ReturnType<typeof entriesFedAt>>) =>
    [...fed.byPart.values()].flatMap((entry) =>
      [ownForm.id, other.id].includes(entry.form.id) ? [[entry.id, fed.isWithdrawn(entry)] as const] : [],
    );
  const here = own(await read((tx, id) => entriesFedAt(tx, id)));
  expect(here.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
    ['sleeping@1', true],
    ['walking@1', false],
    ['walking@2', false],
  ]);
  expect(own(await read((tx, id) => entriesFedAt(tx, id), house.elsewhere))).toEqual([]);
});
