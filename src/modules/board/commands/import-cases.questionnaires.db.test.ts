import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { bringTyped } from '../../../testing/typed-table.ts';
import { correctForm, defineForm, entriesFedAt, entryRows as entry, withdrawForm } from '../../care/index.ts';
import { feedables } from '../import/targets.ts';
import { fieldValues } from '../queries/field-values.ts';

const walking = 'questionnaire.walking@1';
const fields = {
  'case.site': { constant: 'ovary' },
  'patient.bornOn': { column: 'born', date: ['YYYY'] },
  [`${walking}.filled_on`]: { column: 'on', date: ['YYYY-MM-DD'] },
  [`${walking}.walks`]: { column: 'walks', words: ['helped', 'alone'] },
  [`${walking}.who`]: { column: 'who', text: true },
  [`${walking}.metres`]: { column: 'metres', number: { min: 0, max: 9999, unit: 'm' } },
  [`${walking}.metres.absent`]: { column: 'why', words: ['not_done'] },
};
const header = 'id,born,on,walks,who,metres,why';

const define = (centre: TestCentre, form: object = ownForm) =>
  centre.as(centre.people.administrator, defineForm, { body: JSON.stringify(form) });
const house = async () => {
  const centre = await createTestCentre();
  await define(centre);
  return centre;
};
const withdraw = (centre: TestCentre) =>
  centre.as(centre.people.administrator, withdrawForm, { form: 'walking', withdrawn: true, version: null });
const bring = (centre: TestCentre, rows: readonly string[], mapping: object = {}) =>
  bringTyped(centre, [header, ...rows], { fields, ...mapping });
const filledAt = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) =>
    tx
      .select()
      .from(entry)
      .where(and(eq(entry.ownerId, ownerId), eq(entry.form, 'walking')))
      .orderBy(asc(entry.filledOn)),
  );
const saidAt = async (centre: TestCentre) =>
  (await filledAt(centre)).map(({ formVersion, filledOn, answers }) => ({ formVersion, filledOn, answers }));

test('a questionnaire of the house comes in with its day and version, changes by the fields told, and is met by its day', async () => {
  const centre = await house();
  const rows = ['A,1960,2024-05-06,helped,Her son,,not_done', 'A,1960,2025-01-02,alone,,40,'];
  expect(await bring(centre, rows)).toMatchObject({ created: 1, faults: [] });
  const first = {
    formVersion: 1,
    filledOn: '2024-05-06',
    answers: { walks: 'helped', who: 'Her son', absent: { metres: 'not_done' } },
  };
  const second = { formVersion: 1, filledOn: '2025-01-02', answers: { walks: 'alone', metres: 40 } };
  expect(await saidAt(centre)).toEqual([first, second]);
  expect(await bring(centre, rows)).toMatchObject({ unchanged: 1 });
  const more = ['A,1960,2025-01-02,,,55,', 'A,1960,2024-05-06,,,12,'];
  expect((await bring(centre, more)).changes.map(({ field }) => field).toSorted()).toEqual([
    `${walking}.absent`,
    `${walking}.metres`,
    `${walking}.metres`,
  ]);
  expect(await saidAt(centre)).toEqual([
    { ...first, answers: { walks: 'helped', who: 'Her son', metres: 12 } },
    { ...second, answers: { walks: 'alone', metres: 55 } },
  ]);
  const values = await withScope(centre.database, [centre.ownerId], (tx) =>
    fieldValues(tx, centre.ownerId, `${walking}.metres`),
  );
  expect([...(values?.values() ?? [])]).toEqual([12]);
});

test('what the page refuses is refused at its field: a day to come or before her birth, what was ruled out, too much', async () => {
  const centre = await house();
  const brought = await bring(centre, [
    'A,1960,2099-05-06,alone,,40,',
    'B,1960,1950-05-06,alone,,40,',
    'C,1960,2024-05-06,alone,Her son,40,',
    'D,1960,2024-05-06,helped,,40,not_done',
    'E,1960,2024-05-06,,,,',
  ]);
  expect(brought).toMatchObject({
    created: 1,
    faults: [
      { row: 1, column: `${walking}.filled_on`, code: 'in_future' },
      { row: 2, column: `${walking}.filled_on`, code: 'before_birth' },
      { row: 3, column: `${walking}.who`, code: 'does_not_apply' },
      { row: 4, column: `${walking}.metres`, code: 'answer_contradicted' },
    ],
  });
  expect(await saidAt(centre)).toEqual([]);
  await expect(
    bring(centre, [], { fields: { [`${walking}.walks`]: { column: 'x', words: ['flies'] } } }),
  ).rejects.toMatchObject({ issues: [{ code: 'value_not_of_field' }] });
});

test('nothing is left empty by a file: a form that would say nothing is refused', async () => {
  const centre = await house();
  await bring(centre, ['A,1960,2024-05-06,alone,,,']);
  expect(await bring(centre, ['A,1960,2024-05-06,,,,'], { empty: 'unknown', entryKey: 'id' })).toMatchObject({
    faults: [{ row: 1, column: 'key', code: 'part_removed' }],
  });
});

test('what people corrected is not overwritten, and no other version of a form is laid over the one that stands', async () => {
  const centre = await house();
  const keyed = { entryKey: 'id' };
  await bring(centre, ['A,1960,2024-05-06,alone,,40,'], keyed);
  await define(centre, { ...ownForm, version: 2 });
  const later = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name.replace('walking@1', 'walking@2'), field]),
  );
  expect(await bring(centre, ['A,1960,2024-05-06,alone,,50,'], { ...keyed, fields: later })).toMatchObject({
    faults: [{ row: 1, code: 'part_of_other_version' }],
  });
  const [stands] = await filledAt(centre);
  await centre.as(
    centre.people.surgeon,
    correctForm,
    {
      entryId: stands?.id ?? '',
      version: stands?.version ?? 0,
      on: '2024-05-06',
      answers: { walks: 'alone', metres: 45 },
      despite: [],
    },
    { reason: 'Read again' },
  );
  expect(await bring(centre, ['A,1960,2024-05-06,alone,,60,'], keyed)).toMatchObject({
    faults: [{ row: 1, code: 'changed_by_hand_since' }],
  });
});

test('a key that names two entries of one form is refused at its row, and the other rows come in', async () => {
  const centre = await house();
  await define(centre, { ...ownForm, version: 2 });
  const both = {
    ...fields,
    'questionnaire.walking@2.filled_on': { column: 'on', date: ['YYYY-MM-DD'] },
    'questionnaire.walking@2.walks': { column: 'again', words: ['helped', 'alone'] },
  };
  const lines = [`${header},again`, 'A,1960,2024-05-06,alone,,,,helped', 'B,1961,2024-05-06,alone,,,,'];
  const brought = await bringTyped(centre, lines, { fields: both, entryKey: 'on' });
  expect(brought).toMatchObject({
    created: 1,
    faults: [{ row: 1, column: 'questionnaire.walking@2.filled_on', code: 'entry_key_repeated' }],
  });
  expect(await saidAt(centre)).toEqual([
    { formVersion: 1, filledOn: '2024-05-06', answers: { walks: 'alone' } },
  ]);
});

test('no field is known of a house that has none such, or of a version it has not', async () => {
  const codes = async (centre: TestCentre, part: string) => {
    const one = { [`${part}.walks`]: { column: 'walks', words: ['alone'] } };
    const answer = await bring(centre, ['A,1960,2024-05-06,alone,,40,'], { fields: one }).catch(
      ({ issues }: { issues: { code: string }[] }) => issues.map(({ code }) => code),
    );
    return Array.isArray(answer) ? answer : [];
  };
  const centre = await house();
  expect(await codes(await createTestCentre(), walking)).toEqual(['field_unknown']);
  expect(await codes(centre, 'questionnaire.walking@2')).toEqual(['field_unknown']);
  expect(await codes(centre, walking)).toEqual([]);
  await withdraw(centre);
  expect(await codes(centre, 'questionnaire.walking@2')).toEqual(['field_unknown']);
});

test('of a questionnaire that the house has given up a file corrects what stands, and rows that would fill it in anew are refused at it', async () => {
  const centre = await house();
  const unsaid = 'B,1961,,,,,';
  await bring(centre, ['A,1960,2024-05-06,alone,,40,', unsaid]);
  await withdraw(centre);
  const anew = { column: `${walking}.filled_on`, code: 'form_withdrawn' };
  expect(
    await bring(centre, [
      'A,1960,2024-05-06,alone,,45,',
      'B,1961,2024-05-06,alone,,40,',
      'C,1962,2024-05-06,alone,,40,',
      'D,1963,,,,,',
    ]),
  ).toMatchObject({
    created: 1,
    changed: 1,
    faults: [
      { row: 2, ...anew },
      { row: 3, ...anew },
    ],
    changes: [{ row: 1, field: `${walking}.metres` }],
  });
  const another = ['A,1960,2024-05-06,alone,,45,', 'A,1960,2025-05-06,alone,,50,'];
  expect(await bring(centre, another)).toMatchObject({ changed: 0, faults: [{ row: 1, ...anew }] });
  const stands = { formVersion: 1, filledOn: '2024-05-06', answers: { walks: 'alone', metres: 45 } };
  expect(await saidAt(centre)).toEqual([stands]);
});

test('a table about cases that are here corrects what stands of a questionnaire given up, and fills none in', async () => {
  const centre = await house();
  const { 'case.site': _site, 'patient.bornOn': _born, ...answers } = fields;
  await bring(centre, ['A,1960,,,,,', 'B,1961,,,,,'], { name: 'women' });
  const later = { name: 'walks', about: { mapping: 'women' }, fields: answers, entryKey: 'born' };
  expect(await bring(centre, ['A,1,2024-05-06,alone,,40,'], later)).toMatchObject({ faults: [] });
  await withdraw(centre);
  expect(
    await bring(centre, ['A,1,2024-05-06,alone,,45,', 'B,1,2024-05-06,alone,,40,'], later),
  ).toMatchObject({
    changed: 1,
    faults: [{ row: 2, column: `${walking}.filled_on`, code: 'form_withdrawn' }],
  });
  expect((await saidAt(centre)).map(({ answers: { metres } }) => metres)).toEqual([45]);
});

test('fields of a questionnaire given up are offered to no new mapping', async () => {
  const centre = await house();
  const offered = async () => {
    const entries = await withScope(centre.database, [centre.ownerId], (tx) =>
      entriesFedAt(tx, centre.ownerId),
    );
    return feedables(entries).filter(({ field }) => field.startsWith(walking)).length;
  };
  expect(await offered()).toBeGreaterThan(0);
  await withdraw(centre);
  expect(await offered()).toBe(0);
});
