import { isAscii, isUtf8 } from 'node:buffer';
import { cp949Decoder } from './cp949.ts';

/** Code pages of Windows and Unix that are read when they are named; no look at the bytes tells one from another. */
const codePages = [
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'windows-1258',
  'koi8-r',
] as const;
type CodePage = (typeof codePages)[number];
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'cp949', ...codePages] as const;
export type Encoding = (typeof encodings)[number];
export const isWide = (encoding: Encoding | null): boolean => encoding?.startsWith('utf-16') ?? false;

const marks: ReadonlyArray<readonly [Encoding, Buffer]> = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/** The byte order mark at the start, with the encoding it tells. */
export const byteOrderMark = (head: Buffer): { encoding: Encoding; length: number } | null => {
  const found = marks.find(([, mark]) => head.subarray(0, mark.length).equals(mark));
  return found === undefined ? null : { encoding: found[0], length: found[1].length };
};

const readable = (text: string): number => {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x20 ? unit < 0x7f : unit === 9 || unit === 10 || unit === 13) count += 1;
    else if (unit < 0x20) return 0;
  }
  return count / Math.max(text.length, 1);
};

/**
 * UTF-16 without a mark: text whose delimiters, line ends and digits make zero bytes on one side only.
 * Null when neither byte order gives text, so that the zero bytes mean a binary file.
 */
export const guessWide = (head: Buffer): Encoding | null => {
  const scored = (['utf-16le', 'utf-16be'] as const).map((encoding) => ({
    encoding,
    score: readable(new TextDecoder(encoding, { ignoreBOM: true }).decode(head)),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= 0.1 ? best.encoding : null;
};

const isHangul = (unit: number): boolean =>
  (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0x3131 && unit <= 0x318e);

/** Western text often decodes as CP949 by accident, but then to Chinese characters: Korean text is mostly Hangul. */
const isKorean = (text: string): boolean => {
  let foreign = 0;
  let hangul = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    foreign += 1;
    if (isHangul(unit)) hangul += 1;
  }
  return hangul > 0 && hangul * 2 >= foreign;
};

/** Turns whole lines into UTF-8; null when the bytes are not of the encoding. */
export type Transcode = (bytes: Buffer) => Buffer | null;

const wide = (encoding: 'utf-16le' | 'utf-16be'): Transcode => {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return Buffer.from(decoder.decode(bytes), 'utf8');
    } catch {
      return null;
    }
  };
};

const korean = (): Transcode => {
  const decode = cp949Decoder();
  return (bytes) => {
    if (isAscii(bytes)) return bytes;
    const text = decode(bytes);
    return text === null ? null : Buffer.from(text, 'utf8');
  };
};

const isCodePage = (encoding: Encoding): encoding is CodePage =>
  (codePages as readonly string[]).includes(encoding);

/** Vietnamese code pages write marks apart from their letters: the text is composed. */
const codePage = (encoding: CodePage): Transcode => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    if (isAscii(bytes)) return bytes;
    try {
      return Buffer.from(decoder.decode(bytes).normalize('NFC'), 'utf8');
    } catch {
      return null;
    }
  };
};

/** The transcoder of a known encoding; strict, without looking for a byte order mark. */
export const transcoder = (encoding: Encoding): Transcode => {
  if (encoding === 'utf-8') return (bytes) => (isUtf8(bytes) ? bytes : null);
  if (isCodePage(encoding)) return codePage(encoding);
  return encoding === 'cp949' ? korean() : wide(encoding);
};

/** What lines of single bytes are: null while they are all ASCII, `unknown` when neither UTF-8 nor Korean CP949. */
export const guessNarrow = (lines: Buffer): Encoding | 'unknown' | null => {
  if (isAscii(lines)) return null;
  if (isUtf8(lines)) return 'utf-8';
  const text = cp949Decoder()(lines);
  return text !== null && isKorean(text) ? 'cp949' : 'unknown';
};
