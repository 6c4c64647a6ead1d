import { crc32, createDeflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';

export type ZipEntry = {
  readonly name: string;
  readonly content: () => AsyncIterable<string> | Iterable<string>;
};

const most = 0xffff_ffff;
/** Sizes stand behind the content, names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1 January 1980: when a file was written stands elsewhere. */
const noDate = 0x0021;

const numbers = (...parts: ReadonlyArray<readonly [bytes: 2 | 4, value: number]>): Buffer => {
  const buffer = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
};

type Written = {
  readonly name: Buffer;
  readonly at: number;
  crc: number;
  size: number;
  packed: number;
};

const localHeader = ({ name }: Written): Buffer =>
  Buffer.concat([
    numbers([4, 0x04034b50], [2, version], [2, flags], [2, deflated], [2, 0], [2, noDate]),
    numbers([4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]),
    name,
  ]);
const behind = ({ crc, packed, size }: Written): Buffer =>
  numbers([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
const listed = ({ name, at, crc, packed, size }: Written): Buffer =>
  Buffer.concat([
    numbers([4, 0x02014b50], [2, version], [2, version], [2, flags], [2, deflated], [2, 0], [2, noDate]),
    numbers(
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ),
    name,
  ]);
const end = (count: number, size: number, at: number): Buffer =>
  numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);

async function* packed(entry: ZipEntry, written: Written): AsyncGenerator<Buffer> {
  const seen = async function* () {
    for await (const text of entry.content()) {
      const bytes = Buffer.from(text);
      written.crc = crc32(bytes, written.crc);
      written.size += bytes.length;
      yield bytes;
    }
  };
  const source = Readable.from(seen(), { objectMode: false });
  const deflate = createDeflateRaw();
  source.on('error', (error) => deflate.destroy(error));
  for await (const bytes of source.pipe(deflate)) {
    written.packed += bytes.length;
    yield bytes;
  }
  if (written.size > most || written.packed > most) throw new Error('a file too large for an archive');
}

/** Bytes of an archive of these files, made while they are read. */
export async function* zipOf(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const all: Written[] = [];
  let at = 0;
  const counted = (bytes: Buffer): Buffer => {
    at += bytes.length;
    return bytes;
  };
  for await (const entry of entries) {
    const written: Written = { name: Buffer.from(entry.name), at, crc: 0, size: 0, packed: 0 };
    yield counted(localHeader(written));
    for await (const bytes of packed(entry, written)) yield counted(bytes);
    yield counted(behind(written));
    all.push(written);
  }
  const list = Buffer.concat(all.map(listed));
  if (at + list.length > most) throw new Error('an archive too large for its format');
  yield list;
  yield end(all.length, list.length, at);
}
