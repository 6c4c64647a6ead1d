import { expect, test } from 'vitest';
import { gathered } from '../../../testing/gathered.ts';
import { CaseRecord } from '../schema.ts';
import { parseMapping } from './find-mapping.ts';
import { readCasesFrom } from './read-cases.ts';

const body = {
  name: 'mine',
  version: 1,
  title: 'Mine',
  source: 'Nobody',
  entry: 'registry',
  delimiter: 'comma',
  missing: [],
  key: 'id',
  operation: 'every-row',
  fields: {
    'case.stage': { column: 'stage', words: ['III', 'IV'] },
    'workUp.ecog': { column: 'ecog', number: { min: 0, max: 4, unit: null } },
    'operation.doneOn': { column: 'on', date: ['YYYY-MM-DD'] },
    'operation.kind': { column: 'kind', words: ['primary', 'interval'] },
    'operation.initialAim': { constant: 'complete_cytoreduction' },
    'followUp.on': { column: 'seen', date: ['YYYY-MM-DD'] },
    'followUp.status': { column: 'status', words: ['alive', 'dead'] },
  },
};
const header = 'id,stage,ecog,on,kind,seen,status';
const read = async (lines: readonly string[], more: object = {}) => {
  const bytes = (async function* () {
    yield Buffer.from(`${[header, ...lines].join('\n')}\n`);
  })();
  const table = await readCasesFrom(bytes, parseMapping({ ...body, ...more }, 'mine.json'));
  const rows = await gathered(table.rows);
  return {
    cases: rows.flatMap((row) => ('record' in row ? [row] : [])),
    faults: rows.flatMap((row) =>
      'faults' in row ? row.faults.map(({ code, column }) => [row.row, column, code]) : [],
    ),
    summary: table.summary().rows,
  };
};

test('what a row leaves open another fills in; the case has the number of its first row', async () => {
  const { cases, summary } = await read([
    'A,III,,2024-01-01,primary,,',
    'B,IV,,,,,',
    'A,,1,2024-05-01,,2025-01-01,alive',
  ]);
  expect(cases.map(({ row, rows }) => [row, rows])).toEqual([
    [2, [2]],
    [1, [1, 3]],
  ]);
  expect(cases[1]?.record).toMatchObject({
    case: { stage: 'III' },
    workUp: [{ key: 'ecog', value: 1 }],
    operations: [{ report: { doneOn: '2024-01-01' } }, { report: { doneOn: '2024-05-01', kind: null } }],
    course: [{ form: 'follow-up', answers: { on: '2025-01-01', status: 'alive' } }],
  });
  expect(summary).toEqual({ all: 3, cases: 2, joined: 1, faulty: 0, skipped: {} });
});

test('a row that contradicts the first is refused at each column that does, and the others stand', async () => {
  const { cases, faults, summary } = await read([
    'A,III,1,2024-01-01,primary,,',
    'A,IV,2,2024-01-01,interval,,',
    'A,III,1,2024-05-01,interval,,',
  ]);
  expect(faults).toEqual([
    [2, 'kind', 'row_contradicts'],
    [2, 'stage', 'row_contradicts'],
    [2, 'ecog', 'row_contradicts'],
  ]);
  expect(cases[0]?.record.operations.map(({ report }) => report.kind)).toEqual(['primary', 'interval']);
  expect(summary).toMatchObject({ all: 3, cases: 1, joined: 1, faulty: 1 });
});

test('a row that adds nothing is a repetition; an undated operation beside another is not guessed', async () => {
  const row = 'A,III,1,2024-01-01,primary,,';
  expect((await read([row, row])).faults).toEqual([[2, 'id', 'key_repeated']]);
  expect((await read([row, 'A,III,1,,interval,,'])).faults).toEqual([[2, 'id', 'part_untold']]);
});

test('a row that tells of her course alone brings no operation of its own', async () => {
  const { cases, faults } = await read([
    'A,III,1,2024-01-01,primary,,',
    'A,,,,,2025-01-01,alive',
    'A,,,,,2026-01-01,dead',
  ]);
  expect(faults).toEqual([]);
  expect([cases[0]?.record.operations.length, cases[0]?.record.course?.length]).toEqual([1, 2]);
});

test('lists of several rows are one list: words of an operation, lines of an operation or of an entry of one day', async () => {
  const fields = {
    ...body.fields,
    'operation.procedures': { column: 'status', words: ['omentectomy', 'splenectomy'], split: '+' },
    'operation.nodes.1.station': { column: 'seen', words: ['obturator', 'presacral'] },
    'germline.on': { constant: '2024' },
    'germline.variants.1.gene': { column: 'kind', text: true },
  };
  const {
    'followUp.on': _,
    'followUp.status': __,
    'operation.kind': ___,
    ...fed
  } = fields as Record<string, object>;
  const lines = [
    'A,III,,2024-01-01,BRCA1,obturator,omentectomy',
    'A,,,2024-01-01,BRCA2,presacral,splenectomy+omentectomy',
    'A,,,2024-01-01,BRCA2,obturator,',
  ];
  const first = await read(lines.slice(0, 2), { fields: fed });
  expect(first.faults).toEqual([]);
  const [operation] = first.cases[0]?.record.operations ?? [];
  expect(operation?.report.procedures).toEqual(['omentectomy', 'splenectomy']);
  expect(operation?.report.nodes?.map(({ station }) => station)).toEqual(['obturator', 'presacral']);
  expect(new Set(operation?.report.nodes?.map(({ id }) => id)).size).toBe(2);
  expect(first.cases[0]?.record.course).toMatchObject([
    { form: 'germline', answers: { on: '2024', variants: [{ gene: 'BRCA1' }, { gene: 'BRCA2' }] } },
  ]);
  expect(CaseRecord.parse(first.cases[0]?.record)).toEqual(first.cases[0]?.record);
  const again = await read(
    [lines[1] ?? '', lines[0] ?? ''].map((line) => line.replace('A,,', 'A,III,')),
    { fields: fed },
  );
  expect(again.cases[0]?.record).toEqual(first.cases[0]?.record);
  expect((await read(lines, { fields: fed })).faults).toEqual([[3, 'id', 'key_repeated']]);
});

test('an identifier that a spreadsheet destroyed joins nobody', async () => {
  const { cases, faults } = await read([
    '1.23E+11,III,,2024-01-01,primary,,',
    '1.23E+11,,,2024-05-01,interval,,',
  ]);
  expect([cases, faults]).toEqual([
    [],
    [
      [1, 'id', 'identifier_destroyed'],
      [2, 'id', 'identifier_destroyed'],
    ],
  ]);
});

test('rows that nothing tells apart are repetitions as before', async () => {
  const fields = { 'case.stage': body.fields['case.stage'] };
  const { faults } = await read(['A,III,,,,,', 'A,,1,,,,'], { fields });
  expect(faults).toEqual([[2, 'id', 'key_repeated']]);
});

test('a key names an entry: two of one day stay two, rows of one key fill each other in, and contradict each other', async () => {
  const more = {
    operation: 'none',
    entryKey: 'kind',
    fields: {
      'followUp.on': { column: 'seen', date: ['YYYY-MM-DD'] },
      'followUp.status': { column: 'status', words: ['alive', 'dead'] },
      'followUp.days': { column: 'ecog', number: { min: 0, max: 9000, unit: null } },
    },
  };
  const { cases, faults } = await read(
    ['A,,,,f1,2025-01-01,alive', 'A,,,,f2,2025-01-01,alive', 'A,,400,,f1,,', 'A,,,,f1,2025-01-01,dead'],
    more,
  );
  expect(cases[0]?.record.course).toMatchObject([
    { key: 'f1', answers: { on: '2025-01-01', days: 400, status: 'alive' } },
    { key: 'f2', answers: { on: '2025-01-01', days: null, status: 'alive' } },
  ]);
  expect(faults).toEqual([[4, 'status', 'row_contradicts']]);
});

test('why there is no answer is filled in as an answer is, and contradicts one', async () => {
  const more = {
    operationKey: 'kind',
    fields: {
      'operation.residual': { column: 'ecog', number: { min: 0, max: 99, unit: 'mm' } },
      'operation.residual.absent': { column: 'status', words: ['unknown'] },
    },
  };
  const { cases, faults } = await read(
    ['A,,,,o1,,unknown', 'A,,,,o2,,', 'A,,5,,o1,,', 'A,,,,o2,,unknown'],
    more,
  );
  expect(cases[0]?.record.operations.map(({ report }) => report.absent)).toEqual([
    { residual: 'unknown' },
    { residual: 'unknown' },
  ]);
  expect(faults).toEqual([[3, 'status', 'row_contradicts']]);
});
