import type { ErrorCode } from '../error-codes.ts';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { type Place, refused } from '../errors.ts';
import { type Delimiter, detectDelimiter, toldByFile } from './delimiter.ts';
import type { Encoding } from './encoding.ts';
import { checkHeader } from './header.ts';
import { type Intake, intakeOf } from './intake.ts';
import { type DelimitedRow, type Item, type Position, parserOf } from './records.ts';

const defaultLimit = 1_048_576;

export type DelimitedOptions = {
  /** How the file is called in errors. */
  file?: string;
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** Longest accepted line and record, in bytes of UTF-8 (UTF-16: code units). */
  recordLimit?: number;
};
export type DelimitedFacts = {
  sha256: string;
  bytes: number;
  encoding: Encoding;
  delimiter: Delimiter;
  rows: number;
  blankLines: number;
};
export type DelimitedTable = {
  header: readonly string[];
  /** Once only. A ragged row is an item with a fault; what makes the rest unreadable is thrown as AppError. */
  rows: AsyncGenerator<DelimitedRow, void>;
  /** Complete after the last row. */
  facts: () => DelimitedFacts;
  /** Lets go of the file when the rows are not read to their end. */
  close: () => Promise<void>;
};

const systemCodes = new Set(['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EPERM', 'EIO', 'ENAMETOOLONG']);
const splitCodes: Record<string, ErrorCode> = {
  CSV_MAX_RECORD_SIZE: 'line_too_long',
  CSV_QUOTE_NOT_CLOSED: 'quote_not_closed',
};

/** The error in our words, at the row that was being read (no row while the header was being read). */
const inOurWords = (
  error: unknown,
  intake: Intake,
  position: Position,
  limit: number,
  file: string,
): unknown => {
  const inHeader = position.header === null;
  const place: Place = inHeader ? { file } : { file, row: position.rows + 1 };
  const where = inHeader ? {} : { line: position.line };
  if (intake.fault !== null) return refused(intake.fault.code, { ...intake.fault.params, ...where }, place);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const split = splitCodes[code];
  if (split !== undefined) {
    return refused(split, split === 'line_too_long' ? { limit, ...where } : where, place);
  }
  return systemCodes.has(code) ? refused('file_not_readable', { reason: code }, { file }) : error;
};

type Pulled = { next: () => Promise<Item | null>; close: () => Promise<void> };
const startParsing = (
  first: Buffer,
  intake: Intake,
  delimiter: Delimiter,
  limit: number,
  position: Position,
  file: string,
): Pulled => {
  const all = async function* (): AsyncGenerator<Buffer> {
    yield first;
    yield* intake.blocks;
  };
  const parser = parserOf(delimiter, limit, position, file);
  pipeline(Readable.from(all(), { highWaterMark: 1 }), parser, () => {});
  const iterator: AsyncIterator<Item> = parser[Symbol.asyncIterator]();
  return {
    next: async () => {
      try {
        const result = await iterator.next();
        if (result.done !== true) return result.value;
      } catch (error) {
        throw inOurWords(error, intake, position, limit, file);
      }
      if (intake.fault !== null) throw inOurWords(null, intake, position, limit, file);
      return null;
    },
    close: async () => {
      await iterator.return?.();
      await intake.blocks.return();
    },
  };
};

const rowsOf = async function* (pulled: Pulled): AsyncGenerator<DelimitedRow, void> {
  try {
    for (let item = await pulled.next(); item !== null; item = await pulled.next()) {
      if ('row' in item) yield item;
    }
  } finally {
    await pulled.close();
  }
};

const firstBlock = async (
  intake: Intake,
  position: Position,
  limit: number,
  file: string,
): Promise<Buffer> => {
  try {
    const first = await intake.blocks.next();
    if (first.done !== true) return first.value;
  } catch (error) {
    throw inOurWords(error, intake, position, limit, file);
  }
  throw intake.fault === null
    ? refused('file_empty', {}, { file })
    : inOurWords(null, intake, position, limit, file);
};

const headerOf = async (pulled: Pulled, file: string): Promise<readonly string[]> => {
  try {
    const item = await pulled.next();
    if (item === null || !('header' in item)) throw refused('file_empty', {}, { file });
    checkHeader(item.header, file);
    return item.header;
  } catch (error) {
    await pulled.close();
    throw error;
  }
};

/**
 * Reads the header of a delimited text (RFC 4180 quoting; LF, CR LF or CR; before it `sep=;` of spreadsheets) and gives its
 * rows as a stream.
 * Refuses with `file_empty`, `not_a_text_file`, `encoding_unknown`, `encoding_wrong`, `line_too_long`,
 * `quote_not_closed`, `header_repeated`; never puts a cell's value into an error.
 */
export const openDelimited = async (
  source: AsyncIterable<Uint8Array>,
  options: DelimitedOptions = {},
): Promise<DelimitedTable> => {
  const limit = options.recordLimit ?? defaultLimit;
  const file = options.file ?? '';
  const position: Position = { header: null, rows: 0, blankLines: 0, line: 1 };
  const intake = intakeOf(source, options.encoding ?? null, limit);
  const block = await firstBlock(intake, position, limit, file);
  const told = toldByFile(block.toString('utf8', 0, 16));
  const first = told === null ? block : block.subarray(told.line.length);
  if (told !== null) position.line += 1;
  const delimiter = told?.delimiter ?? options.delimiter ?? detectDelimiter(first.toString('utf8'));
  const pulled = startParsing(first, intake, delimiter, limit, position, file);
  const header = await headerOf(pulled, file);
  return {
    header,
    rows: rowsOf(pulled),
    facts: () => ({
      sha256: intake.sha256(),
      bytes: intake.bytes,
      encoding: intake.encoding ?? 'utf-8',
      delimiter,
      rows: position.rows,
      blankLines: position.blankLines,
    }),
    close: pulled.close,
  };
};

/** `openDelimited` for a file, called by its base name in errors unless told; `file_not_readable` when it cannot be opened. */
export const openDelimitedFile = (path: string, options: DelimitedOptions = {}): Promise<DelimitedTable> =>
  openDelimited(createReadStream(path), { file: basename(path), ...options });
