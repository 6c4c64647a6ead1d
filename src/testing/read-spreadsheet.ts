import { bytesOfBuffer } from '../kernel/spreadsheet/archive.ts';
import { openSpreadsheet } from '../kernel/spreadsheet/reader.ts';
import { gathered } from './gathered.ts';

/** The rows of a spreadsheet, the header first, as a table of text has them. */
export const readSpreadsheet = async (bytes: Buffer): Promise<(readonly string[])[]> => {
  const table = await openSpreadsheet(bytesOfBuffer(bytes));
  const rows = await gathered(table.rows, (row) => {
    if ('fault' in row) throw row.fault;
    return row.cells;
  });
  return [table.header, ...rows];
};
