import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gathered } from '../../testing/gathered.ts';
import { bytesOfBuffer, openArchive } from './archive.ts';
import { openSpreadsheet } from './reader.ts';
import { type WrittenCell, writtenSpreadsheet } from './writer.ts';

const written = async (header: readonly string[], rows: readonly (readonly WrittenCell[])[]) =>
  Buffer.concat(await gathered(writtenSpreadsheet({ name: 'Cases [2024]', header, rows })));
const readBack = async (bytes: Buffer) => {
  const table = await openSpreadsheet(bytesOfBuffer(bytes));
  const rows = await gathered(table.rows, (row) => ('cells' in row ? row.cells : row.fault.code));
  return { header: table.header, rows };
};
const sheetXml = async (bytes: Buffer): Promise<string> => {
  const archive = await openArchive(bytesOfBuffer(bytes), { unpacked: 1e6, kept: 1e6, files: 100 }, '');
  return Buffer.concat(await gathered(archive.part('xl/worksheets/sheet1.xml'))).toString();
};

test('texts are texts, numbers numbers, days days; what would run in a spreadsheet is a text', async () => {
  const bytes = await written(
    ['a', 'b', 'c'],
    [
      ["=cmd|'/c calc'!A1", -1.5, { day: '2024-03-01' }],
      ['+1', null, { day: '1899-05-05' }],
      ['  007 ', 1e-7, { day: '1900-03-01' }],
      ['a\r\nb\tc', 0, null],
    ],
  );
  expect(await readBack(bytes)).toEqual({
    header: ['a', 'b', 'c'],
    rows: [
      ["=cmd|'/c calc'!A1", '-1.5', '2024-03-01'],
      ['+1', '', '1899-05-05'],
      ['  007 ', '0.0000001', '1900-03-01'],
      ['a\r\nb\tc', '0', ''],
    ],
  });
  const xml = await sheetXml(bytes);
  expect(xml).toContain('<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">=cmd|');
  expect(xml).toContain('<c r="B2"><v>-1.5</v></c><c r="C2" s="1"><v>45352</v></c>');
  expect(xml).toContain('state="frozen"');
  expect(xml).toContain('<c r="A1" s="2" t="inlineStr">');
  expect(xml).not.toMatch(/<f[\s>]/);
});

test('what a cell cannot hold is an error, and what XML cannot hold is left out', async () => {
  expect((await readBack(await written(['a'], [['x\u0000\u0007y\ufffe'], ['\ud800z']]))).rows).toEqual([
    ['xy'],
    ['\u{fffd}z'],
  ]);
  for (const cell of [Number.NaN, Number.POSITIVE_INFINITY, 'x'.repeat(32_768)])
    await expect(written(['a'], [[cell]])).rejects.toThrow(RangeError);
});

test('columns beyond Z', async () => {
  const header = Array.from({ length: 800 }, (_, n) => `c${n}`);
  const row = header.map((_, n) => n + 1);
  expect(await readBack(await written(header, [row]))).toEqual({ header, rows: [row.map(String)] });
});

const storable = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '_',
        'x',
        '0',
        '4',
        '1',
        'D',
        'F',
        '5',
        '\r',
        '\n',
        ' ',
        '<',
        '&',
        '"',
        '=',
        '가',
      ),
    }),
  )
  // oxlint-disable-next-line no-control-regex
  .map((text) => text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').normalize('NFC'));
const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => ({ day: date.toISOString().slice(0, 10) }));
const plain = (number: number): string =>
  Object.is(number, -0)
    ? '0'
    : number.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 17 });

test('what is written is what is read', async () => {
  const cell = fc.oneof(
    storable,
    day,
    fc.constant(null),
    fc.integer(),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
  );
  const rows = fc.array(fc.tuple(fc.constant('k'), cell, cell), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const { rows: found } = await readBack(await written(['a', 'b', 'c'], given));
      const told = (one: WrittenCell): unknown => {
        if (typeof one === 'number')
          return expect.toSatisfy((text: string) => Number(text) === one || plain(one) === text);
        return typeof one === 'string' ? one : (one?.day ?? '');
      };
      expect(found).toEqual(given.map((row) => row.map(told)));
    }),
    { numRuns: 200 },
  );
}, 30_000);
