import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../kernel/audit/verify.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { bringTyped } from '../../../testing/typed-table.ts';

const date = ['YYYY-MM-DD'];
const fields = {
  'case.site': { constant: 'ovary' },
  'case.stageEdition': { constant: 'figo-2014' },
  'case.stage': { column: 'figo', words: ['IIIC', 'IVB'] },
  'operation.doneOn': { column: 'on', date },
  'operation.kind': { column: 'kind', words: ['exploratory', 'interval', 'primary'] },
  'operation.initialAim': { constant: 'complete_cytoreduction' },
};
const table = { fields, operation: 'every-row' };
const header = 'id,figo,on,kind';
const [explored, debulked] = ['K1,IIIC,2025-03-07,exploratory', 'K1,,2025-07-01,interval'];

const query = async (centre: TestCentre, text: ReturnType<typeof sql>) =>
  withScope(centre.database, [centre.ownerId], async (tx) =>
    (await tx.execute(text)).rows.map(Object.values),
  );
const operationsOf = (centre: TestCentre) =>
  query(
    centre,
    sql`select answers ->> 'doneOn' as done, answers ->> 'kind' as kind, version from surgery.operation order by 1, 2`,
  );
const both = [
  ['2025-03-07', 'exploratory', 1],
  ['2025-07-01', 'interval', 1],
];

test('rows of one key are one case wherever they stand, and again in another order', async () => {
  const centre = await createTestCentre();
  const lines = [header, explored, 'K2,IVB,2025-02-02,primary', debulked];
  expect(await bringTyped(centre, lines, table)).toMatchObject({ created: 2, faults: [] });
  expect(await operationsOf(centre)).toEqual([['2025-02-02', 'primary', 1], ...both]);
  const turned = [header, debulked, explored, 'K2,IVB,2025-02-02,primary'];
  expect(await bringTyped(centre, turned, table)).toMatchObject({ unchanged: 2, changes: [] });
});

test('a later file meets an operation by its day: an earlier one beside it is new, and what a narrower file leaves stays with its own', async () => {
  const centre = await createTestCentre();
  await bringTyped(centre, [header, 'K1,IIIC,2025-07-01,interval'], table);
  const { 'operation.kind': _, ...narrower } = fields;
  const lines = ['id,figo,on', 'K1,IIIC,2025-03-07', 'K1,IIIC,2025-07-01'];
  expect(await bringTyped(centre, lines, { ...table, fields: narrower })).toMatchObject({
    changed: 1,
    changes: [{ row: 1, field: 'operation' }],
  });
  expect(await operationsOf(centre)).toEqual([
    ['2025-03-07', null, 1],
    ['2025-07-01', 'interval', 1],
  ]);
  expect(await bringTyped(centre, [header, explored], table)).toMatchObject({
    changes: [{ row: 1, field: 'operation.kind' }],
  });
  expect((await operationsOf(centre)).map(([on, kind]) => [on, kind])).toEqual(
    both.map(([on, kind]) => [on, kind]),
  );
  const undated = await bringTyped(centre, [header, 'K1,IIIC,,primary'], table);
  expect(undated.faults).toMatchObject([{ row: 1, column: 'key', code: 'part_untold' }]);
});

test('an operation with a key of its own is met by it, whatever its day', async () => {
  const centre = await createTestCentre();
  const keyed = { ...table, operationKey: 'op' };
  const told = `${header},op`;
  const lines = [told, `${explored},1`, `${debulked},2`];
  expect(await bringTyped(centre, lines, keyed)).toMatchObject({ created: 1, faults: [] });
  const moved = [told, 'K1,IIIC,2025-03-08,exploratory,1', `${debulked},2`];
  expect(await bringTyped(centre, moved, keyed)).toMatchObject({ changes: [{ field: 'operation.doneOn' }] });
  expect(await operationsOf(centre)).toEqual([['2025-03-08', 'exploratory', 2], both[1]]);
  const one = [told, 'K1,IIIC,2025-07-02,interval,2'];
  expect(await bringTyped(centre, one, keyed)).toMatchObject({ changes: [{ field: 'operation.doneOn' }] });
  expect((await operationsOf(centre)).map(([on]) => on)).toEqual(['2025-03-08', '2025-07-02']);
});

test('entries of several rows are as many; without one of another day a file adds and takes nothing', async () => {
  const centre = await createTestCentre();
  const course = {
    'case.site': { constant: 'ovary' },
    'event.kind': { column: 'what', words: ['progression', 'recurrence'] },
    'event.on': { column: 'on', date },
  };
  const lines = ['id,on,what', 'A,2024-05-01,recurrence', 'A,2025-06-01,progression'];
  expect(await bringTyped(centre, lines, { fields: course })).toMatchObject({ created: 1, faults: [] });
  const events = () =>
    query(centre, sql`select filled_on, answers ->> 'kind', version from care.entry order by 1`);
  expect(await events()).toEqual([
    ['2024-05-01', 'recurrence', 1],
    ['2025-06-01', 'progression', 1],
  ]);
  expect(
    await bringTyped(centre, ['id,on,what', 'A,2025-09-01,progression'], { fields: course }),
  ).toMatchObject({
    changed: 1,
    changes: [{ field: 'event' }],
  });
  expect((await events()).map(([on]) => on)).toEqual(['2024-05-01', '2025-06-01', '2025-09-01']);
  expect(await bringTyped(centre, lines, { fields: course })).toMatchObject({ unchanged: 1, changes: [] });
});

const women = {
  woman: 'number',
  fields: {
    'case.site': { column: 'site', words: ['ovary', 'endometrium', 'cervix'] },
    'patient.bornOn': { column: 'born', date },
    'patient.diedOn': { column: 'died', date },
  },
};
const cases = 'id,number,site,born,died';
const hers = (centre: TestCentre) =>
  query(
    centre,
    sql`select i.record_number, p.born_on, p.died_on, string_agg(c.site, ' ' order by c.site)
      from care.identity i join care.patient p using (owner_id, id)
      join care."case" c on c.owner_id = p.owner_id and c.patient_id = p.id group by 1, 2, 3 order by 1`,
  );

test('a woman with a key of her own has her cases, and what any row knows of her', async () => {
  const centre = await createTestCentre();
  const lines = [cases, 'A1,A,ovary,,', 'B1,B,ovary,1960-02-03,', 'A2,A,endometrium,1950-05-05,'];
  expect(await bringTyped(centre, lines, women)).toMatchObject({ created: 3, faults: [] });
  expect(await hers(centre)).toEqual([
    ['A', '1950-05-05', null, 'endometrium ovary'],
    ['B', '1960-02-03', null, 'ovary'],
  ]);
  expect(await bringTyped(centre, lines, women)).toMatchObject({ unchanged: 3 });
  const later = [cases, 'A1,A,ovary,,2024-01-01', 'A2,A,endometrium,1950-05-05,', 'A3,A,cervix,,'];
  expect(await bringTyped(centre, later, women)).toMatchObject({ created: 1, changed: 1, faults: [] });
  expect(await hers(centre)).toMatchObject([
    ['A', '1950-05-05', '2024-01-01', 'cervix endometrium ovary'],
    { 0: 'B' },
  ]);
  expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
});

test('rows that contradict each other about one woman are told, and the first stands', async () => {
  const centre = await createTestCentre();
  const lines = [cases, 'A1,A,ovary,1950-05-05,', 'A2,A,endometrium,1951-05-05,'];
  expect(await bringTyped(centre, lines, women)).toMatchObject({
    created: 1,
    faults: [{ row: 2, column: 'patient.bornOn', code: 'row_contradicts', params: { firstRow: 1 } }],
  });
  expect(await hers(centre)).toEqual([['A', '1950-05-05', null, 'ovary']]);
});

const known = {
  name: 'known',
  fields: {
    'case.site': { column: 'site', words: ['ovary', 'tube', 'endometrium'] },
    'patient.bornOn': { column: 'born', date },
    'patient.diedOn': { column: 'died', date },
  },
};
const told = 'id,site,born,died';
const numbered = async (centre: TestCentre) => {
  await bringTyped(centre, [told, 'K1,ovary,1950-05-05,', 'K2,ovary,1960-02-03,'], known);
};
const second = { ...known, name: 'second' };

test('a woman of the same number is asked about unless somebody says that the numbers are the same; what contradicts is told', async () => {
  const centre = await createTestCentre();
  await numbered(centre);
  const lines = [told, 'K1,endometrium,1950-05-06,2024-01-01', 'K3,endometrium,,'];
  expect((await bringTyped(centre, lines, second)).faults).toMatchObject([
    { row: 1, code: 'number_of_case' },
  ]);
  expect(await bringTyped(centre, lines, second, { sameNumber: 'same-woman' })).toMatchObject({
    created: 1,
    faults: [],
    differences: [
      { row: 1, column: 'patient.bornOn' },
      { row: 1, column: 'patient.diedOn' },
    ],
  });
  expect(await hers(centre)).toEqual([
    ['K1', '1950-05-05', null, 'endometrium ovary'],
    ['K2', '1960-02-03', null, 'ovary'],
    ['K3', null, null, 'endometrium'],
  ]);
});

test('a row with a disease that she is here with is no second case unless somebody says that it is another one', async () => {
  const centre = await createTestCentre();
  await numbered(centre);
  const lines = [told, 'K1,tube,,', 'K2,endometrium,,'];
  const sameNumber = 'same-woman';
  const refused = await bringTyped(centre, lines, second, { sameNumber });
  expect(refused).toMatchObject({
    created: 1,
    faults: [{ row: 1, column: 'case.site', code: 'disease_of_case' }],
  });
  expect(await bringTyped(centre, lines, second, { sameNumber, anotherDisease: [1] })).toMatchObject({
    created: 1,
    unchanged: 1,
    faults: [],
  });
  expect(await bringTyped(centre, lines, second, { sameNumber })).toMatchObject({ unchanged: 2, faults: [] });
  const events = await query(
    centre,
    sql`select event ->> 'type' as type, jsonb_array_length(event -> 'from') as n
      from kernel.journal, jsonb_array_elements(events) as event where event ->> 'type' = 'care.another-disease'`,
  );
  expect(events).toEqual([['care.another-disease', 1]]);
});

const course = {
  fields: {
    'followUp.on': { column: 'on', date },
    'followUp.status': { column: 'status', words: ['alive', 'dead'] },
  },
};
const followed = (centre: TestCentre) =>
  query(
    centre,
    sql`select i.record_number, e.filled_on, e.answers ->> 'status' as status, e.version from care.entry e
      join care."case" c on c.owner_id = e.owner_id and c.id = e.case_id
      join care.identity i on i.owner_id = c.owner_id and i.id = c.patient_id order by 1, 2`,
  );

test.each([
  ['by the key that brought it', { mapping: 'known' }, 'K1', 'K2'],
  ['by its number', 'case', '26-0001', '26-0002'],
  ['by the number of a woman with one case', 'record-number', 'K1', 'K2'],
])(
  'a table about cases that are here joins each %s and adds to its course alone',
  async (_how, about, one, two) => {
    const centre = await createTestCentre();
    await numbered(centre);
    const told = { name: 'later', about, ...course };
    const lines = [
      'id,on,status',
      `${one},2025-01-01,alive`,
      `${one},2026-01-01,dead`,
      `${two},2025-05-05,alive`,
    ];
    expect(await bringTyped(centre, lines, told)).toMatchObject({ created: 0, changed: 2, faults: [] });
    const first = [
      ['K1', '2025-01-01', 'alive', 1],
      ['K1', '2026-01-01', 'dead', 1],
      ['K2', '2025-05-05', 'alive', 1],
    ];
    expect(await followed(centre)).toEqual(first);
    expect(await bringTyped(centre, lines, told)).toMatchObject({ changed: 0, unchanged: 2, changes: [] });
    const later = [
      'id,on,status',
      `${two},2025-05-05,dead`,
      `${one},2026-05-05,dead`,
      'nobody,2025-01-01,alive',
    ];
    expect(await bringTyped(centre, later, told)).toMatchObject({
      changed: 2,
      faults: [{ row: 3, column: 'key', code: 'case_not_here' }],
      changes: [
        { row: 1, field: 'followUp.status' },
        { row: 2, field: 'followUp' },
      ],
    });
    expect(await followed(centre)).toEqual([
      ...first.slice(0, 2),
      ['K1', '2026-05-05', 'dead', 1],
      ['K2', '2025-05-05', 'dead', 2],
    ]);
    const same = await bringTyped(centre, ['id,site,born,died', 'K1,ovary,1950-05-05,'], known);
    expect(same).toMatchObject({ unchanged: 1, changes: [] });
    expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
  },
);

test('a table about cases refuses what the case contradicts, whose woman has several, and what is no course', async () => {
  const centre = await createTestCentre();
  await numbered(centre);
  const numbers = { name: 'later', about: 'record-number', ...course };
  const early = await bringTyped(centre, ['id,on,status', 'K1,1940-01-01,alive'], numbers);
  expect(early.faults).toEqual([{ row: 1, column: 'followUp.on', code: 'before_birth' }]);
  await bringTyped(centre, ['id,site,born,died', 'K1,endometrium,,'], second, { sameNumber: 'same-woman' });
  const several = await bringTyped(centre, ['id,on,status', 'K1,2025-01-01,alive'], numbers);
  expect(several.faults).toEqual([{ row: 1, column: 'key', code: 'cases_several' }]);
  const fields = { ...course.fields, 'case.site': { constant: 'ovary' } };
  await expect(bringTyped(centre, ['id,on,status'], { ...numbers, fields })).rejects.toMatchObject({
    code: 'mapping_invalid',
    issues: [{ code: 'not_about_course', place: { field: 'fields.case.site' } }],
  });
});
