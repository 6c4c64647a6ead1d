import { beforeAll, expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { enterCourse } from '../../../testing/entered-course.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { correctForm } from '../commands/correct-form.ts';
import { defineForm } from '../commands/define-form.ts';
import { fillForm } from '../commands/fill-form.ts';
import { withdrawForm } from '../commands/withdraw-form.ts';
import { ownTitles, withdrawnForms } from './definitions.ts';
import { courseOf, entriesOfCase, entryShown, questionnairesShown, toldFrom } from './entries.ts';

const second = {
  ...ownForm,
  version: 2,
  title: { en: 'How she walks now', ko: '보행' },
  sites: ['cervix'],
};

const made = async () => {
  const centre = await createTestCentre();
  const { administrator, coordinator } = centre.people;
  const { caseId } = await referTestCase(centre);
  const { caseId: other } = await referTestCase(centre);
  await centre.as(administrator, defineForm, { body: JSON.stringify(ownForm) });
  const fill = async (on: string, formVersion: number) =>
    (
      await centre.as(coordinator, fillForm, {
        caseId,
        form: ownForm.id,
        formVersion,
        on,
        answers: { walks: 'helped', who: 'Her son' },
      })
    ).id;
  const first = await fill('2026-11-03', 1);
  await centre.as(administrator, defineForm, { body: JSON.stringify(second) });
  const later = await fill('2026-11-17', 2);
  const stage = { basis: 'clinical', edition: 'figo-2014', stage: 'III' };
  const staged = (await enterCourse(centre, caseId, 'stage', { on: '2026-11-05', ...stage })).id;
  const undated = (await enterCourse(centre, caseId, 'diagnosis', { basis: 'biopsy' })).id;
  const followed = (await enterCourse(centre, caseId, 'followUp', { on: '2026-11-18', status: 'alive' })).id;
  const gone = (await enterCourse(centre, caseId, 'stage', { on: '2026-11-06', ...stage })).id;
  await centre.as(centre.people.clinician, strike, { table: 'care.entry', id: gone, version: 1 });
  return { centre, caseId, other, first, later, staged, undated, followed, gone };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const read = <T>(work: (tx: Tx, ownerId: string) => Promise<T>): Promise<T> =>
  withScope(house.centre.database, [house.centre.ownerId], (tx) => work(tx, house.centre.ownerId));
const entries = () => read((tx, ownerId) => entriesOfCase(tx, ownerId, house.caseId));

test('the course stands newest first, what has no date last, without questionnaires and what was taken back', async () => {
  const course = courseOf(await entries());
  const { followed, staged, undated } = house;
  expect(course.map(({ id, on }) => [id, on])).toEqual([
    [followed, '2026-11-18'],
    [staged, '2026-11-05'],
    [undated, null],
  ]);
  expect(course[1]?.answers).toMatchObject({ stage: 'III', basis: 'clinical' });
  expect(course.every(({ imported, confirmedFrom }) => !imported && confirmedFrom === null)).toBe(true);
  expect(
    toldFrom(await entries())
      .map(({ form }) => form)
      .toSorted(),
  ).toEqual(['diagnosis', 'follow-up', 'stage']);
});

const listed = async (site: string | null) => {
  const [filled, own, withdrawn] = [
    await entries(),
    await read((tx, ownerId) => ownTitles(tx, ownerId)),
    await read((tx, ownerId) => withdrawnForms(tx, ownerId)),
  ];
  return questionnairesShown(filled, own, withdrawn, site);
};
const isOffered = async (site: string | null) =>
  (await listed(site)).offered.find(({ form }) => form === ownForm.id)?.title.en ?? null;

test('filled questionnaires stand newest first under the title they had, no record of the course among them', async () => {
  const { later, first } = house;
  expect((await listed('ovary')).entries.map(({ id, filledOn, title }) => [id, filledOn, title.en])).toEqual([
    [later, '2026-11-17', 'How she walks now'],
    [first, '2026-11-03', 'How she walks'],
  ]);
});

test('the newest version is offered, at its sites alone, until the house gives the form up', async () => {
  expect(await isOffered('cervix')).toBe('How she walks now');
  expect(await isOffered('ovary')).toBeNull();
  const withdrawal = { form: ownForm.id, withdrawn: true, version: null };
  await house.centre.as(house.centre.people.administrator, withdrawForm, withdrawal);
  expect(await isOffered('cervix')).toBeNull();
  expect((await listed('cervix')).entries).toHaveLength(2);
});

const shown = (entryId: string, caseId = house.caseId) =>
  read((tx, ownerId) => entryShown(tx, ownerId, { caseId, entryId }));

test('an entry is shown by the version it was filled in by, with who entered and who corrected it', async () => {
  const { centre, first } = house;
  expect(await shown(first)).toMatchObject({
    version: 1,
    filledOn: '2026-11-03',
    definition: { form: { version: 1 }, words: { title: { en: 'How she walks' } } },
    answers: { walks: 'helped', who: 'Her son', metres: null },
    writing: { entered: { kind: 'user', name: { latin: 'Test coordinator' } }, corrected: null, file: null },
  });
  const answers = { walks: 'alone', metres: 40 };
  await centre.as(centre.people.clinician, correctForm, {
    entryId: first,
    version: 1,
    on: '2026-11-03',
    answers,
  });
  expect(await shown(first)).toMatchObject({
    version: 2,
    answers: { walks: 'alone', metres: 40, who: null },
    writing: {
      entered: { name: { latin: 'Test coordinator' } },
      corrected: { name: { latin: 'Test clinician' } },
    },
  });
});

test('an entry is shown on its own case alone, and not once it is taken back', async () => {
  const { staged, other, gone } = house;
  expect((await shown(staged))?.filledOn).toBe('2026-11-05');
  expect(await shown(staged, other)).toBeNull();
  expect(await shown(gone)).toBeNull();
});
