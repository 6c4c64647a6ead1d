import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gathered } from '../../testing/gathered.ts';
import { type TestWorkbook, workbookFiles, workbookOf, zipped } from '../../testing/workbook-files.ts';
import { bytesOfBuffer } from './archive.ts';
import { openSpreadsheet, openSpreadsheetFile, type SpreadsheetOptions } from './reader.ts';

const read = async (bytes: Buffer, options: SpreadsheetOptions = {}) => {
  const table = await openSpreadsheet(bytesOfBuffer(bytes), { file: 'f.xlsx', ...options });
  const rows: string[][] = [];
  const faults: unknown[] = [];
  for await (const item of table.rows) {
    if ('cells' in item) rows.push(item.cells);
    else faults.push({ code: item.fault.code, params: item.fault.params, place: item.fault.place });
  }
  return { header: table.header, rows, faults, facts: table.facts() };
};
const refusal = (bytes: Buffer, options: SpreadsheetOptions = {}) =>
  read(bytes, options).then(
    () => ({ code: 'nothing', params: {}, place: {} }),
    ({ code, params, place }) => ({ code, params, place }),
  );
const of = async (workbook: TestWorkbook, options: SpreadsheetOptions = {}) =>
  read(await workbookOf(workbook), options);

const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const header = (...names: string[]) => row(...names.map(text));
/** One column under the heading `a`. */
const column = (...cells: string[]) => data(header('a'), ...cells.map((cell) => row(cell)));

describe('what cells say', () => {
  test('texts stay as they are: shared, in place, of a formula; without how they are read aloud', async () => {
    const strings =
      '<si><t>007</t></si><si><t>김민지</t><rPh sb="0" eb="3"><t>キム</t></rPh><phoneticPr fontId="1"/></si>' +
      '<si><r><t xml:space="preserve">two </t></r><r><rPr><b/></rPr><t>runs</t></r></si><si><t>=1+1</t></si>';
    const cells = [0, 1, 2, 3].map((at) => `<c t="s"><v>${at}</v></c>`);
    const { rows, facts } = await of({
      strings,
      sheets: [
        column(
          ...cells,
          '<c t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
          '<c t="str"><f>A1&amp;"x"</f><v>made</v></c>',
          text('_x0041__x005F_x0042_'),
          text('&lt;b&gt; &amp;amp;'),
          text('가'.normalize('NFD')),
        ),
      ],
    });
    const expected = ['007', '김민지', 'two runs', '=1+1', 'a b', 'made', 'A_x0042_', '<b> &amp;', '가'];
    expect(rows.flat()).toEqual(expected);
    expect(facts).toMatchObject({ rows: 9, computed: 1 });
  });

  test.each([
    ['1.1000000000000001', '1.1'],
    ['0.1', '0.1'],
    ['7', '7'],
    ['007', '7'],
    ['-0', '0'],
    ['1E-7', '0.0000001'],
    ['-1.25E-8', '-0.0000000125'],
    ['1.5E+22', '1.5E+22'],
    ['1234567890123456789', '1.2345678901234568E+18'],
    ['9007199254740991', '9007199254740991'],
    ['12345678901234', '12345678901234'],
  ])('the number %s is %s', async (written, told) => {
    expect((await of({ sheets: [column(`<c><v>${written}</v></c>`)] })).rows).toEqual([[told]]);
  });

  test('truth is told as spreadsheets write it into text', async () => {
    const cells = ['<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>'];
    expect((await of({ sheets: [column(...cells)] })).rows).toEqual([['TRUE'], ['FALSE']]);
  });

  test('an error, a formula without its result, and what cannot be read are faults of their row', async () => {
    const cells = [
      '<c t="e"><v>#DIV/0!</v></c>',
      '<c><f>1+1</f></c>',
      '<c><f>1+1</f><v></v></c>',
      '<c><v>secret</v></c>',
      '<c t="s"><v>7</v></c>',
      '<c t="b"><v>2</v></c>',
      '<c t="z"><v>2</v></c>',
      text('_x0000_'),
      text('_xD800_'),
      '<c t="str"><f>""</f><v></v></c>',
      text('well'),
    ];
    const { rows, faults, facts } = await of({
      sheets: [data(header('k', 'a'), ...cells.map((cell) => row(text('1'), cell)))],
    });
    const codes = [
      'cell_is_error',
      'cell_not_computed',
      'cell_not_computed',
      ...Array.from({ length: 4 }, () => 'cell_unreadable'),
      'cell_character_unstorable',
      'cell_character_unstorable',
    ];
    expect(faults).toEqual(
      codes.map((code, at) => ({
        code,
        params: { cell: `B${at + 2}` },
        place: { file: 'f.xlsx', row: at + 1, column: 'a' },
      })),
    );
    expect(rows).toEqual([
      ['1', ''],
      ['1', 'well'],
    ]);
    expect(facts).toMatchObject({ rows: 11, computed: 3 });
  });
});

describe('days', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;년&quot;\\ m&quot;월&quot;"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/>' +
    '<numFmt numFmtId="166" formatCode="[Red]0;[$-409]General\\d"/><numFmt numFmtId="167" formatCode="[$-412]AM/PM h:mm"/><numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
    [0, 14, 22, 31, 57, 164, 165, 166, 167, 168, 20].map((id) => `<xf numFmtId="${id}"/>`).join('') +
    '</cellXfs><dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs>';
  const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
  const told = async (style: number, value: string, properties = '') => {
    const { rows, faults } = await of({ styles, properties, sheets: [column(cell(style, value))] });
    return rows[0]?.[0] ?? (faults[0] as { code: string }).code;
  };

  test.each([
    [0, '45352', '45352'],
    [1, '45352', '2024-03-01'],
    [2, '45352.75', '2024-03-01T18:00:00'],
    [2, '45352', '2024-03-01'],
    [3, '45352', '2024-03-01'],
    [4, '45352', '2024-03-01'],
    [5, '45352', '2024-03-01'],
    [6, '45352', '45352'],
    [7, '45352', '45352'],
    [8, '45352.5', '2024-03-01T12:00:00'],
    [10, '0.5', '12:00:00'],
    [10, '0.000011574', '00:00:01'],
    [9, '0.0625', '01:30:00'],
    [1, '1', '1900-01-01'],
    [1, '2', '1900-01-02'],
    [1, '59', '1900-02-28'],
    [1, '61', '1900-03-01'],
    [1, '2958465', '9999-12-31'],
    [1, '45351.99999999999', '2024-03-01'],
    [1, '60', 'cell_day_unknown'],
    [1, '60.5', 'cell_day_unknown'],
    [1, '0', 'cell_day_unknown'],
    [1, '-1', 'cell_day_unknown'],
    [1, '2958466', 'cell_day_unknown'],
  ])('style %i, number %s: %s', async (style, value, expected) => {
    expect(await told(style, value)).toBe(expected);
  });

  test.each([
    ['0', '1904-01-01'],
    ['60', '1904-03-01'],
    ['43890', '2024-03-01'],
  ])('counted from 1904: %s is %s', async (value, expected) => {
    for (const yes of ['1', 'true'])
      expect(await told(1, value, `<workbookPr date1904="${yes}"/>`)).toBe(expected);
    expect(await told(1, '43890', '<workbookPr date1904="0"/>')).toBe('2020-02-29');
  });

  test('a day of the strict form, and a number of a style that is not there', async () => {
    const cells = [
      '<c t="d"><v>2024-03-01T00:00:00</v></c>',
      '<c t="d"><v>2024-03-01T08:30:00</v></c>',
      cell(99, '5'),
    ];
    expect((await of({ styles, sheets: [column(...cells)] })).rows.flat()).toEqual([
      '2024-03-01',
      '2024-03-01T08:30:00',
      '5',
    ]);
  });
});

describe('where cells stand', () => {
  test('places may be left out, gaps are empty, rows that hold nothing are none', async () => {
    const sheet = data(
      '<row r="3"><c r="B3" t="inlineStr"><is><t>b</t></is></c><c t="inlineStr"><is><t>c</t></is></c><c r="E3" s="1"/></row>',
      '<row r="5"><c r="B5"><v>1</v></c></row>',
      '<row><c s="1"/><c><v/></c></row>',
      '<row><c><v>2</v></c><c r="C7"><v>3</v></c><c/></row>',
    );
    const table = await openSpreadsheet(bytesOfBuffer(await workbookOf({ sheets: [sheet] })));
    expect(table.header).toEqual(['', 'b', 'c']);
    expect(await gathered(table.rows)).toEqual([
      { row: 1, line: 5, cells: ['', '1', ''] },
      { row: 2, line: 7, cells: ['2', '', '3'] },
    ]);
    expect(table.facts()).toMatchObject({ rows: 2, blankLines: 1 });
  });

  test('a row longer than the header is a fault; one with a prefix before every name is read', async () => {
    const sheet = data(header('a'), row('<c><v>1</v></c>', '<c><v>2</v></c>'), row('<c><v>3</v></c>'));
    const plain = workbookFiles({ sheets: [sheet] });
    const prefixed = Object.entries(plain).map(([name, xml]) => [
      name,
      xml.replaceAll(/<(\/?)(?=\w)/g, '<$1x:'),
    ]);
    for (const files of [plain, Object.fromEntries(prefixed)]) {
      const { rows, faults } = await read(await zipped(files));
      expect(rows).toEqual([['3']]);
      expect(faults).toEqual([
        {
          code: 'row_ragged',
          params: { expected: 1, found: 2, line: 2 },
          place: { file: 'f.xlsx', row: 1 },
        },
      ]);
    }
  });

  test('a merged cell names all columns of the header it stands over, and nothing below', async () => {
    const cells = ['<c><v>1</v></c>', '<c><v>2</v></c>', '<c><v>3</v></c>'];
    const merged = (...refs: string[]) =>
      `<mergeCells count="1">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    const sheet = data(header('a', 'b'), row(...cells), row(...cells.slice(0, 1)));
    expect(await refusal(await workbookOf({ sheets: [sheet + merged('B1:C1')] }))).toMatchObject({
      code: 'header_repeated',
      params: { first: 2, second: 3 },
    });
    const below = await of({ sheets: [data(header('a', 'b', 'c'), row(...cells)) + merged('A2:C2')] });
    expect(below.rows).toEqual([['1', '2', '3']]);
    const far = `${sheet}<x>${'y'.repeat(200_000)}</x>${merged('A7:B7', 'B1:C1')}`;
    expect(await refusal(await workbookOf({ sheets: [far] }))).toMatchObject({ code: 'header_repeated' });
  });

  test.each([
    ['rows that go back', data('<row r="2"><c><v>1</v></c></row>', '<row r="1"><c><v>1</v></c></row>')],
    ['cells that go back', data(row('<c r="B1"><v>1</v></c>', '<c r="A1"><v>1</v></c>'))],
    ['a column beyond the last', data(row('<c r="XFE1"><v>1</v></c>'))],
    ['a row beyond the last', data('<row r="1048577"><c><v>1</v></c></row>')],
    ['a tag that is not closed', '<sheetData><row>'],
    ['an unknown entity', data(row(text('&secret;')))],
    ['no end of depth', '<a>'.repeat(1000)],
    ['one endless text', data(row(text('x'.repeat(5_000_000))))],
    ['one endless comment', `<!--${'<'.repeat(5_000_000)}-->`],
  ])('%s: not readable', async (_, sheet) => {
    expect(await refusal(await workbookOf({ sheets: [sheet] }))).toMatchObject({
      code: 'spreadsheet_unreadable',
      params: { part: 'sheet' },
    });
  });

  test('a row of too many characters is refused where it stands', async () => {
    const sheet = data(header('a', 'b'), row(text('1')), row(text('x'.repeat(60)), text('y'.repeat(60))));
    expect(await refusal(await workbookOf({ sheets: [sheet] }), { recordLimit: 100 })).toEqual({
      code: 'line_too_long',
      params: { limit: 100, line: 3 },
      place: { file: 'f.xlsx', row: 2 },
    });
  });
});

test('a workbook as the common program lays it out, with all that a table does not need', async () => {
  const start = '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const spaces = `xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="x" xr:uid="{0}"`;
  const sheet = `${start}<worksheet ${spaces}><sheetPr><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1:D3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><selection activeCell="B2" sqref="B2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16.5" x14ac:dyDescent="0.3"/><cols><col min="2" max="2" width="11.125" bestFit="1" customWidth="1"/></cols>
    <sheetData>
      <row r="1" spans="1:4" x14ac:dyDescent="0.3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" s="2"/></row>
      <row r="2" spans="1:4" hidden="1" x14ac:dyDescent="0.3"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>45352</v></c><c r="C2" cm="1"><f t="shared" ref="C2:C3" si="0">B2*2</f><v>3.3000000000000003</v></c><c r="D2" s="2"/></row>
      <row r="3" spans="1:4" x14ac:dyDescent="0.3"><c r="C3"><f t="shared" si="0"/><v>0</v><extLst><ext uri="x"><x14:v xmlns:x14="y">9</x14:v></ext></extLst></c></row>
    </sheetData><sheetProtection sheet="1"/><autoFilter ref="A1:C3"/><mergeCells count="1"><mergeCell ref="A7:B7"/></mergeCells><phoneticPr fontId="1" type="noConversion"/><conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>A1&lt;2</formula></cfRule></conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`;
  const files = workbookFiles({
    sheets: [''],
    strings:
      '<si><t>id</t></si><si><t>날짜</t><phoneticPr fontId="1" type="noConversion"/></si><si><t xml:space="preserve"> twice</t></si><si><t>007</t></si>',
    styles:
      '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"><alignment vertical="center"/></xf><xf numFmtId="49"/></cellXfs>',
    properties:
      '<fileVersion appName="xl"/><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView/></bookViews>',
    files: {
      'xl/worksheets/sheet1.xml': sheet,
      'docProps/app.xml': '<Properties/>',
      'xl/theme/theme1.xml': '<a:theme/>',
    },
  });
  expect(await read(await zipped(files))).toMatchObject({
    header: ['id', '날짜', ' twice'],
    rows: [
      ['007', '2024-03-01', '3.3000000000000003'],
      ['', '', '0'],
    ],
    faults: [],
    facts: { computed: 2, blankLines: 0, otherSheets: [] },
  });
});

describe('sheets', () => {
  const [one, two] = [column('<c><v>1</v></c>'), column('<c><v>2</v></c>', '<c/>', '<c><v>3</v></c>')];
  const sheets = [
    { xml: one, state: 'hidden' },
    { xml: '', type: 'chartsheet' },
    two,
    { xml: one, state: 'veryHidden' },
    one,
  ];
  test('the first that can be seen is read; the others are reported with their rows, by their places', async () => {
    const { rows, facts } = await of({ sheets });
    expect(rows).toEqual([['2'], ['3']]);
    expect(facts).toMatchObject({
      sheet: 3,
      otherSheets: [
        { position: 1, hidden: true, rows: 2 },
        { position: 2, hidden: false, rows: 0 },
        { position: 4, hidden: true, rows: 2 },
        { position: 5, hidden: false, rows: 2 },
      ],
    });
    expect(JSON.stringify(facts)).not.toContain('S3');
  });
  test('another one is read when it is named, a hidden one too', async () => {
    expect((await of({ sheets }, { sheet: 1 })).rows).toEqual([['1']]);
    expect((await of({ sheets }, { sheet: 5 })).facts.sheet).toBe(5);
    for (const sheet of [0, 2, 6])
      expect(await refusal(await workbookOf({ sheets }), { sheet })).toMatchObject({
        code: 'sheet_unknown',
        params: { sheet, count: 5 },
      });
  });
  test('hidden ones are never read unasked; one without rows is an empty table', async () => {
    const hidden = [{ xml: one, state: 'hidden' }];
    expect(await refusal(await workbookOf({ sheets: hidden }))).toMatchObject({ code: 'sheet_all_hidden' });
    for (const xml of ['<sheetData/>', '', data(row('<c s="1"/>'))])
      expect(await refusal(await workbookOf({ sheets: [xml] }))).toMatchObject({ code: 'file_empty' });
  });
});

describe('files that are made to do harm', () => {
  const good = { sheets: [column('<c><v>1</v></c>')] };

  test('what unpacks to more than the limit is refused, whatever the archive says of its size', async () => {
    const big = ' '.repeat(65_536);
    const bomb = await zipped(
      Object.entries(workbookFiles(good)).map(([name, content]) => ({
        name,
        content: () =>
          name.endsWith('sheet1.xml')
            ? (function* () {
                yield '<worksheet><sheetData>';
                for (let n = 0; n < 1024; n += 1) yield big;
                yield '</sheetData></worksheet>';
              })()
            : [content],
      })),
    );
    expect(bomb.length).toBeLessThan(100_000);
    const limit = 1_000_000;
    expect(await refusal(bomb, { limits: { unpacked: limit } })).toEqual({
      code: 'spreadsheet_too_large',
      params: { limit },
      place: { file: 'f.xlsx' },
    });
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1; ) {
      lying.writeUInt32LE(5, at + 24);
      at = lying.indexOf('PK\u0001\u0002', at + 4, 'latin1');
    }
    expect(await refusal(lying, { limits: { unpacked: limit } })).toMatchObject({
      code: 'spreadsheet_too_large',
    });
    const strings = await workbookOf({ ...good, strings: `<si><t>${'x'.repeat(200_000)}</t></si>` });
    expect(await refusal(strings, { limits: { kept: 100_000 } })).toMatchObject({
      params: { limit: 100_000 },
    });
    expect((await read(strings)).rows).toEqual([['1']]);
  });

  test('too many files, two of one name, and paths that lead elsewhere', async () => {
    const files = workbookFiles(good);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`x/${n}`, '']));
    expect(await refusal(await zipped({ ...files, ...many }), { limits: { files: 40 } })).toMatchObject({
      code: 'spreadsheet_of_many_files',
      params: { limit: 40 },
    });
    expect(await refusal(await zipped({ ...files, 'XL/workbook.xml': '<workbook/>' }))).toMatchObject({
      code: 'spreadsheet_unreadable',
    });
    const tricks = { '../../etc/passwd': 'x', '/etc/shadow': 'x', 'C:\\windows\\x': 'x' };
    expect((await read(await zipped({ ...files, ...tricks }))).rows).toEqual([['1']]);
    const away = {
      'xl/_rels/workbook.xml.rels':
        files['xl/_rels/workbook.xml.rels']?.replace('worksheets/sheet1.xml', '../../../etc/passwd') ?? '',
    };
    expect(await refusal(await zipped({ ...files, ...away }))).toMatchObject({
      code: 'spreadsheet_unreadable',
    });
  });

  test.each(['xl/workbook.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml', 'xl/_rels/workbook.xml.rels'])(
    'a document type in %s is refused, and so is what is no UTF-8',
    async (name) => {
      const files = workbookFiles(good);
      const declared = `<!DOCTYPE a [<!ENTITY x "y">]>${files[name]}`;
      expect(await refusal(await zipped({ ...files, [name]: declared }))).toMatchObject({
        code: 'spreadsheet_declares_type',
      });
      const wide = await zipped(
        Object.entries(files).map(([each, content]) => ({
          name: each,
          content: () => (each === name ? ([Buffer.from(`${content}\u{fe}`, 'latin1')] as never) : [content]),
        })),
      );
      expect(await refusal(wide)).toMatchObject({ code: 'encoding_wrong', params: { encoding: 'utf-8' } });
    },
  );

  test('every cut and many changed bytes end in a refusal of ours or in the same rows', async () => {
    const bytes = await workbookOf(good);
    for (let length = 0; length < bytes.length; length += 7)
      expect((await refusal(bytes.subarray(0, length))).code, String(length)).toMatch(/^spreadsheet_/);
    for (let at = 0; at < bytes.length; at += 3) {
      const spoilt = Buffer.from(bytes);
      spoilt.writeUInt8(spoilt.readUInt8(at) ^ 0x55, at);
      const found = await read(spoilt).catch((error) => error);
      if ('rows' in found) expect(found.rows).toEqual([['1']]);
      else expect(found, String(at)).toMatchObject({ name: 'AppError', status: 422 });
    }
  });

  test('locked files, the old kind, and archives that hold something else are told apart', async () => {
    const ole = (name: string) => {
      const bytes = Buffer.alloc(2048);
      Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
      bytes.writeUInt16LE(9, 30);
      bytes.writeUInt32LE(1, 48);
      bytes.write(name, 1024 + 128, 'utf16le');
      return bytes;
    };
    expect(await refusal(ole('EncryptedPackage'))).toMatchObject({ code: 'spreadsheet_locked' });
    expect(await refusal(ole('Workbook'))).toMatchObject({ code: 'spreadsheet_old' });
    expect(await refusal(ole('WordDocument'))).toMatchObject({
      code: 'not_a_text_file',
      params: { kind: 'ole' },
    });
    const other = await zipped({ 'word/document.xml': '<x/>' });
    expect(await refusal(other)).toMatchObject({ code: 'not_a_text_file', params: { kind: 'zip' } });
    const locked = await workbookOf(good);
    const at = locked.indexOf('PK\u0001\u0002', 0, 'latin1');
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8);
    expect(await refusal(locked)).toMatchObject({ code: 'spreadsheet_locked' });
    const binary = workbookFiles(good)['_rels/.rels']?.replace('workbook.xml', 'workbook.bin') ?? '';
    expect(await refusal(await zipped({ '_rels/.rels': binary }))).toMatchObject({
      params: { kind: 'xlsb' },
    });
  });

  test('files that are kept as they are, as some programs do, are read too', async () => {
    const [locals, listed]: [Buffer[], Buffer[]] = [[], []];
    let at = 0;
    for (const [name, text] of Object.entries(workbookFiles(good))) {
      const [title, content] = [Buffer.from(name), Buffer.from(text)];
      const head = (bytes: number, from: number) => {
        const written = Buffer.alloc(bytes);
        written.writeUInt32LE(crc32(content), from);
        written.writeUInt32LE(content.length, from + 4);
        written.writeUInt32LE(content.length, from + 8);
        written.writeUInt16LE(title.length, from + 12);
        return written;
      };
      const [local, entry] = [head(30, 14), head(46, 16)];
      local.write('PK\u0003\u0004', 'latin1');
      entry.write('PK\u0001\u0002', 'latin1');
      entry.writeUInt32LE(at, 42);
      locals.push(local, title, content);
      listed.push(entry, title);
      at += 30 + title.length + content.length;
    }
    const end = Buffer.alloc(22);
    end.write('PK\u0005\u0006', 'latin1');
    end.writeUInt16LE(listed.length / 2, 10);
    end.writeUInt32LE(Buffer.concat(listed).length, 12);
    end.writeUInt32LE(at, 16);
    expect((await read(Buffer.concat([...locals, ...listed, end]))).rows).toEqual([['1']]);
  });

  test('a file that is not there, and a folder', async () => {
    const error = { code: 'file_not_readable' };
    await expect(openSpreadsheetFile('/no/such.xlsx')).rejects.toMatchObject({
      ...error,
      place: { file: 'such.xlsx' },
    });
    await expect(openSpreadsheetFile('src')).rejects.toMatchObject(error);
  });
});
