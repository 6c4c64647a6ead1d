import { describe, expect, test } from 'vitest';
import { gathered } from '../../../testing/gathered.ts';
import { writtenSpreadsheet, type WrittenCell } from '../../../kernel/spreadsheet/writer.ts';
import { CaseRecord } from '../schema.ts';
import { parseMapping } from './find-mapping.ts';
import { type ReadOptions, readCases, readCasesFrom } from './read-cases.ts';

const body = {
  name: 'mine',
  version: 3,
  title: 'Mine',
  source: 'Nobody',
  entry: 'referral',
  missing: ['NA', '?'],
  key: 'id',
  operation: { column: 'operated', in: ['y'], notIn: ['n'] },
  fields: {
    'patient.bornOn': { column: 'born', date: ['YYYY-MM-DD', 'YYYY'] },
    'case.stage': { columns: ['t', 'sub'], map: { '3c': 'IIIC', '3': 'III' } },
    'case.presentedOn': { column: 'seen', date: ['YYYY-MM-DD'] },
    'operation.residual': { column: 'mm', number: { min: 0, max: 500, unit: 'mm', decimal: ',' } },
    'operation.durationMinutes': { column: 'minutes', number: { min: 1, max: 2000, unit: 'min' } },
    'operation.residualSites': { column: 'where', text: true },
    'workUp.ca125': {
      column: 'ca',
      number: { min: 0, max: 100_000, unit: 'U/ml' },
      when: { column: 'timing', in: ['before'], notIn: ['after'] },
    },
    'workUp.ca125.takenOn': { column: 'seen', date: ['YYYY-MM-DD'] },
  },
  checks: [{ column: 'age', number: { min: 0, max: 120, unit: 'year', integer: true } }],
  skip: [{ column: 'kind', in: ['healthy'], notIn: ['tumour'], reason: 'not-a-patient' }],
  options: {
    trial: { title: 'Patients of the trial', column: 'trial', in: ['T'], notIn: ['F'], default: 'keep' },
  },
};
const columns = 'id;born;t;sub;seen;operated;mm;minutes;where;ca;timing;age;kind;trial;extra'.split(';');
const sound: Record<string, string> = {
  id: 'A-1',
  born: '1960',
  t: '3',
  sub: 'c',
  seen: '2024-02-29',
  operated: 'y',
  mm: '2,5',
  minutes: '240',
  where: 'diaphragm',
  ca: '512.5',
  timing: 'before',
  age: '64',
  kind: 'tumour',
  trial: 'F',
  extra: 'x',
};
const line = (changes: Record<string, string>): string =>
  columns.map((name) => `"${{ ...sound, ...changes }[name] ?? ''}"`).join(';');
async function* once(bytes: Buffer) {
  yield bytes;
}
const readBytes = async (bytes: Buffer, options: ReadOptions = {}, more: object = {}) => {
  const mapping = parseMapping({ ...body, ...more }, 'mine.json');
  const table = await readCasesFrom(once(bytes), mapping, { file: 'mine.csv', ...options });
  return { rows: await gathered(table.rows), summary: table.summary() };
};
const textOf = (lines: string[], header = columns) => `${header.join(';')}\n${lines.join('\n')}\n`;
const readLines = (lines: string[], options: ReadOptions = {}, header = columns) =>
  readBytes(Buffer.from(textOf(lines, header)), options);
/** What becomes of one row, which is the sound one but for these cells, under a mapping with these other parts. */
const only = async (changes: Record<string, string>, more: object = {}) =>
  (await readBytes(Buffer.from(textOf([line(changes)])), {}, more)).rows[0];

test('a sound row becomes a case of the schema', async () => {
  const row = await only({});
  const record = row !== undefined && 'record' in row ? row.record : null;
  expect(record).toEqual(CaseRecord.parse(record));
  expect(record).toMatchObject({
    key: 'A-1',
    identity: { recordNumber: 'A-1', latinName: null },
    patient: { bornOn: '1960', diedOn: null },
    case: { stage: 'IIIC', site: null, entry: 'referral', presentedOn: '2024-02-29' },
    workUp: [
      { key: 'ca125', state: 'present', value: 512.5, unit: 'U/ml', takenOn: '2024-02-29', reason: null },
    ],
  });
  expect(record?.operations).toMatchObject([
    {
      report: {
        residual: { min: 2.5, max: 2.5 },
        durationMinutes: 240,
        residualSites: 'diaphragm',
        kind: null,
      },
    },
  ]);
});

test('unknown stays unknown, whichever way it is spelled', async () => {
  for (const spelling of ['', 'NA', '?', '  NA ']) {
    const row = await only({
      born: spelling,
      t: spelling,
      sub: spelling,
      mm: spelling,
      ca: spelling,
      age: spelling,
    });
    expect(row).toMatchObject({
      record: {
        patient: { bornOn: null },
        case: { stage: null },
        operations: [{ report: { residual: null } }],
        workUp: [],
      },
    });
  }
  expect(await only({ sub: 'NA' })).toMatchObject({ record: { case: { stage: 'III' } } });
  expect(await only({ timing: 'after' })).toMatchObject({ record: { workUp: [] } });
  expect(await only({ operated: 'n' })).toMatchObject({ record: { operations: [] } });
});

const courseFields = {
  ...body.fields,
  'followUp.days': { column: 'minutes', number: { min: 0, max: 40_000, unit: 'd', integer: true } },
  'followUp.status': { column: 'trial', map: { T: 'dead', F: 'alive' } },
  'trial.arm': { column: 'where', text: true },
  'stage.edition': { constant: 'figo-2014' },
  'stage.stage': { column: 'sub', text: true },
};

test('columns that feed the course make one entry of each record they say something of', async () => {
  const row = await only({}, { fields: courseFields });
  const record = row !== undefined && 'record' in row ? row.record : null;
  expect(record).toEqual(CaseRecord.parse(record));
  expect(record?.course).toMatchObject([
    { form: 'stage', answers: { edition: 'figo-2014', stage: 'c', on: null } },
    { form: 'trial', answers: { arm: 'diaphragm', identifier: null } },
    { form: 'follow-up', answers: { days: 240, status: 'alive', cause: null, on: null } },
  ]);
  const silent = await only({ minutes: 'NA', trial: '', where: '?', sub: '' }, { fields: courseFields });
  expect(silent).toMatchObject({ record: { course: [] } });
  expect(await only({})).not.toHaveProperty('record.course');
});

test('a field of the course that does not exist, or that no cell can feed, is none', () => {
  for (const name of [
    'followUp.year',
    'follow-up.days',
    'germline.variants.21.gene',
    'operation.team.1.person',
    'diagnosis.by',
    'event',
  ])
    expect(
      () => parseMapping({ ...body, fields: { [name]: { column: 'id', text: true } } }, 'm'),
      name,
    ).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code: 'field_unknown' })] }));
});

test.each([
  ['a word nobody mapped', { t: '9' }, 'word_unknown', 't + sub', '9c'],
  ['words that JavaScript knows', { t: '__proto__', sub: '' }, 'word_unknown', 't + sub', '__proto__'],
  ['a switch nobody mapped', { operated: 'maybe' }, 'word_unknown', 'operated', 'maybe'],
  ['an option nobody mapped', { trial: 'X' }, 'word_unknown', 'trial', 'X'],
  ['a skip rule nobody mapped', { kind: 'benign' }, 'word_unknown', 'kind', 'benign'],
  ['30 February', { seen: '2026-02-30' }, 'date_not_in_calendar', 'seen', '2026-02-30'],
  ['another kind of date', { born: '3/4/60' }, 'date_shape_unknown', 'born', '3/4/60'],
  ['a negative age', { age: '-3' }, 'number_out_of_range', 'age', '-3'],
  ['an age of 150', { age: '150' }, 'number_out_of_range', 'age', '150'],
  ['an age of half years', { age: '64.5' }, 'number_unreadable', 'age', '64.5'],
  ['a number without its first digit', { mm: ',5' }, 'number_unreadable', 'mm', ',5'],
  ['a text past the field', { where: 'x'.repeat(501) }, 'text_too_long', 'where', `${'x'.repeat(79)}…`],
  ['a word of eighty characters', { t: 'x'.repeat(79) }, 'word_unknown', 't + sub', `${'x'.repeat(79)}c`],
  ['no number', { mm: 'much' }, 'number_unreadable', 'mm', 'much'],
  ['the other decimal sign', { mm: '2.5' }, 'number_unreadable', 'mm', '2.5'],
  ['a number past the field', { minutes: '1.5' }, 'number_out_of_range', 'minutes', '1.5'],
  ['infinity', { mm: '1e999' }, 'number_unreadable', 'mm', '1e999'],
  ['a key of 41 characters', { id: 'k'.repeat(41) }, 'key_too_long', 'id', 'k'.repeat(41)],
])('%s is a fault at its column', async (_, changes, code, column, value) => {
  const row = await only(changes);
  expect(row).toMatchObject({ row: 1, faults: [{ code, column, value: expect.any(String) }] });
  const faults = row !== undefined && 'faults' in row ? row.faults : [];
  expect(faults[0]?.value).toBe(value);
  expect(JSON.stringify(faults.map((fault) => [fault.code, fault.params]))).not.toContain(value);
});

test('all faults of a row are told together, long values shortened', async () => {
  const row = await only({ t: 'x'.repeat(400), seen: 'soon', age: '-1' });
  const faults = row !== undefined && 'faults' in row ? row.faults : [];
  // `seen` feeds two fields, and is told once.
  expect(faults.map((fault) => fault.code).toSorted()).toEqual([
    'date_shape_unknown',
    'number_out_of_range',
    'word_unknown',
  ]);
  expect(Math.max(...faults.map((fault) => fault.value?.length ?? 0))).toBe(80);
});

test('the same fault in two columns is told of both', async () => {
  const row = await only({ born: 'soon', seen: 'soon' });
  const faults = row !== undefined && 'faults' in row ? row.faults : [];
  expect(faults.map(({ code, column }) => `${code} ${column}`).toSorted()).toEqual([
    'date_shape_unknown born',
    'date_shape_unknown seen',
  ]);
});

test('a key of forty characters is one; each that comes again is told where it came first', async () => {
  const id = 'k'.repeat(40);
  const { rows } = await readLines([line({ id }), line({ id }), line({ id })]);
  expect(rows).toMatchObject([
    { record: { key: id } },
    { faults: [{ code: 'key_repeated', params: { firstRow: 1 } }] },
    { faults: [{ code: 'key_repeated', params: { firstRow: 1 } }] },
  ]);
});

test('a cell begins with what is stripped off it, or is a fault', async () => {
  const fields = { 'case.stage': { column: 't', strip: 'Stage ', map: { III: 'III' } } };
  expect(await only({ t: 'Stage III' }, { fields })).toMatchObject({ record: { case: { stage: 'III' } } });
  for (const t of ['III', 'Grade III'])
    expect(await only({ t }, { fields })).toMatchObject({ faults: [{ code: 'word_unknown', value: t }] });
});

test('no row or every row tells an operation, as the mapping says', async () => {
  for (const [operation, count] of [
    ['none', 0],
    ['every-row', 1],
  ] as const) {
    const row = await only({ operated: 'n' }, { operation });
    expect(row !== undefined && 'record' in row && row.record.operations).toHaveLength(count);
  }
});

test('a row is skipped for the first reason there is, by default where the mapping says so, and never past a fault', async () => {
  const { trial } = body.options;
  const options = { trial: { ...trial, default: 'exclude' }, other: { ...trial, default: 'exclude' } };
  expect(await only({ trial: 'T' }, { options })).toMatchObject({ skipped: 'trial' });
  const unknown = { trial: { ...options.trial, in: ['T', '?'] } };
  expect(await only({ trial: '?' }, { options: unknown })).toMatchObject({ skipped: 'trial' });
  expect(await only({ trial: 'T', kind: 'healthy' }, { options })).toMatchObject({
    skipped: 'not-a-patient',
  });
  expect(await only({ trial: 'X', kind: 'healthy' }, { options })).toMatchObject({
    faults: [{ code: 'word_unknown', column: 'trial' }],
  });
});

test('encoding and delimiter are what the importer says, else what the mapping says', async () => {
  const tabbed = Buffer.from(textOf([line({})]).replaceAll(';', '\t'));
  const wide = Buffer.from(textOf([line({})]), 'utf16le');
  const [tab, semicolon] = [{ delimiter: 'tab' as const }, { delimiter: 'semicolon' as const }];
  const [utf16, utf8] = [{ encoding: 'utf-16le' as const }, { encoding: 'utf-8' as const }];
  const read = { summary: { rows: { cases: 1 } } };
  expect(await readBytes(tabbed, tab, semicolon)).toMatchObject(read);
  await expect(readBytes(tabbed, {}, semicolon)).rejects.toMatchObject({ code: 'columns_missing' });
  expect(await readBytes(wide, utf16, utf8)).toMatchObject(read);
  await expect(readBytes(wide, {}, utf8)).rejects.toMatchObject({ code: 'not_a_text_file' });
});

test('a table that is refused lets go of its file', async () => {
  let isClosed = false;
  const source = (async function* () {
    try {
      for (;;) yield Buffer.from('id;born\n'.padEnd(70_000, '1;2\n'));
    } finally {
      isClosed = true;
    }
  })();
  await expect(readCasesFrom(source, parseMapping(body, 'mine.json'))).rejects.toMatchObject({
    code: 'columns_missing',
  });
  expect(isClosed).toBe(true);
});

test('a row without a key, and a key that comes twice', async () => {
  const { rows } = await readLines([line({}), line({ id: 'NA' }), line({ id: 'B' }), line({ id: ' A-1 ' })]);
  expect(rows[1]).toMatchObject({ row: 2, faults: [{ code: 'key_missing', column: null }] });
  expect(rows[3]).toMatchObject({
    row: 4,
    line: 5,
    faults: [{ code: 'key_repeated', column: 'id', params: { firstRow: 1 }, value: 'A-1' }],
  });
});

test('every row is accounted for', async () => {
  const lines = [
    line({}),
    line({ id: 'B', kind: 'healthy', t: '9' }),
    'too;short',
    line({ id: 'C', trial: 'T' }),
    line({ id: 'D', age: '-1' }),
  ];
  const { rows, summary } = await readLines(lines, { choices: { trial: 'exclude' } });
  expect(rows.map(({ row, ...rest }) => [row, Object.keys(rest)[1]])).toEqual([
    [1, 'record'],
    [2, 'skipped'],
    [3, 'faults'],
    [4, 'skipped'],
    [5, 'faults'],
  ]);
  expect(rows[2]).toMatchObject({ faults: [{ code: 'row_ragged', params: { expected: 15, found: 2 } }] });
  expect(summary).toMatchObject({
    mapping: { name: 'mine', version: 3 },
    choices: { trial: 'exclude' },
    rows: { all: 5, cases: 1, joined: 0, faulty: 2, skipped: { 'not-a-patient': 1, trial: 1 } },
    columns: { ignored: ['extra'] },
    file: { delimiter: 'semicolon', encoding: 'utf-8', rows: 5 },
  });
  expect((await readLines(lines)).summary.rows).toMatchObject({ cases: 2, skipped: { 'not-a-patient': 1 } });
});

test('refusals of the whole file', async () => {
  await expect(readLines([], {}, ['id', 'born', 't'])).rejects.toMatchObject({
    code: 'columns_missing',
    params: { count: 11, columns: 'sub, seen, mm, minutes, where, ca, timing, age, kind, trial, operated' },
    place: { file: 'mine.csv' },
  });
  await expect(readLines([])).rejects.toMatchObject({
    code: 'file_without_rows',
    place: { file: 'mine.csv' },
  });
  await expect(readLines([line({})], { choices: { tria1: 'keep' } })).rejects.toMatchObject({
    code: 'option_unknown',
    status: 400,
  });
  await expect(readLines([line({})], { choices: { trial: 'maybe' as 'keep' } })).rejects.toMatchObject({
    code: 'option_choice_unknown',
    status: 400,
  });
  await expect(readCases('/no/such.csv', parseMapping(body, 'mine.json'))).rejects.toMatchObject({
    code: 'file_not_readable',
  });
});

test('a table that names nobody tells its rows apart by their place', async () => {
  const key = { key: { row: 'trial-' } };
  const { rows } = await readBytes(
    Buffer.from(textOf([line({}), line({ born: 'never' }), line({})])),
    {},
    key,
  );
  const keys = rows.map((row) => ('record' in row ? row.record.key : null));
  expect(keys).toEqual(['trial-1', null, 'trial-3']);
  expect(rows[0]).toMatchObject({ record: { identity: { recordNumber: 'trial-1' } } });
  for (const row of ['', 'Trial', '1', 'a b', 'x'.repeat(21)])
    expect(() => parseMapping({ ...body, key: { row } }, 'mine.json'), row).toThrow('mapping_invalid');
});

test('several words of one cell are a list; none of them is said by an empty one', async () => {
  const read = async (cell: string, more: object = {}) => {
    const field = {
      column: 'where',
      map: { om: 'omentectomy', sp: 'splenectomy', none: [], '?': null },
      ...more,
    };
    const row = await only(
      { where: cell },
      { fields: { 'operation.procedures': field }, operation: 'every-row' },
    );
    if (row !== undefined && 'record' in row) return row.record.operations[0]?.report.procedures;
    return row !== undefined && 'faults' in row ? row.faults.map(({ code }) => code) : null;
  };
  const split = { split: '/' };
  expect(await read('om / sp/om/', split)).toEqual(['omentectomy', 'splenectomy']);
  expect(await read('om')).toEqual(['omentectomy']);
  expect(await read('none', split)).toEqual([]);
  expect([await read('?', split), await read('')]).toEqual([null, null]);
  expect(await read('om/kidney', split)).toEqual(['word_unknown']);
  const constant = await only(
    {},
    { fields: { 'operation.procedures': { constant: 'omentectomy' } }, operation: 'every-row' },
  );
  expect(constant).toMatchObject({ record: { operations: [{ report: { procedures: ['omentectomy'] } }] } });
});

test.each([
  ['a word that is split', 'case.stage', { words: ['IV'], split: ';' }, 'split_not_of_field'],
  ['a code of another list', 'operation.procedures', { words: ['appendix?'] }, 'value_not_of_field'],
  ['lines said by their list', 'germline.variants', { words: ['BRCA1'] }, 'value_not_of_field'],
  ['a marker without a unit', 'markers.ca125', { number: { min: 0, max: 9, unit: null } }, 'unit_needed'],
  [
    'a marker in another unit',
    'markers.ca125',
    { number: { min: 0, max: 9, unit: 'mg' } },
    'unit_not_of_field',
  ],
  ['a scheme of no residual', 'case.grade', { words: ['1'], scheme: 'uicc' }, 'scheme_not_of_field'],
])('a mapping with %s is refused', (_, name, field, code) => {
  const issues = [expect.objectContaining({ code })];
  expect(() => parseMapping({ ...body, fields: { [name]: { column: 'id', ...field } } }, 'm')).toThrow(
    expect.objectContaining({ issues }),
  );
});

describe('a number', () => {
  const stored = async (field: object, cell: string, name = 'operation.residual') => {
    const { rows } = await readBytes(
      Buffer.from(`id;x\nA;${cell}\n`),
      {},
      {
        fields: { [name]: { column: 'x', number: field } },
        checks: [],
        skip: [],
        options: {},
        operation: 'every-row',
      },
    );
    const [row] = rows;
    if (row !== undefined && 'warnings' in row) return row.warnings[0]?.why;
    if (row === undefined || !('record' in row)) return row && 'faults' in row ? row.faults[0]?.code : null;
    return name === 'operation.residual'
      ? row.record.operations[0]?.report.residual
      : row.record.workUp[0]?.value;
  };
  const cm = { min: 0, max: 30, unit: 'cm' };

  test.each([
    ['0', { min: 0, max: 0 }],
    ['0.5', { min: 5, max: 5 }],
    ['2', { min: 20, max: 20 }],
    ['0.07', { min: 0.7, max: 0.7 }],
    ['31', 'number_out_of_range'],
  ])('%s cm is kept in the millimetres of its field', async (cell, kept) => {
    expect(await stored(cm, cell)).toEqual(kept);
  });

  const lab = { min: 0, max: 100_000, unit: 'U/mL' };
  test.each<[object, string, unknown]>([
    [lab, '412', 412],
    [lab, '>5000', '>5000'],
    [lab, '< 0.5', '<0.5'],
    [lab, '≥20', '>=20'],
    [lab, '>500000', 'number_out_of_range'],
    [lab, '1,250', 'number_unreadable'],
    [{ ...lab, thousands: ',' }, '1,250', 1250],
    [{ ...lab, thousands: ',' }, '>1,250.5', '>1250.5'],
    [{ ...lab, thousands: ',' }, '12,50', 'number_unreadable'],
    [{ ...lab, thousands: '.', decimal: ',' }, '1.250,5', 1250.5],
    [{ ...lab, thousands: ' ' }, '1 250', 1250],
    [{ ...lab, thousands: "'" }, "1'250", 1250],
    [lab, '>', 'number_unreadable'],
    [lab, '<>5', 'number_unreadable'],
  ])('of a laboratory, by %j: "%s"', async (rule, cell, kept) => {
    expect(await stored(rule, cell, 'workUp.ca125')).toEqual(kept);
  });

  test('of a length has no sign, and a unit that measures something else is refused', async () => {
    expect(await stored(cm, '<2')).toBe('number_unreadable');
    for (const number of [
      { min: 0, max: 30, unit: 'mL' },
      { ...lab, thousands: '.' },
    ])
      expect(() =>
        parseMapping({ ...body, fields: { 'operation.residual': { column: 'mm', number } } }, 'mine.json'),
      ).toThrow('mapping_invalid');
  });
});

test('a rule skips by word or by beginning; every other word is a case unless the rule says which are', async () => {
  const skipped = async (rule: object, id: string) => {
    const skip = [{ column: 'id', reason: 'description-row', ...rule }];
    const row = await only({ id }, { skip });
    if (row !== undefined && 'skipped' in row) return row.skipped;
    return row !== undefined && 'faults' in row ? row.faults[0]?.code : null;
  };
  expect(await skipped({ in: ['#type'], notIn: [] }, '#type')).toBe('description-row');
  expect(await skipped({ in: ['#type'], notIn: [] }, 'K1')).toBeNull();
  expect(await skipped({ begins: ['#'] }, '#unit')).toBe('description-row');
  expect(await skipped({ begins: ['#'] }, 'K#1')).toBeNull();
  expect(await skipped({ in: ['#type'], notIn: ['K1'] }, 'K2')).toBe('word_unknown');
  expect(() => parseMapping({ ...body, skip: [{ column: 'id', reason: 'none' }] }, 'mine.json')).toThrow(
    'mapping_invalid',
  );
});

test('a column that is optional may be absent: nothing is said of its field', async () => {
  const field = { column: 'died', map: { '0': 'alive', '1': 'dead' } };
  const fields = { 'followUp.status': { ...field, optional: true } };
  const plain = { fields, checks: [], skip: [], options: {}, operation: 'none' };
  const absent = await readBytes(Buffer.from('id\nA\n'), {}, plain);
  expect(absent.rows[0]).toMatchObject({ record: { key: 'A', course: [] } });
  expect(absent.summary.columns).toEqual({ read: ['id'], ignored: [] });
  const there = await readBytes(Buffer.from('id;died\nA;1\n'), {}, plain);
  expect(there.rows[0]).toMatchObject({
    record: { course: [{ form: 'follow-up', answers: { status: 'dead' } }] },
  });
  expect(there.summary.columns.read).toEqual(['id', 'died']);
  await expect(
    readBytes(Buffer.from('id\nA\n'), {}, { ...plain, fields: { 'followUp.status': field } }),
  ).rejects.toMatchObject({ code: 'columns_missing' });
});

/** The same table as people would type it into a spreadsheet: numbers as numbers, days as days. */
const spreadsheetOf = async (lines: readonly Record<string, string>[]): Promise<Buffer> => {
  const typed = (name: string, text: string): WrittenCell => {
    if (['seen', 'born'].includes(name) && text.length === 10) return { day: text };
    return ['mm', 'minutes', 'ca', 'age'].includes(name) ? Number(text.replace(',', '.')) : text;
  };
  const rows = lines.map((changes) =>
    columns.map((name) => typed(name, { ...sound, ...changes }[name] ?? '')),
  );
  return Buffer.concat(await gathered(writtenSpreadsheet({ name: 'x', header: columns, rows })));
};

test('one table as text and as a spreadsheet gives the same cases, faults and warnings', async () => {
  const lines = [
    {},
    { id: 'A-2', mm: '1,125', born: '1960-05-07' },
    { id: '007', kind: 'healthy' },
    { id: 'A-4', t: '9', minutes: '5000', age: '121' },
    { id: 'A-5', where: '=cmd', seen: '2024-13-01' },
  ];
  const german = {
    fields: {
      ...body.fields,
      'operation.residual': {
        column: 'mm',
        number: { min: 0, max: 500, unit: 'mm', decimal: ',', thousands: '.' },
      },
    },
  };
  for (const more of [{}, german]) {
    const text = await readBytes(Buffer.from(textOf(lines.map(line))), {}, more);
    const written = lines.map((changes) => ('seen' in changes ? { ...changes, seen: 'x' } : changes));
    const sheet = await readBytes(await spreadsheetOf(written), {}, more);
    const seen = (rows: typeof text.rows) =>
      JSON.stringify(rows)
        .replace('2024-13-01', 'x')
        .replaceAll(/"line":\d+/g, '');
    expect(seen(sheet.rows).replace('date_shape_unknown', 'date_not_in_calendar')).toBe(seen(text.rows));
    expect(JSON.stringify(sheet.rows[1])).toContain('1.125');
    expect(sheet.summary).toMatchObject({ rows: text.summary.rows, columns: text.summary.columns });
    expect(sheet.summary.file).toMatchObject({ sheet: 1, otherSheets: [], computed: 0, rows: 5 });
  }
});

test('a sheet is asked for of a spreadsheet alone', async () => {
  await expect(readLines([line({})], { sheet: 1 })).rejects.toMatchObject({
    code: 'sheet_of_no_spreadsheet',
  });
  await expect(readBytes(await spreadsheetOf([{}]), { sheet: 2 })).rejects.toMatchObject({
    code: 'sheet_unknown',
  });
});
