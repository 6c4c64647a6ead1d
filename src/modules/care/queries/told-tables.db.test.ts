import { beforeAll, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import type { ToldRow } from '../../../kernel/told-tables.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { enterCourse } from '../../../testing/entered-course.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { ownForm } from '../../../testing/own-form.ts';
import { recordOf } from '../../../testing/record.ts';
import { defineForm } from '../commands/define-form.ts';
import { fillForm } from '../commands/fill-form.ts';
import { careTells, toldSubjects, untoldOfCare } from './told-tables.ts';

const result = (key: string, more: object) =>
  ({ key, state: 'present', value: null, unit: null, takenOn: null, reason: null, ...more }) as never;

const made = async () => {
  const centre = await createTestCentre();
  const whom = {
    patient: { bornOn: '1970-05', diedOn: null },
    identity: { recordNumber: 'N-1', latinName: 'Kim', nativeName: '김서연', sortName: null },
  };
  const first = await referTestCase(centre, {
    whom,
    workUp: [
      result('ca125', { value: 812, unit: 'U/mL', takenOn: '2026-11-05' }),
      result('ecog', { state: 'waived', reason: 'Known elsewhere' }),
      result('gi_origin_ruled_out', { value: false, takenOn: '2026-11-06' }),
    ],
  });
  const second = await referTestCase(centre);
  const { id: staged } = await enterCourse(centre, first.caseId, 'stage', {
    on: '2026-11-05',
    basis: 'clinical',
    edition: 'figo-2014',
    stage: 'III',
  });
  await centre.as(centre.people.administrator, defineForm, { body: JSON.stringify(ownForm) });
  const { id: filled } = await centre.as(centre.people.coordinator, fillForm, {
    caseId: first.caseId,
    form: ownForm.id,
    formVersion: 1,
    on: '2026-11-07',
    answers: { walks: 'helped', who: 'Her son' },
  });
  const { patientId } = (await recordOf(centre, first.caseId)).case;
  return { centre, first, second, staged, filled, patientId };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const telling = async <T>(
  named: boolean,
  work: (given: Parameters<typeof careTells>[0]) => Promise<T>,
): Promise<T> =>
  withScope(house.centre.database, [house.centre.ownerId], (tx) =>
    work({ tx, ownerId: house.centre.ownerId, named }),
  );
const rowsOf = (name: string, named = true, ids = [house.first.caseId, house.second.caseId]) =>
  telling(named, async (given) => {
    const table = (await careTells(given)).find((one) => one.name === name);
    if (table === undefined) throw new Error(`no table ${name}`);
    return { table, rows: await table.rows(given, ids) };
  });
const values = (row: ToldRow | undefined) => Object.fromEntries(row?.values ?? []);

test('cases stand by their numbers with their woman, by her number only where names may be said', async () => {
  const { first, second, patientId } = house;
  const named = await telling(true, (given) => toldSubjects(given, ''));
  expect(named.map(({ keys }) => keys.label)).toEqual([first.label, second.label]);
  expect(named[0]).toEqual({
    id: first.caseId,
    patientId,
    keys: { case: first.caseId, woman: 'N-1', label: first.label, entry: 'referral' },
  });
  const unnamed = await telling(false, (given) => toldSubjects(given, ''));
  expect(unnamed[0]?.keys.woman).toBe(patientId);
  const rest = await telling(true, (given) => toldSubjects(given, first.label));
  expect(rest.map(({ id }) => id)).toEqual([second.caseId]);
  expect(await telling(true, (given) => toldSubjects(given, second.label))).toEqual([]);
});

test('a case is told with her life and her disease, and who she is only where names may be said', async () => {
  const { rows } = await rowsOf('cases');
  expect(rows.map(({ subjectId }) => subjectId)).toEqual([house.first.caseId, house.second.caseId]);
  expect(values(rows[0])).toMatchObject({
    'identity.latinName': 'Kim',
    'identity.nativeName': '김서연',
    'patient.bornOn': '1970-05',
    'case.entry': 'referral',
    'case.stage': 'IIIC',
    'case.treatedBefore': false,
  });
  expect(rows[0]?.values.has('patient.diedOn')).toBe(false);
  const unnamed = (await rowsOf('cases', false)).rows;
  expect([...(unnamed[0]?.values.keys() ?? [])].some((field) => field.startsWith('identity.'))).toBe(false);
  expect(values(unnamed[0])).toMatchObject({ 'patient.bornOn': '1970-05' });
});

test('results of a case stand in one row, what is there by its value alone, anything else with its state and reason', async () => {
  const { rows } = await rowsOf('work-up');
  expect(rows.map(({ subjectId }) => subjectId)).toEqual([house.first.caseId]);
  expect(values(rows[0])).toEqual({
    'workUp.ca125': 812,
    'workUp.ca125.unit': 'U/mL',
    'workUp.ca125.takenOn': '2026-11-05',
    'workUp.ecog.state': 'waived',
    'workUp.ecog.reason': 'Known elsewhere',
    'workUp.gi_origin_ruled_out': false,
    'workUp.gi_origin_ruled_out.takenOn': '2026-11-06',
  });
});

test('an entry of the course is named by its own key and told by the fields of its record', async () => {
  const { rows } = await rowsOf('stage');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ subjectId: house.first.caseId, keys: { record: house.staged } });
  expect(values(rows[0])).toMatchObject({ 'stage.on': '2026-11-05', 'stage.stage': 'III' });
  expect(rows[0]?.untold()).toEqual([]);
  expect((await rowsOf('stage', true, [house.second.caseId])).rows).toEqual([]);
});

test('a questionnaire of the house’s own is told with its day and its definition, one that nobody filled in not at all', async () => {
  const { table, rows } = await rowsOf('questionnaire-walking-1');
  expect(table.definition).toMatchObject({ id: 'walking', version: 1 });
  expect(rows.map(({ keys }) => keys)).toEqual([{ record: house.filled }]);
  expect(values(rows[0])).toMatchObject({
    'questionnaire.walking@1.filled_on': '2026-11-07',
    'questionnaire.walking@1.walks': 'helped',
    'questionnaire.walking@1.who': 'Her son',
  });
  const names = await telling(true, async (given) => (await careTells(given)).map(({ name }) => name));
  expect(names.filter((name) => name.startsWith('questionnaire-'))).toEqual(['questionnaire-walking-1']);
});

test('questions to the board, which no file feeds, are counted', async () => {
  expect(await telling(true, (given) => untoldOfCare.count(given))).toEqual([
    { name: 'questions to the board', count: 2 },
    { name: 'documents', count: 0 },
  ]);
});
