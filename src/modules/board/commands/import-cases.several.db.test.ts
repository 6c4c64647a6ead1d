import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../kernel/audit/verify.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { bringTyped } from '../../../testing/typed-table.ts';
import { recordWorkUp } from '../../care/index.ts';

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

const operated = {
  name: 'operated',
  operation: 'every-row',
  operationKey: 'op',
  fields: {
    'case.site': { constant: 'ovary' },
    'operation.doneOn': { column: 'on', date },
  },
};
const later = {
  name: 'pathology',
  about: { mapping: 'operated' },
  fields: {
    'pathology.cytology': { column: 'cytology', words: ['negative', 'malignant'] },
    'pathology.nodes.1.station': { column: 'station', words: ['pelvic', 'paraaortic'] },
    'pathology.nodes.1.examined': { column: 'nodes', number: { min: 1, max: 99, unit: null } },
    'outcome.complications': { column: 'none', map: { none: [] } },
    'outcome.complications.1.kind': { column: 'kind', words: ['death', 'other'] },
    'outcome.complications.1.grade': { column: 'grade', words: ['II', 'V'] },
    'outcome.complications.1.on': { column: 'happened', date },
    'workUp.ca125': { column: 'ca125', number: { min: 0, max: 9999, unit: 'U/mL' } },
  },
};
const top = 'id,op,cytology,station,nodes,none,kind,grade,happened,ca125';
const followedUp = (centre: TestCentre) =>
  query(
    centre,
    sql`select o.done_on, p.answers ->> 'cytology' as cytology, jsonb_array_length(p.answers -> 'nodes') as nodes,
        jsonb_array_length(c.answers -> 'complications') as complications,
        (select w.value from care.work_up w where w.owner_id = o.owner_id and w.case_id = o.case_id) as ca125, p.version
      from surgery.operation o
      left join surgery.pathology p on p.owner_id = o.owner_id and p.id = o.id
      left join surgery.outcome_30d c on c.owner_id = o.owner_id and c.id = o.id order by 1`,
  );

test('a table about cases that are here feeds pathology, complications and work-up, of the operation that it names', async () => {
  const centre = await createTestCentre();
  await bringTyped(centre, ['id,op,on', 'A,1,2024-01-05', 'A,2,2024-06-05', 'B,1,2024-03-05'], operated);
  const named = { ...later, operationKey: 'op' };
  const lines = [
    top,
    'A,1,malignant,pelvic,9,,other,II,2024-01-09,35',
    'A,1,malignant,paraaortic,4,,other,II,2024-01-11,35',
    'A,2,negative,,,none,,,,35',
  ];
  expect(await bringTyped(centre, lines, named)).toMatchObject({ changed: 1, faults: [] });
  const first = [
    ['2024-01-05', 'malignant', 2, 2, 35, 1],
    ['2024-03-05', null, null, null, null, null],
    ['2024-06-05', 'negative', null, 0, 35, 1],
  ];
  expect(await followedUp(centre)).toEqual(first);
  expect(await bringTyped(centre, lines, named)).toMatchObject({ unchanged: 1, changes: [] });
  const corrected = await bringTyped(centre, [top, 'A,2,malignant,,,,,,,'], named);
  expect(corrected.changes).toEqual([{ row: 1, field: 'pathology.cytology' }]);
  expect(await followedUp(centre)).toEqual([
    ...first.slice(0, 2),
    ['2024-06-05', 'malignant', null, 0, 35, 2],
  ]);
  expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
});

test('without a key the operation is that of the day, or the only one; which of several is not guessed', async () => {
  const centre = await createTestCentre();
  await bringTyped(centre, ['id,op,on', 'A,1,2024-01-05', 'A,2,2024-06-05', 'B,1,2024-03-05'], operated);
  const found = await bringTyped(
    centre,
    [top, 'A,,negative,,,,,,,', 'B,,negative,,,,,,,40', 'C,,negative,,,,,,,'],
    later,
  );
  expect(found).toMatchObject({
    changed: 1,
    faults: [
      { row: 1, column: 'key', code: 'part_untold' },
      { row: 3, column: 'key', code: 'case_not_here' },
    ],
  });
  const byDay = { ...later, fields: { ...later.fields, 'operation.doneOn': { column: 'op', date } } };
  expect(await bringTyped(centre, [top, 'A,2024-06-05,malignant,,,,,,,'], byDay)).toMatchObject({
    changed: 1,
  });
  const early = await bringTyped(centre, [top, 'A,2024-06-05,,,,,other,II,2024-01-05,'], byDay);
  expect(early.faults.map(({ code }) => code)).toEqual(['before_operation']);
  const unfit = await bringTyped(centre, [top, 'A,2024-06-05,,,5,,,,,'], byDay);
  expect(unfit.faults).toEqual([{ row: 1, column: 'pathology.nodes.1.station', code: 'required' }]);
  expect((await followedUp(centre)).map(([on, cytology]) => [on, cytology])).toEqual([
    ['2024-01-05', null],
    ['2024-03-05', 'negative'],
    ['2024-06-05', 'malignant'],
  ]);
});

test('what people wrote of an operation or a result is not overwritten by a table about it', async () => {
  const centre = await createTestCentre();
  await bringTyped(centre, ['id,op,on', 'B,1,2024-03-05'], operated);
  await bringTyped(centre, [top, 'B,,negative,,,,,,,40'], later);
  const [[caseId = ''] = []] = await query(centre, sql`select id::text from care."case"`);
  await centre.as(centre.people.clinician, recordWorkUp, {
    caseId: String(caseId),
    items: [{ key: 'ca125', state: 'present', value: 50, unit: 'U/mL', takenOn: null, reason: null }],
    versions: { ca125: 1 },
  });
  const again = await bringTyped(centre, [top, 'B,,negative,,,,,,,41'], later);
  expect(again.faults).toEqual([{ row: 1, column: 'key', code: 'changed_by_hand_since' }]);
  expect(await bringTyped(centre, [top, 'B,,malignant,,,,,,,50'], later)).toMatchObject({
    changed: 1,
    faults: [],
  });
});

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
