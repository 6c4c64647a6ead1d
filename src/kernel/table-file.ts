import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type DelimitedFacts,
  type DelimitedOptions,
  type DelimitedTable,
  openDelimited,
  openDelimitedFile,
} from './delimited/reader.ts';
import { usage } from './errors.ts';
import { bytesOfBuffer } from './spreadsheet/archive.ts';
import { looksLikeSpreadsheet } from './spreadsheet/old-file.ts';
import {
  openSpreadsheet,
  openSpreadsheetFile,
  type SpreadsheetFacts,
  type SpreadsheetOptions,
} from './spreadsheet/reader.ts';

/** A sheet is asked for of a spreadsheet alone; encoding and delimiter are of a text alone. */
export type TableOptions = DelimitedOptions & Pick<SpreadsheetOptions, 'sheet' | 'decimalCommas'>;
export type TableFacts = DelimitedFacts | SpreadsheetFacts;
/** A table, whatever kind of file it comes from. */
export type FileTable = Omit<DelimitedTable, 'facts'> & { facts: () => TableFacts };

const spreadsheetOptions = ({
  file,
  sheet,
  decimalCommas,
  recordLimit,
}: TableOptions): SpreadsheetOptions => ({
  ...(file === undefined ? {} : { file }),
  ...(sheet === undefined ? {} : { sheet }),
  ...(decimalCommas === undefined ? {} : { decimalCommas }),
  ...(recordLimit === undefined ? {} : { recordLimit }),
});

const withoutSheet = (options: TableOptions): DelimitedOptions => {
  if (options.sheet !== undefined) throw usage('sheet_of_no_spreadsheet');
  return options;
};

/** Empty for what cannot be read: whoever opens it then says why. */
const headOf = async (path: string): Promise<Buffer> => {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return Buffer.alloc(0);
  }
};

/** Opens a delimited text or a spreadsheet, told by their first bytes; refuses what the one or the other refuses. */
export const openTableFile = async (path: string, options: TableOptions = {}): Promise<FileTable> =>
  looksLikeSpreadsheet(await headOf(path))
    ? openSpreadsheetFile(path, { file: basename(path), ...spreadsheetOptions(options) })
    : openDelimitedFile(path, withoutSheet(options));

const allOf = async function* (first: Uint8Array[], rest: AsyncIterator<Uint8Array>) {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
};

/** The same of bytes that are not a file; those of a spreadsheet are read to their end first. */
export const openTable = async (
  source: AsyncIterable<Uint8Array>,
  options: TableOptions = {},
): Promise<FileTable> => {
  const rest = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let size = 0; size < 8; ) {
    const next = await rest.next();
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  if (!looksLikeSpreadsheet(Buffer.concat(first)))
    return openDelimited(allOf(first, rest), withoutSheet(options));
  const blocks: Uint8Array[] = [];
  for await (const block of allOf(first, rest)) blocks.push(block);
  return openSpreadsheet(bytesOfBuffer(Buffer.concat(blocks)), spreadsheetOptions(options));
};
