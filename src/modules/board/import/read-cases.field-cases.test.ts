import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gathered } from '../../../testing/gathered.ts';
import { parseMapping } from './find-mapping.ts';
import { readCases } from './read-cases.ts';

const shared = resolve('../shared/data/field-cases');
const here = existsSync(shared);
const notice = here ? '' : ' (skipped: ../shared/data is not there)';

type Body = { fields: Record<string, object> } & Record<string, unknown>;
const bodyOf = (folder: string, name = 'mapping.json') =>
  JSON.parse(readFileSync(resolve(shared, folder, name), 'utf8')) as Body;
const read = async (folder: string, body: Body, file = 'table.csv') => {
  const table = await readCases(resolve(shared, folder, file), parseMapping(body, 'mapping.json'));
  const rows = await gathered(table.rows);
  return {
    cases: rows.flatMap((row) => ('record' in row ? [row.record] : [])),
    warnings: rows.flatMap((row) =>
      'warnings' in row ? row.warnings.map(({ column, code, why }) => [row.row, column, code, why]) : [],
    ),
    summary: table.summary(),
  };
};

describe.runIf(here)(`what failed in the field${notice}`, () => {
  test('centimetres are kept as millimetres', async () => {
    const { cases } = await read('residual-in-cm', bodyOf('residual-in-cm'));
    expect(cases.map(({ operations }) => operations[0]?.report.residual)).toEqual([
      { min: 0, max: 0 },
      { min: 5, max: 5 },
      { min: 20, max: 20 },
    ]);
  });

  test('signs of laboratories are kept, and commas between thousands where the mapping says so', async () => {
    const body = bodyOf('lab-comparator');
    const ca125 = {
      column: 'ca125',
      number: { min: 0, max: 100_000, unit: 'U/mL', thousands: ',' },
    };
    const { cases } = await read('lab-comparator', {
      ...body,
      fields: { ...body.fields, 'workUp.ca125': ca125 },
    });
    expect(cases.map(({ workUp }) => workUp.map(({ value }) => value))).toEqual([
      [412, 1.9],
      ['>5000', '<0.5'],
      [1250, 2.1],
    ]);
  });

  test('a value that cannot be read takes its result out and leaves the woman in, with a word', async () => {
    const { cases, warnings, summary } = await read('lab-comparator', bodyOf('lab-comparator'));
    expect(summary.rows).toMatchObject({ cases: 3, faulty: 0 });
    expect(cases[2]?.workUp.map(({ key, value }) => [key, value])).toEqual([['cea', 2.1]]);
    expect(warnings).toEqual([[3, 'ca125', 'result_unreadable', 'number_unreadable']]);
  });

  test('one day in four spellings of a spreadsheet, each named', async () => {
    const body = bodyOf('excel-dates');
    const doneOn = {
      column: 'op_date',
      date: ['YYYY-MM-DD hh:mm:ss', 'YYYY. M. D.', 'DD.MM.20YY', 'serial-1900'],
    };
    const fields = { ...body.fields, 'operation.doneOn': doneOn };
    const { cases } = await read('excel-dates', { ...body, fields });
    expect(cases.map(({ operations }) => operations[0]?.report.doneOn)).toEqual(
      Array.from({ length: 4 }, () => '2025-03-07'),
    );
    const { summary } = await read('excel-dates', body);
    expect(summary.rows).toMatchObject({ cases: 1, faulty: 3 });
  });

  test('a Windows code page that is named; without its name the table is refused', async () => {
    const { cases } = await read('cyrillic-1251', bodyOf('cyrillic-1251', 'mapping-named.json'));
    expect(cases.map((record) => [record.case.site, record.case.stage])).toEqual([
      ['ovary', 'IIIC'],
      ['peritoneum', 'IVB'],
    ]);
    await expect(read('cyrillic-1251', bodyOf('cyrillic-1251'))).rejects.toMatchObject({
      code: 'encoding_unknown',
    });
  });

  test('a row that describes columns is skipped by its word', async () => {
    const { cases, summary } = await read('description-rows', bodyOf('description-rows'), 'table.tsv');
    expect(cases.map(({ key }) => key)).toEqual(['K1', 'K2']);
    expect(summary.rows).toEqual({
      all: 3,
      cases: 2,
      joined: 0,
      faulty: 0,
      skipped: { 'description-row': 1 },
    });
  });
});
