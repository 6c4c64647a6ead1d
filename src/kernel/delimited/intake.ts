import type { ErrorCode } from '../error-codes.ts';
import { createHash } from 'node:crypto';
import type { Params } from '../errors.ts';
import { binaryKind } from './binary-kind.ts';
import {
  byteOrderMark,
  type Encoding,
  guessNarrow,
  guessWide,
  isWide,
  type Transcode,
  transcoder,
} from './encoding.ts';
import { endOfLastLine, linesOf, type Width } from './lines.ts';

const headSize = 65_536;

/** Why the bytes could not be read on; the row is known to the reader of the blocks. */
export type IntakeFault = { code: ErrorCode; params: Params };
export type Intake = {
  /** Blocks of whole lines in UTF-8, without byte order mark; they end early when `fault` is set. */
  blocks: AsyncGenerator<Buffer, void>;
  fault: IntakeFault | null;
  /** Null while only ASCII was seen. */
  encoding: Encoding | null;
  bytes: number;
  sha256: () => string;
};

const counted = async function* (
  source: AsyncIterable<Uint8Array>,
  see: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  let head: Buffer[] | null = [];
  let size = 0;
  for await (const bytes of source) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    see(chunk);
    if (head === null) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    size += chunk.length;
    if (size < headSize) continue;
    yield Buffer.concat(head);
    head = null;
  }
  if (head !== null) yield Buffer.concat(head);
};

type Start = { encoding: Encoding | null; skip: number } | IntakeFault;
const beginning = (head: Buffer, told: Encoding | null): Start => {
  const kind = binaryKind(head);
  if (kind !== null) return { code: 'not_a_text_file', params: { kind } };
  const mark = byteOrderMark(head);
  if (told !== null) return { encoding: told, skip: mark?.encoding === told ? mark.length : 0 };
  if (mark !== null) return { encoding: mark.encoding, skip: mark.length };
  if (!head.includes(0)) return { encoding: null, skip: 0 };
  const encoding = guessWide(head);
  return encoding === null ? { code: 'not_a_text_file', params: { kind: 'binary' } } : { encoding, skip: 0 };
};

const widthOf = (encoding: Encoding | null): Width =>
  encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : 'byte';

/** The lines before the first one that is not of the encoding. */
const soundPart = (block: Buffer, encoding: Encoding | null, transcode: Transcode): Buffer => {
  const sound: Buffer[] = [];
  for (const line of linesOf(block, widthOf(encoding))) {
    const text = transcode(line);
    if (text === null) break;
    sound.push(text);
  }
  return Buffer.concat(sound);
};

const decodeBlocks = (intake: Intake): ((block: Buffer) => Buffer) => {
  let transcode = intake.encoding === null ? null : transcoder(intake.encoding);
  return (block) => {
    if (transcode === null) {
      const guess = guessNarrow(block);
      if (guess === null) return block;
      if (guess === 'unknown') {
        intake.fault = { code: 'encoding_unknown', params: {} };
        return soundPart(block, 'utf-8', transcoder('utf-8'));
      }
      intake.encoding = guess;
      transcode = transcoder(guess);
    }
    const text = transcode(block);
    if (text !== null) return text;
    intake.fault = { code: 'encoding_wrong', params: { encoding: intake.encoding ?? '' } };
    return soundPart(block, intake.encoding, transcode);
  };
};

const upToZero = (intake: Intake, text: Buffer): Buffer => {
  const zero = text.indexOf(0);
  if (zero === -1) return text;
  intake.fault = { code: 'not_a_text_file', params: { kind: 'binary' } };
  return text.subarray(0, endOfLastLine(text.subarray(0, zero), 'byte'));
};

const wholeLines = async function* (
  chunks: AsyncIterable<Buffer>,
  intake: Intake,
  told: Encoding | null,
  limit: number,
): AsyncGenerator<Buffer> {
  let carry: Buffer | null = null;
  const width = (): Width => widthOf(intake.encoding);
  for await (const chunk of chunks) {
    let bytes: Buffer = carry === null ? chunk : Buffer.concat([carry, chunk]);
    if (carry === null) {
      const start = beginning(bytes, told);
      if ('code' in start) {
        intake.fault = start;
        return;
      }
      intake.encoding = start.encoding;
      bytes = bytes.subarray(start.skip);
    }
    const end = endOfLastLine(bytes, width());
    // A copy, or a short rest would keep the whole chunk in memory.
    carry = Buffer.from(bytes.subarray(end));
    if (end > 0) yield bytes.subarray(0, end);
    const longest = isWide(intake.encoding) ? limit * 2 : limit;
    if (carry.length > longest) {
      intake.fault = { code: 'line_too_long', params: { limit } };
      return;
    }
  }
  if (carry !== null && carry.length > 0) yield carry;
};

/** Bytes of a text file as blocks of whole lines in UTF-8, hashed and counted on the way, in bounded memory. */
export const intakeOf = (
  source: AsyncIterable<Uint8Array>,
  told: Encoding | null,
  lineLimit: number,
): Intake => {
  const hash = createHash('sha256');
  const see = (chunk: Buffer): void => {
    hash.update(chunk);
    intake.bytes += chunk.length;
  };
  const blocks = async function* (): AsyncGenerator<Buffer, void> {
    let decode: ((block: Buffer) => Buffer) | null = null;
    for await (const block of wholeLines(counted(source, see), intake, told, lineLimit)) {
      decode ??= decodeBlocks(intake);
      const text = upToZero(intake, decode(block));
      if (text.length > 0) yield text;
      if (intake.fault !== null) return;
    }
  };
  const intake: Intake = {
    blocks: blocks(),
    fault: null,
    encoding: told,
    bytes: 0,
    sha256: () => hash.copy().digest('hex'),
  };
  return intake;
};
