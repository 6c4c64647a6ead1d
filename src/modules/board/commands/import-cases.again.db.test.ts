import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { bringTyped } from '../../../testing/typed-table.ts';
import {
  careCaseRows as careCase,
  correctCase,
  entryRows as entry,
  workUpRows as workUp,
} from '../../care/index.ts';
import { operationTable as operation, operationTables } from '../../surgery/index.ts';

const number = { min: 0, max: 999, unit: null };
const fields = {
  'case.site': { constant: 'ovary' },
  'case.stageEdition': { constant: 'figo-2014' },
  'case.stage': { column: 'stage', words: ['IIIC', 'IVA'] },
  'case.histology': { column: 'histology', words: ['serous', 'endometrioid'], optional: true },
  'workUp.ecog': { column: 'ecog', number },
  'operation.residual': { column: 'residual', number: { ...number, unit: 'mm' } },
  'followUp.days': { column: 'days', number: { ...number, integer: true } },
};
const told = { fields, operation: 'every-row' };
const header = 'id,stage,histology,ecog,residual,days';
const first = [header, 'A,IIIC,serous,1,30,431'];

const recordOf = async (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => {
    const [[one], results, operations, entries] = await Promise.all([
      tx.select().from(careCase).where(eq(careCase.ownerId, centre.ownerId)),
      tx.select().from(workUp).where(eq(workUp.ownerId, centre.ownerId)),
      tx.select().from(operation).where(eq(operation.ownerId, centre.ownerId)),
      tx.select().from(entry).where(eq(entry.ownerId, centre.ownerId)),
    ]);
    return {
      disease: [one?.stage, one?.histology],
      ecog: results.map(({ value }) => value),
      residual: operations.map(({ answers }) => answers['residual'] ?? null),
      days: entries.map(({ answers }) => answers['days'] ?? null),
    };
  });
const all = { disease: ['IIIC', 'serous'], ecog: [1], residual: [{ min: 30, max: 30 }], days: [431] };

test('lists, lines and measured values come in, change whole, and are refused at the line that lacks what it needs', async () => {
  const centre = await createTestCentre();
  const mapped = {
    operation: 'every-row',
    fields: {
      'case.site': fields['case.site'],
      'operation.procedures': { column: 'done', words: ['omentectomy', 'splenectomy'], split: '+' },
      'operation.nodes.1.station': { column: 'station', words: ['obturator', 'presacral'] },
      'operation.nodes.1.removed': { column: 'nodes', number },
      'markers.on': { column: 'on', date: ['YYYY-MM-DD'] },
      'markers.ca125': { column: 'ca125', number: { min: 0, max: 9999, unit: 'U/mL' } },
    },
  };
  const top = 'id,done,station,nodes,on,ca125';
  const told = () =>
    withScope(centre.database, [centre.ownerId], async (tx) => {
      const [[operated], [marked]] = await Promise.all([
        tx.select().from(operation).where(eq(operation.ownerId, centre.ownerId)),
        tx.select().from(entry).where(eq(entry.ownerId, centre.ownerId)),
      ]);
      return { ...operated?.answers, ...marked?.answers };
    });
  const bring = (row: string) => bringTyped(centre, [top, row], mapped);
  expect(await bring('A,omentectomy,obturator,4,2024-01-02,>500')).toMatchObject({ created: 1, faults: [] });
  const before = await told();
  expect(before).toMatchObject({
    procedures: ['omentectomy'],
    nodes: [{ station: 'obturator', removed: 4 }],
    ca125: { value: 500, comparator: '>', unit: 'U/mL' },
  });
  expect(await bring('A,omentectomy,obturator,4,2024-01-02,>500')).toMatchObject({ unchanged: 1 });
  expect(await bring('A,splenectomy+omentectomy,,,2024-01-02,700')).toMatchObject({
    changed: 1,
    changes: [
      { row: 1, field: 'operation.procedures' },
      { row: 1, field: 'markers.ca125' },
    ],
  });
  expect(await told()).toMatchObject({
    procedures: ['splenectomy', 'omentectomy'],
    nodes: before['nodes'],
    ca125: { value: 700, unit: 'U/mL' },
  });
  expect(await bring('A,,,5,,')).toMatchObject({
    faults: [{ row: 1, column: 'operation.nodes.1.station', code: 'required' }],
  });
});

test('pathology and complications come with their operation, and change by the fields that are told', async () => {
  const centre = await createTestCentre();
  const mapped = {
    operation: 'every-row',
    fields: {
      'case.site': fields['case.site'],
      'operation.doneOn': { constant: '2024-01-05' },
      'pathology.cytology': { column: 'cytology', words: ['negative', 'malignant'] },
      'pathology.dimensionsMm': { column: 'size', number: { min: 0, max: 999, unit: 'cm' } },
      'outcome.complications': { column: 'none', map: { none: [] } },
    },
  };
  const told = () =>
    withScope(centre.database, [centre.ownerId], async (tx) => {
      const { pathology, outcome30 } = operationTables;
      const [reports, outcomes] = await Promise.all([
        tx.select().from(pathology).where(eq(pathology.ownerId, centre.ownerId)),
        tx.select().from(outcome30).where(eq(outcome30.ownerId, centre.ownerId)),
      ]);
      return [reports.map(({ answers }) => answers), outcomes.map(({ answers }) => answers)];
    });
  const bring = (row: string) => bringTyped(centre, ['id,cytology,size,none', row], mapped);
  expect(await bring('A,,,')).toMatchObject({ created: 1, faults: [] });
  expect(await told()).toEqual([[], []]);
  expect(await bring('A,malignant,4.5,none')).toMatchObject({
    changes: [
      { row: 1, field: 'pathology' },
      { row: 1, field: 'outcome' },
    ],
  });
  expect(await told()).toEqual([[{ cytology: 'malignant', dimensionsMm: 45 }], [{ complications: [] }]]);
  expect((await bring('A,negative,,')).changes).toEqual([{ row: 1, field: 'pathology.cytology' }]);
  expect(await told()).toEqual([[{ cytology: 'negative', dimensionsMm: 45 }], [{ complications: [] }]]);
  const { 'pathology.cytology': _, 'pathology.dimensionsMm': __, ...other } = mapped.fields;
  const narrow = { ...mapped, fields: { ...other, 'case.grade': { constant: '3' } } };
  expect(await bringTyped(centre, ['id,none', 'A,'], narrow)).toMatchObject({ faults: [], changed: 1 });
  expect(await told()).toEqual([[{ cytology: 'negative', dimensionsMm: 45 }], [{ complications: [] }]]);
});

test('a cell that tells nothing keeps what stands unless the mapping says otherwise', async () => {
  const centre = await createTestCentre();
  await bringTyped(centre, first, told);
  expect(await recordOf(centre)).toEqual(all);
  const silent = [header, 'A,,,NA,,'];
  expect(await bringTyped(centre, silent, told)).toMatchObject({ unchanged: 1, changes: [] });
  expect(await recordOf(centre)).toEqual(all);
  const residual = { ...fields['operation.residual'], empty: 'unknown' };
  const unsaid = { ...told, fields: { ...fields, 'operation.residual': residual } };
  expect(await bringTyped(centre, silent, unsaid)).toMatchObject({
    changed: 1,
    changes: [{ row: 1, field: 'operation.residual' }],
  });
  expect(await recordOf(centre)).toEqual({ ...all, residual: [null] });
  const emptied = { ...told, empty: 'unknown', fields: { 'case.stage': fields['case.stage'] } };
  expect(await bringTyped(centre, silent, emptied)).toMatchObject({
    changes: [{ row: 1, field: 'case.stage' }],
  });
  expect(await recordOf(centre)).toEqual({ ...all, disease: [null, 'serous'], residual: [null] });
});

test('a table without a column that it may lack leaves the field as it stands', async () => {
  const centre = await createTestCentre();
  await bringTyped(centre, first, { ...told, empty: 'unknown' });
  const narrower = ['id,stage,ecog,residual,days', 'A,IVA,1,30,431'];
  expect(await bringTyped(centre, narrower, { ...told, empty: 'unknown' })).toMatchObject({
    changed: 1,
    changes: [{ row: 1, field: 'case.stage' }],
  });
  expect(await recordOf(centre)).toEqual({ ...all, disease: ['IVA', 'serous'] });
});

test('no file takes away a result, an entry or an operation', async () => {
  const centre = await createTestCentre();
  const words = { column: 'done', in: ['yes'], notIn: ['no'] };
  const withDone = { ...told, empty: 'unknown', operation: words };
  await bringTyped(centre, [`${header},done`, 'A,IIIC,serous,1,30,431,yes'], withDone);
  for (const less of ['A,IIIC,serous,,30,431,yes', 'A,IIIC,serous,1,30,,yes', 'A,IIIC,serous,1,30,431,no'])
    expect(await bringTyped(centre, [`${header},done`, less], withDone)).toMatchObject({
      changed: 0,
      faults: [{ row: 1, column: 'key', code: 'part_removed' }],
    });
  expect(await recordOf(centre)).toEqual(all);
});

test('what a narrower file leaves is judged together with what it says', async () => {
  const centre = await createTestCentre();
  const bornOn = { column: 'born', date: ['YYYY-MM-DD'] };
  const presentedOn = { column: 'came', date: ['YYYY-MM-DD'] };
  const site = { 'case.site': { constant: 'ovary' } };
  await bringTyped(centre, ['id,born', 'A,1960-02-03'], { fields: { ...site, 'patient.bornOn': bornOn } });
  expect(
    await bringTyped(centre, ['id,came', 'A,1950-01-01'], {
      fields: { ...site, 'case.presentedOn': presentedOn },
    }),
  ).toMatchObject({ changed: 0, faults: [{ row: 1, column: 'case.presentedOn', code: 'before_birth' }] });
});

test('a case that people corrected is refused where the file would change it, and only there', async () => {
  const centre = await createTestCentre();
  await bringTyped(centre, first, told);
  const [one] = await withScope(centre.database, [centre.ownerId], (tx) =>
    tx.select().from(careCase).where(eq(careCase.ownerId, centre.ownerId)),
  );
  if (one === undefined) throw new Error('the file brought a case');
  const { site, histology, stageEdition, grade, presentedOn, treatedBefore, notOperatedReason } = one;
  const fieldsNow = { site, histology, stageEdition, grade, presentedOn, treatedBefore, notOperatedReason };
  const correction = { caseId: one.id, version: one.version, case: { ...fieldsNow, stage: 'IVA' } };
  await centre.as(centre.people.clinician, correctCase, correction, { reason: 'Read again' });
  expect(await bringTyped(centre, [header, 'A,IVA,,1,30,431'], told)).toMatchObject({
    unchanged: 1,
    faults: [],
  });
  expect(await bringTyped(centre, [header, 'A,IVA,endometrioid,1,30,431'], told)).toMatchObject({
    changed: 0,
    changes: [],
    faults: [{ code: 'changed_by_hand_since' }],
  });
});
