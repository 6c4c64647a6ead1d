import { expect, test } from 'vitest';
import { gathered } from '../../../testing/gathered.ts';
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
  operation: 'none',
};
const read = async (lines: readonly string[], more: object) => {
  const bytes = (async function* () {
    yield Buffer.from(`${lines.join('\n')}\n`);
  })();
  const table = await readCasesFrom(bytes, parseMapping({ ...body, ...more }, 'mine.json'));
  const rows = await gathered(table.rows);
  return {
    records: rows.flatMap((row) => ('record' in row ? [row.record] : [])),
    warnings: rows.flatMap((row) =>
      'warnings' in row ? row.warnings.map(({ code, column }) => [row.row, column, code]) : [],
    ),
    summary: table.summary().rows,
  };
};
const site = { 'case.site': { constant: 'ovary' } };

test('an identifier that a spreadsheet destroyed is taken, never without a word', async () => {
  const lines = ['id', '1.23E+11', '12345678901234500', '#REF!', '2024-0012', '123456789012345'];
  const { records, warnings } = await read(lines, { fields: site });
  expect(records).toHaveLength(5);
  expect(warnings).toEqual([1, 2, 3].map((row) => [row, 'id', 'identifier_destroyed']));
});

test('a number shorter than those of its column that begin with zeros has lost its own, wherever it stands', async () => {
  const lines = ['id', '77', '0012', '0013', '1234', '12345', 'K-5'];
  const { records, warnings } = await read(lines, { fields: site });
  expect(records).toHaveLength(6);
  expect(warnings).toEqual([[1, 'id', 'identifier_zeros_lost']]);
  const ofAnyLength = ['id', '77', '0012', '013', '8'];
  expect((await read(ofAnyLength, { fields: site })).warnings).toEqual([]);
  expect((await read(['id', '77', '1200', '5'], { fields: site })).warnings).toEqual([]);
});

test('the numbers of women and of operations are looked at too', async () => {
  const fields = { ...site, 'operation.doneOn': { column: 'on', date: ['YYYY'] } };
  const more = { fields, woman: 'her', operationKey: 'op', operation: 'every-row' };
  const { warnings } = await read(['id,her,op,on', 'A,1E+5,1,2020', 'B,1e5,2E+7,2020'], more);
  expect(warnings).toEqual([
    [1, 'her', 'identifier_destroyed'],
    [2, 'her', 'identifier_destroyed'],
    [2, 'op', 'identifier_destroyed'],
  ]);
});

test('keys that a slip makes two are told; numbers that count up and marks between digits are not', async () => {
  const lines = ['id', 'K-1', 'k1', 'K 01', 'K2', '1-12', '11-2', '112'];
  const { records, warnings } = await read(lines, { fields: site });
  expect(records).toHaveLength(7);
  expect(warnings).toEqual([2, 3].map((row) => [row, 'id', 'key_nearly_repeated']));
});

test('an age that nobody reaches is told, by a checked column or a date of birth', async () => {
  const checks = [{ column: 'age', number: { min: 0, max: 200, unit: 'year' } }];
  const date = ['YYYY-MM-DD'];
  const fields = {
    ...site,
    'patient.bornOn': { column: 'born', date },
    'case.presentedOn': { column: 'came', date },
  };
  const lines = [
    'id,age,born,came',
    'A,150,,2020-01-01',
    'B,60,1870-01-01,2020-01-01',
    'C,60,1960-01-01,2020-01-01',
  ];
  expect((await read(lines, { fields, checks })).warnings).toEqual([
    [1, 'age', 'age_implausible'],
    [2, 'born', 'age_implausible'],
  ]);
  const ofWorkUp = { ...site, 'workUp.age': { column: 'age', number: { min: 0, max: 200, unit: 'a' } } };
  expect((await read(['id,age', 'A,121', 'B,120'], { fields: ofWorkUp })).warnings).toEqual([
    [1, 'age', 'age_implausible'],
    [1, 'age', 'item_unknown'],
  ]);
});

test('a stage under an edition that its site has no table of is told, with the one it is read by', async () => {
  const staged = (edition: string) => ({
    'case.site': { constant: 'endometrium' },
    'case.stage': { column: 'figo', words: ['IB'] },
    'case.stageEdition': { constant: edition },
  });
  const lines = ['id,figo', 'A,IB', 'B,'];
  expect((await read(lines, { fields: staged('figo-2014') })).warnings).toEqual([
    [1, 'figo', 'stage_of_another_edition'],
  ]);
  expect((await read(lines, { fields: staged('figo-2009') })).warnings).toEqual([]);
  const ofCourse = {
    'case.site': { constant: 'endometrium' },
    'stage.on': { constant: '2020' },
    'stage.stage': { column: 'figo', text: true },
    'stage.edition': { constant: 'figo-2014' },
  };
  expect((await read(lines, { fields: ofCourse })).warnings).toEqual([
    [1, 'figo', 'stage_of_another_edition'],
  ]);
});

test('a result that no dataset asks for is told once, where it is first met', async () => {
  const fields = { ...site, 'workUp.moon_phase': { column: 'moon', text: true } };
  const { warnings } = await read(['id,moon', 'A,', 'B,full', 'C,new'], { fields });
  expect(warnings).toEqual([[2, 'moon', 'item_unknown']]);
});

test('a residual coded R1 is told unless the mapping says whose code it is', async () => {
  const map = { R0: [0, 0], R1: [1, 10], none: [0, 0] };
  const residual = { column: 'r', map };
  const lines = ['id,r', 'A,R1', 'B,none', 'C,R0'];
  const by = async (field: object) =>
    (await read(lines, { fields: { ...site, 'operation.residual': field }, operation: 'every-row' }))
      .warnings;
  expect(await by(residual)).toEqual([
    [1, 'r', 'residual_scheme_unsaid'],
    [3, 'r', 'residual_scheme_unsaid'],
  ]);
  expect(await by({ ...residual, scheme: 'gynaecologic' })).toEqual([]);
});

test('a marker that cannot be read is left out of its day, a day that cannot be read with all of it', async () => {
  const value = (column: string, unit: string) => ({ column, number: { min: 0, max: 9999, unit } });
  const fields = {
    ...site,
    'markers.on': { column: 'on', date: ['YYYY-MM-DD'] },
    'markers.ca125': value('ca125', 'U/mL'),
    'markers.he4': value('he4', 'pmol/L'),
  };
  const lines = ['id,on,ca125,he4', 'A,2024-01-02,<5,many', 'B,soon,35,40'];
  const { records, warnings } = await read(lines, { fields });
  expect(records.map(({ course }) => course)).toEqual([
    [
      {
        form: 'markers',
        answers: expect.objectContaining({
          on: '2024-01-02',
          ca125: { value: 5, comparator: '<', unit: 'U/mL' },
          he4: null,
        }),
      },
    ],
    [],
  ]);
  expect(warnings).toEqual([
    [1, 'he4', 'result_unreadable'],
    [2, 'on', 'result_unreadable'],
  ]);
});

test('a result that cannot be read is unknown and told; the row and its other results stand', async () => {
  const number = { min: 0, max: 4, unit: null };
  const fields = {
    ...site,
    'workUp.ecog': { column: 'ecog', number },
    'workUp.ecog.takenOn': { column: 'on', date: ['YYYY-MM-DD'] },
    'workUp.ca125': { column: 'ca', number: { min: 0, max: 9999, unit: 'U/mL' } },
  };
  const lines = ['id,ecog,on,ca', 'A,many,2024-01-01,35', 'B,1,soon,36', 'C,1,2024-01-01,37'];
  const { records, warnings, summary } = await read(lines, { fields });
  expect(records.map(({ workUp }) => workUp.map(({ key, value }) => [key, value]))).toEqual([
    [['ca125', 35]],
    [['ca125', 36]],
    [
      ['ecog', 1],
      ['ca125', 37],
    ],
  ]);
  expect(warnings).toEqual([
    [1, 'ecog', 'result_unreadable'],
    [2, 'on', 'result_unreadable'],
  ]);
  expect(summary).toMatchObject({ all: 3, cases: 3, faulty: 0 });
});
