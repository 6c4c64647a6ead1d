import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type AppError, refused } from '../errors.ts';

/** Bytes that can be read anywhere, such as those of a file. */
export type Bytes = {
  readonly size: number;
  /** As many as there are from there on. */
  readonly read: (at: number, length: number) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};
export type Limits = {
  /** Bytes that all parts together unpack to. */
  readonly unpacked: number;
  /** Bytes that a part unpacks to which is kept in memory as a whole. */
  readonly kept: number;
  /** Files in the archive. */
  readonly files: number;
};
type Entry = { readonly at: number; readonly packed: number; readonly method: number; readonly crc: number };
export type Archive = {
  /** Small letters, `/` between folders, none at the beginning. */
  readonly names: ReadonlySet<string>;
  /** Unpacks a part, which ends with an error where it is damaged or the limits are reached; `kept` where all of it is kept. */
  readonly part: (name: string, kept?: 'kept') => AsyncGenerator<Buffer, void>;
};

const block = 65_536;
const stored = 0;
const deflated = 8;
/** A list of files larger than this is none that a spreadsheet program writes. */
const longestList = 16_777_216;

/** What is not written as the standard says; `part` is a word of ours. */
export const unreadable = (file: string, part: string): AppError =>
  refused('spreadsheet_unreadable', { part }, { file });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** The bytes of a file; `file_not_readable` when it cannot be opened. */
export const bytesOfFile = async (path: string, file: string): Promise<Bytes> => {
  try {
    const handle = await open(path);
    const status = await handle.stat();
    if (status.isDirectory()) {
      await handle.close();
      throw refused('file_not_readable', { reason: 'EISDIR' }, { file });
    }
    return {
      size: status.size,
      read: async (at, length) => {
        const wanted = Math.max(0, Math.min(length, status.size - at));
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
        return buffer.subarray(0, bytesRead);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    if (codeOf(error).startsWith('E'))
      throw refused('file_not_readable', { reason: codeOf(error) }, { file });
    throw error;
  }
};

export const bytesOfBuffer = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  read: async (at, length) => buffer.subarray(at, at + length),
  close: async () => {},
});

const blocksOf = async function* ({ read }: Bytes, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = from; at < from + length; ) {
    const bytes = await read(at, Math.min(block, from + length - at));
    if (bytes.length === 0) return;
    at += bytes.length;
    yield bytes;
  }
};

export const hashOf = async (bytes: Bytes): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of blocksOf(bytes, 0, bytes.size)) hash.update(part);
  return hash.digest('hex');
};

type Listed = { readonly count: number; readonly size: number; readonly at: number };

/** Where the list of files is: at the end, before a comment. */
const listOf = async (bytes: Bytes, file: string): Promise<Listed> => {
  const tail = await bytes.read(Math.max(0, bytes.size - 65_557), 65_557);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) !== tail.length)
      continue;
    return {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    };
  }
  throw unreadable(file, 'archive');
};

const normal = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

const entriesOf = async (bytes: Bytes, limits: Limits, file: string): Promise<Map<string, Entry>> => {
  const { count, size, at: start } = await listOf(bytes, file);
  if (count > limits.files) throw refused('spreadsheet_of_many_files', { limit: limits.files }, { file });
  const list = size > longestList ? Buffer.alloc(0) : await bytes.read(start, size);
  const entries = new Map<string, Entry>();
  for (let [at, left] = [0, count]; left > 0; left -= 1) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50) throw unreadable(file, 'archive');
    const length = list.readUInt16LE(at + 28);
    const name = normal(list.toString('utf8', at + 46, at + 46 + length));
    // Two files of one name: programs differ in which of them they read.
    if (entries.has(name)) throw unreadable(file, 'archive');
    if ((list.readUInt16LE(at + 8) & 1) === 1) throw refused('spreadsheet_locked', {}, { file });
    entries.set(name, {
      at: list.readUInt32LE(at + 42),
      packed: list.readUInt32LE(at + 20),
      method: list.readUInt16LE(at + 10),
      crc: list.readUInt32LE(at + 16),
    });
    at += 46 + length + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries;
};

/** The packed bytes of an entry lie behind a header of their own. */
const packedBytes = async (
  bytes: Bytes,
  { at, packed }: Entry,
  file: string,
): Promise<AsyncGenerator<Buffer>> => {
  const head = await bytes.read(at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw unreadable(file, 'archive');
  const from = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (from + packed > bytes.size) throw unreadable(file, 'archive');
  return blocksOf(bytes, from, packed);
};

const inflated = async function* (packed: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: block });
  pipeline(Readable.from(packed, { highWaterMark: 1 }), inflate, () => {});
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } catch (error) {
    throw codeOf(error).startsWith('Z_') ? unreadable(file, 'archive') : error;
  }
};

/**
 * Opens a ZIP archive by the list at its end; nothing is unpacked before it is asked for, and nothing is written anywhere. Refuses
 * with `spreadsheet_unreadable`, `spreadsheet_of_many_files`, `spreadsheet_locked`; while unpacking with `spreadsheet_too_large`.
 */
export const openArchive = async (bytes: Bytes, limits: Limits, file: string): Promise<Archive> => {
  const entries = await entriesOf(bytes, limits, file);
  const unpacked = new Map<string, number>();
  let all = 0;
  /** A part that is read twice counts once. */
  const count = (name: string, size: number, kept: boolean): void => {
    const more = size - (unpacked.get(name) ?? 0);
    if (more > 0) {
      unpacked.set(name, size);
      all += more;
    }
    const limit = kept && size > limits.kept ? limits.kept : limits.unpacked;
    if (all > limits.unpacked || (kept && size > limits.kept))
      throw refused('spreadsheet_too_large', { limit }, { file });
  };
  const part = async function* (name: string, kept?: 'kept'): AsyncGenerator<Buffer, void> {
    const entry = entries.get(name);
    if (entry === undefined || (entry.method !== stored && entry.method !== deflated))
      throw unreadable(file, 'archive');
    const packed = await packedBytes(bytes, entry, file);
    let [size, crc] = [0, 0];
    for await (const chunk of entry.method === stored ? packed : inflated(packed, file)) {
      size += chunk.length;
      crc = crc32(chunk, crc);
      count(name, size, kept === 'kept');
      yield chunk;
    }
    if (crc !== entry.crc) throw unreadable(file, 'archive');
  };
  return { names: new Set(entries.keys()), part };
};
