import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gathered } from '../../testing/gathered.ts';
import { type DelimitedOptions, openDelimited, openDelimitedFile } from './reader.ts';

const shared = resolve('../shared/data/bad-inputs');
const here = existsSync(shared);
const notice = here ? '' : ' (skipped: ../shared/data is not there)';

const stream = async function* (bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
};
const read = async (input: string | Uint8Array, options: DelimitedOptions = {}) => {
  const table = await openDelimited(stream(Buffer.from(input as string)), { file: 'f.csv', ...options });
  const rows: string[][] = [];
  const faults: unknown[] = [];
  for await (const item of table.rows) {
    if ('cells' in item) rows.push(item.cells);
    else faults.push({ code: item.fault.code, params: item.fault.params, place: item.fault.place });
  }
  return { header: table.header, rows, faults, facts: table.facts() };
};
const refusal = async (input: string | Uint8Array, options: DelimitedOptions = {}) => {
  const { code, params, place } = await read(input, options).then(
    () => ({ code: 'nothing', params: {}, place: {} }),
    (error) => error,
  );
  return { code, params, place };
};

describe('splitting', () => {
  test.each(['\n', '\r\n', '\r'])('line ends %j', async (end) => {
    const { header, rows } = await read(['a,b', '1,"x, ""y"""', `"two${end}lines",`, ''].join(end));
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      ['1', 'x, "y"'],
      [`two${end}lines`, ''],
    ]);
  });

  test.each([
    ['tab', 'a,b\tc;d\n1\t2'],
    ['semicolon', 'a;"b,c,d,e"\n1,5;2'],
    ['comma', 'a,b\n1;2;3,4'],
    ['comma', 'only\n1'],
    ['semicolon', '\n\r\na;b\n1;2'],
    ['semicolon', 'a;b\r1,2,3,4;5'],
    ['tab', '\ta\n1\t2'],
  ])('finds the delimiter %s in the header', async (delimiter, text) => {
    expect((await read(text)).facts.delimiter).toBe(delimiter);
  });

  test('a blank line is no row, unless the table has one column: then it is one without a value', async () => {
    expect((await read('a,b\n1,2\n\n3,4\n')).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(await read('only\n1\n\n2\n')).toMatchObject({
      rows: [['1'], [''], ['2']],
      facts: { rows: 3, blankLines: 0 },
    });
  });

  test.each([
    ['semicolon', 'sep=;\r\na;b\r\n1,5;2\r\n3\r\n'],
    ['comma', 'sep=,\na,b\n"1,5",2\n3\n'],
    ['tab', '\ufeffSEP=\t\ra\tb\r1,5\t2\r3\r'],
    ['semicolon', '"sep=;"\na;b\n1,5;2\n3\n'],
  ])('a first line that names the separator %s is its word, and no row', async (delimiter, text) => {
    for (const told of [undefined, 'comma'] as const) {
      const { header, rows, faults, facts } = await read(text, told && { delimiter: told });
      expect({ header, rows, delimiter: facts.delimiter }).toEqual({
        header: ['a', 'b'],
        rows: [['1,5', '2']],
        delimiter,
      });
      expect(faults).toMatchObject([{ place: { row: 2 }, params: { line: 4 } }]);
    }
  });

  test('a column that is called so is a column, and a file of nothing else is empty', async () => {
    expect((await read('sep=;x;b\n1;2;3')).header).toEqual(['sep=', 'x', 'b']);
    expect((await read('a;b\nsep=;\n')).rows).toEqual([['sep=', '']]);
    expect(await refusal('sep=;\n')).toMatchObject({ code: 'file_empty' });
  });

  test('a told delimiter is not second-guessed', async () => {
    expect((await read('a,b\n1,2', { delimiter: 'tab' })).rows).toEqual([['1,2']]);
  });

  test('row counts rows and line counts lines, past line breaks in cells and blank lines', async () => {
    const table = await openDelimited(stream(Buffer.from('a,b\r\n"1\r\n2\n3",4\r\n\r\n5,6\r\n7,8\r\n\r\n')));
    const rows = await gathered(table.rows, ({ row, line }) => [row, line]);
    expect(rows).toEqual([
      [1, 2],
      [2, 6],
      [3, 7],
    ]);
    expect(table.facts()).toMatchObject({ rows: 3, blankLines: 2 });
  });

  test('a cell is in one form, however its file spells it', async () => {
    const { header, rows } = await read('이름,b\n김민지,Nguyễn\n'.normalize('NFD'));
    expect([header, ...rows]).toEqual([
      ['이름', 'b'],
      ['김민지', 'Nguyễn'],
    ]);
  });

  test('half a character in a file of UTF-16 is no text', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\nx\ud800,2\n', 'utf16le')]);
    const told = await read(bytes).then(
      ({ rows, faults }) => ({ rows, faults }),
      (error) => ({ rows: [], faults: [{ code: error.code }] }),
    );
    expect(JSON.stringify(told.rows)).not.toContain('x');
    expect(told.faults).toHaveLength(1);
  });

  test('a ragged row is a fault among sound rows', async () => {
    const { rows, faults } = await read('a,b\n1,2\n3\n4,5,6\n7,8\n');
    expect(rows).toEqual([
      ['1', '2'],
      ['7', '8'],
    ]);
    expect(faults).toEqual([
      { code: 'row_ragged', params: { expected: 2, found: 1, line: 3 }, place: { file: 'f.csv', row: 2 } },
      { code: 'row_ragged', params: { expected: 2, found: 3, line: 4 }, place: { file: 'f.csv', row: 3 } },
    ]);
  });

  test('hash and size are those of the file', async () => {
    const bytes = Buffer.from('\u{feff}a;b\r\n가;2\r\n');
    const { facts } = await read(bytes);
    expect(facts.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(facts).toMatchObject({ bytes: bytes.length, encoding: 'utf-8', delimiter: 'semicolon', rows: 1 });
  });
});

describe('refusals', () => {
  test('an empty file, and one of blank lines', async () => {
    expect(await refusal('')).toEqual({ code: 'file_empty', params: {}, place: { file: 'f.csv' } });
    expect((await refusal('\n\r\n')).code).toBe('file_empty');
  });
  test('header only has no rows', async () => {
    expect(await read('a,b\n')).toMatchObject({ header: ['a', 'b'], rows: [] });
  });
  test('a repeated column is told by position, not by name', async () => {
    expect(await refusal('x,,secret,,secret\n')).toEqual({
      code: 'header_repeated',
      params: { first: 3, second: 5 },
      place: { file: 'f.csv' },
    });
  });
  test.each([
    ['width', 'stage,ｓｔａｇｅ\n'],
    ['spaces', 'stage, stage \n'],
    ['signs that nobody sees', 'stage,stage\u200b\n'],
    ['a spelling', '\u00e9,e\u0301\n'],
  ])('columns that look the same, told apart by %s alone, are one name twice', async (_by, text) => {
    expect(await refusal(text)).toMatchObject({ code: 'header_repeated', params: { first: 1, second: 2 } });
  });
  test('columns told apart by capitals are two, and several may have no name', async () => {
    expect(await read('Stage,stage,, ,\u200b\n')).toMatchObject({
      header: ['Stage', 'stage', '', ' ', '\u200b'],
    });
  });
  test.each([
    ['zip', Buffer.from('504b0304140000000800', 'hex')],
    ['xlsx', Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.from('[Content_Types].xml')])],
    ['gzip', Buffer.from('1f8b0800', 'hex')],
    ['ole', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['zip', Buffer.from('504b050600000000', 'hex')],
    ['xlsx', Buffer.from('504b0304140000000800xl/workbook.xml', 'latin1').fill('504b0304', 0, 4, 'hex')],
    ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['jpeg', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['sqlite', Buffer.from('SQLite format 3\0')],
    ['parquet', Buffer.from('PAR1')],
    ['7z', Buffer.from('377abcaf271c0004', 'hex')],
    ['zstd', Buffer.from('28b52ffd04', 'hex')],
    ['xz', Buffer.from('fd377a585a0000', 'hex')],
    ['bzip2', Buffer.from('BZh91AY&SY')],
    ['dicom', Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')])],
    ['binary', Buffer.from([1, 0, 2, 0, 7, 0, 0, 0, 0, 9])],
    ['binary', Buffer.from('A\u{1}B\u{2}', 'utf16le')],
    ['binary', Buffer.concat([Buffer.from('A', 'utf16le'), Buffer.alloc(62, 0xc3)])],
  ])('%s called .csv', async (kind, bytes) => {
    expect(await refusal(bytes)).toEqual({
      code: 'not_a_text_file',
      params: { kind },
      place: { file: 'f.csv' },
    });
  });
  test('a zero byte far into the text', async () => {
    const text = `a,b\n${'1,2\n'.repeat(50_000)}3,\0\n`;
    expect(await refusal(text)).toMatchObject({ code: 'not_a_text_file', place: { row: 50_001 } });
  });
  test('a quote that never closes names the row it opened on', async () => {
    expect(await refusal('a,b\n1,2\n3,"secret\n5,6\n')).toEqual({
      code: 'quote_not_closed',
      params: { line: 3 },
      place: { file: 'f.csv', row: 2 },
    });
  });
  test('a file that is not there, and a folder', async () => {
    await expect(openDelimitedFile('/no/such.csv')).rejects.toMatchObject({
      code: 'file_not_readable',
      place: { file: 'such.csv' },
    });
    await expect(openDelimitedFile(resolve('src'))).rejects.toMatchObject({ code: 'file_not_readable' });
  });
});

describe('the limit is that of a line', () => {
  test.each([
    ['that ends with CR alone', Buffer.from(`a,b\r${'1,2\r'.repeat(50)}`), ['1', '2']],
    [
      'of UTF-16, in its units',
      Buffer.from(`\u{feff}a,b\n1,${'x'.repeat(80)}`, 'utf16le'),
      ['1', 'x'.repeat(80)],
    ],
  ])('%s', async (_, bytes, last) => {
    expect((await read(bytes, { recordLimit: 100 })).rows.at(-1)).toEqual(last);
  });
});

describe('one endless line', () => {
  const endless = async function* (start: string, chunk: Buffer, given: { bytes: number }) {
    yield Buffer.from(start);
    for (; given.bytes < 100_000_000; given.bytes += chunk.length) yield chunk;
  };
  test.each([
    ['plain', 'a,b\n1,2\n3,', 'x'.repeat(65_536)],
    ['delimiters', 'a,b\n1,2\n3,', ','.repeat(65_536)],
    ['in quotes, with line breaks', 'a,b\n1,2\n3,"', `${'x'.repeat(63)}\n`.repeat(1024)],
    ['UTF-16', '\u{feff}a,b\n1,2\n3,', 'x'.repeat(65_536)],
  ])('100 MB, %s: refused after little more than the limit', async (name, start, chunk) => {
    const given = { bytes: 0 };
    const code = name === 'UTF-16' ? 'utf16le' : 'utf8';
    const source = endless('', Buffer.from(chunk, code), given);
    const whole = (async function* () {
      yield Buffer.from(start, code);
      yield* source;
    })();
    const table = await openDelimited(whole, { file: 'f.csv' }).catch((error) => error);
    const error = 'rows' in table ? await gathered(table.rows).catch((reason) => reason) : table;
    expect(error).toMatchObject({ code: 'line_too_long', params: { limit: 1_048_576 }, place: { row: 2 } });
    expect(given.bytes).toBeLessThan(4_000_000);
  });

  test('a header of 100 MB has no row to name', async () => {
    const source = endless('a', Buffer.alloc(65_536, 'x'), { bytes: 0 });
    await expect(openDelimited(source, { file: 'f.csv' })).rejects.toMatchObject({
      code: 'line_too_long',
      place: { file: 'f.csv' },
    });
  });
});

describe.runIf(here)(`strings and tables made to break things${notice}`, () => {
  const folder = resolve(shared, 'csv-spectrum');
  const names = here ? readdirSync(resolve(folder, 'csvs')) : [];
  test.each(names)('csv-spectrum %s', async (name) => {
    const table = await openDelimitedFile(resolve(folder, 'csvs', name));
    const rows = await gathered(table.rows, (row) => ('cells' in row ? row.cells : []));
    const expected = JSON.parse(readFileSync(resolve(folder, 'json', name.replace('.csv', '.json')), 'utf8'));
    if (name === 'location_coordinates.csv') {
      // Its expected JSON holds another telephone number and other characters than the file: only the cut is compared.
      expect(table.header).toEqual(Object.keys(expected));
      expect(rows).toEqual([
        ['2095257564', '37\u{fffd}36\'37.8"N 121\u{fffd}2\'17.9"W', 'Modesto', 'Stanislaus'],
      ]);
      return;
    }
    const found = rows.map((row) =>
      Object.fromEntries(row.map((cell, index) => [table.header[index], cell])),
    );
    expect(found).toEqual(expected);
  });

  test.each(['utf8', 'utf16le'] as const)('naughty strings come through unchanged as %s', async (code) => {
    const strings: string[] = JSON.parse(readFileSync(resolve(shared, 'blns.json'), 'utf8'));
    const lines = readFileSync(resolve(shared, 'blns.txt'), 'utf8').split('\n');
    const cells = [...strings, ...lines];
    const quoted = cells.map((cell, index) => `${index},"${cell.replaceAll('"', '""')}"\r\n`).join('');
    const { rows, faults } = await read(Buffer.from(`\u{feff}n,string\r\n${quoted}`, code));
    expect(faults).toEqual([]);
    expect(rows.map((row) => row[1])).toEqual(cells);
  });

  test('pictures and JSON files are refused or read, never worse', async () => {
    for (const name of ['dicom', 'json-test-suite'].flatMap((sub) =>
      readdirSync(resolve(shared, sub)).map((file) => resolve(shared, sub, file)),
    )) {
      const rows = async () => gathered((await openDelimitedFile(name)).rows);
      const error = await rows().then(
        () => null,
        (reason) => reason,
      );
      if (error !== null) expect(error, name).toMatchObject({ name: 'AppError', status: 422 });
    }
  });
});
