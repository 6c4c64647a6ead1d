import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { importableRow } from '../../../testing/importable-row.ts';
import { importTestRows } from '../../../testing/imported.ts';
import { bringTyped } from '../../../testing/typed-table.ts';
import {
  careCaseRows as careCase,
  correctIdentity,
  identityRows as identity,
  patientRows as patient,
} from '../../care/index.ts';

const standing = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], async (tx) => {
    const cases = await tx
      .select()
      .from(careCase)
      .where(eq(careCase.ownerId, ownerId))
      .orderBy(careCase.label);
    const women = await tx.select().from(identity).where(eq(identity.ownerId, ownerId));
    const lives = await tx.select().from(patient).where(eq(patient.ownerId, ownerId));
    return { cases, women, lives };
  });

/** What people say after a file has brought her: her number, name and birth were wrong in it. */
const right = { recordNumber: 'R-9', latinName: 'Rightly Named', nativeName: null, sortName: null };
const correct = async (centre: TestCentre) => {
  const { cases, women } = await standing(centre);
  const whom = { identity: right, patient: { bornOn: '1961' }, another: [] };
  const [first] = cases;
  await centre.as(centre.people.coordinator, correctIdentity, {
    caseId: first?.id ?? '',
    version: women[0]?.version ?? 0,
    whom,
  });
};
const asCorrected = (women: number) => ({
  women: Array.from({ length: women }, () => expect.objectContaining({ ...right, sourceId: null })),
  lives: Array.from({ length: women }, () => expect.objectContaining({ bornOn: '1961' })),
});

const fields = {
  'case.site': { constant: 'ovary' },
  'case.stage': { column: 'stage', words: ['IIIC', 'IVA'] },
  'case.stageEdition': { constant: 'figo-2014' },
  'identity.latinName': { column: 'name', text: true },
  'patient.bornOn': { column: 'born', date: ['YYYY'] },
  'patient.diedOn': { column: 'died', date: ['YYYY'] },
};
// The key of a case is her record number where a table has no other.
const header = 'id,name,born,died,stage';
const told = { fields };

test('a later file takes what else it says and leaves who she is as people corrected it', async () => {
  const centre = await createTestCentre();
  const bring = (row: string) => bringTyped(centre, [header, row], told);
  expect(await bring('R-1,Wrong Name,1960,,IIIC')).toMatchObject({ created: 1, faults: [] });
  await correct(centre);
  expect(await bring('R-1,Wrong Name,1960,,IIIC')).toMatchObject({ unchanged: 1, faults: [] });
  const again = await bring('R-1,Wrong Name,1960,2025,IVA');
  expect(again).toMatchObject({
    changed: 1,
    faults: [],
    differences: [
      { row: 1, column: 'identity.recordNumber' },
      { row: 1, column: 'identity.latinName' },
      { row: 1, column: 'patient.bornOn' },
    ],
    changes: [
      { row: 1, field: 'patient.diedOn' },
      { row: 1, field: 'case.stage' },
    ],
  });
  const { cases, women, lives } = await standing(centre);
  expect(cases).toMatchObject([{ stage: 'IVA' }]);
  expect({ women, lives }).toEqual(asCorrected(1));
  expect(lives).toMatchObject([{ diedOn: '2025' }]);
  // Her death came from the file; who she is still is what people said.
  expect(await bring('R-1,Wrong Name,1960,2024,IVA')).toMatchObject({ changed: 1 });
  expect(await standing(centre)).toMatchObject({
    ...asCorrected(1),
    lives: [{ bornOn: '1961', diedOn: '2024' }],
  });
});

test('a row that says nothing new but her old name changes nothing, and is told', async () => {
  const centre = await createTestCentre();
  const bring = (row: string) => bringTyped(centre, [header, row], told);
  await bring('R-1,Wrong Name,1960,,IIIC');
  await correct(centre);
  const spelt = await bring('R-1,Wrong  Name Again,1960,,IIIC');
  expect(spelt).toMatchObject({ changed: 0, faults: [] });
  expect(spelt.differences.map(({ column }) => column)).toContain('identity.latinName');
  expect(await standing(centre)).toEqual(expect.objectContaining(asCorrected(1)));
});

test('a file that tells all of its cases leaves her as she was corrected too', async () => {
  const centre = await createTestCentre();
  await importTestRows(centre, [importableRow]);
  await correct(centre);
  const { record } = importableRow;
  const graded = { ...importableRow, record: { ...record, case: { ...record.case, grade: 'G3' } } };
  expect(await importTestRows(centre, [graded])).toMatchObject({ changed: 1, faults: [] });
  const { cases, ...her } = await standing(centre);
  expect(cases).toMatchObject([{ grade: 'G3' }]);
  expect(her).toEqual(asCorrected(1));
});

test('a later case of the same woman of the file becomes hers, under the number people gave her', async () => {
  const centre = await createTestCentre();
  const row = (key: string, site: 'ovary' | 'cervix') => ({
    ...importableRow,
    record: {
      ...importableRow.record,
      key,
      woman: 'W1',
      case: { ...importableRow.record.case, site, stage: null, stageEdition: null, histology: null },
    },
  });
  await importTestRows(centre, [row('A', 'ovary')]);
  await correct(centre);
  const second = await importTestRows(centre, [{ ...row('B', 'cervix'), row: 3 }]);
  expect(second).toMatchObject({ created: 1, faults: [] });
  const { cases, ...her } = await standing(centre);
  expect(cases).toHaveLength(2);
  expect(new Set(cases.map(({ patientId }) => patientId)).size).toBe(1);
  expect(her).toEqual(asCorrected(1));
});

test('a table that knows her new number is asked whose row it is, and makes nobody twice', async () => {
  const centre = await createTestCentre();
  const bring = (...rows: string[]) => bringTyped(centre, [header, ...rows], told);
  await bring('R-1,Wrong Name,1960,,IIIC');
  await correct(centre);
  const before = await standing(centre);
  expect(await bring('R-9,Rightly Named,1961,,IIIC')).toMatchObject({
    created: 0,
    faults: [{ row: 1, column: 'identity.recordNumber', code: 'number_of_case' }],
  });
  expect(await standing(centre)).toEqual(before);
});
