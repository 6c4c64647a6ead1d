import { zipOf } from '../zip.ts';
import { columnLetters, escaped } from './cell-text.ts';
import { serialOf } from './serial-day.ts';

/** A text, a number, a day (YYYY-MM-DD), or nothing. There is no way to say a formula. */
export type WrittenCell = string | number | { readonly day: string } | null;
export type WrittenSheet = {
  /** At most 31 characters, without `[]:*?/\`. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly WrittenCell[]> | Iterable<readonly WrittenCell[]>;
};

const longestText = 32_767;
const mostRows = 1_048_576;
const start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${start}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/></Types>`;
const relations = `${start}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const ofWorkbook = `${start}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
const workbook = (name: string): string =>
  `${start}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
/** Style 1 is a day, style 2 the header. */
const styles = `${start}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;
const sheetStart = `${start}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>`;
const sheetEnd = '</sheetData></worksheet>';

const textCell = (place: string, text: string, style: number): string => {
  if (text.length > longestText) throw new RangeError('a text longer than a cell of a spreadsheet holds');
  const styled = style === 0 ? '' : ` s="${style}"`;
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
};

const cellOf = (cell: WrittenCell, place: string, style: number): string => {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(place, cell, style);
  if (typeof cell === 'object') {
    const serial = serialOf(cell.day);
    return serial === null ? textCell(place, cell.day, style) : `<c r="${place}" s="1"><v>${serial}</v></c>`;
  }
  if (!Number.isFinite(cell)) throw new RangeError('a spreadsheet holds finite numbers alone');
  return `<c r="${place}"><v>${cell}</v></c>`;
};

const rowOf = (cells: readonly WrittenCell[], row: number, style: number): string => {
  if (row > mostRows) throw new RangeError('more rows than a spreadsheet holds');
  const written = cells.map((cell, index) => cellOf(cell, `${columnLetters(index + 1)}${row}`, style));
  return `<row r="${row}">${written.join('')}</row>`;
};

/** Rows are given on in pieces of about this many characters. */
const piece = 65_536;

const sheetOf = async function* ({ header, rows }: WrittenSheet): AsyncGenerator<string> {
  let [text, row] = [sheetStart + rowOf(header, 1, 2), 1];
  for await (const cells of rows) {
    row += 1;
    text += rowOf(cells, row, 0);
    if (text.length < piece) continue;
    yield text;
    text = '';
  }
  yield text + sheetEnd;
};

/**
 * Bytes of an .xlsx workbook of one sheet, made while its rows are read: texts are never formulas, numbers are numbers, a day is a day
 * (before 1 March 1900 a text), the header is bold and stays in view.
 */
export const writtenSpreadsheet = (sheet: WrittenSheet): AsyncGenerator<Buffer> =>
  zipOf([
    { name: '[Content_Types].xml', content: () => [contentTypes] },
    { name: '_rels/.rels', content: () => [relations] },
    { name: 'xl/workbook.xml', content: () => [workbook(sheet.name)] },
    { name: 'xl/_rels/workbook.xml.rels', content: () => [ofWorkbook] },
    { name: 'xl/styles.xml', content: () => [styles] },
    { name: 'xl/worksheets/sheet1.xml', content: () => sheetOf(sheet) },
  ]);
