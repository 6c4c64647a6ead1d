import { inflateRawSync, crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { gathered } from '../testing/gathered.ts';
import { zipOf } from './zip.ts';

/** The files of an archive, as its list at the end says where they are. */
const filesOf = (archive: Buffer): Record<string, string> => {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found: [string, string][] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let n = archive.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [crc, packed, size] = [16, 20, 24].map((place) => archive.readUInt32LE(at + place));
    const length = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    const start = archive.readUInt32LE(at + 42) + 30 + length;
    const content = inflateRawSync(archive.subarray(start, start + (packed ?? 0)));
    expect([content.length, crc32(content)]).toEqual([size, crc]);
    found.push([name, content.toString()]);
    at += 46 + length;
  }
  expect(at).toBe(end);
  return Object.fromEntries(found);
};

test('an archive holds each file as it was given, in its order; names in any script; also empty ones', async () => {
  const long = Array.from({ length: 5000 }, (_, line) => `line ${line} 가\r\n`);
  const entries = [
    { name: 'one.csv', content: () => long },
    { name: '둘.json', content: () => ['{}'] },
    { name: 'none', content: () => [] },
  ];
  const files = filesOf(Buffer.concat(await gathered(zipOf(entries))));
  expect(Object.entries(files)).toEqual([
    ['one.csv', long.join('')],
    ['둘.json', '{}'],
    ['none', ''],
  ]);
  expect(filesOf(Buffer.concat(await gathered(zipOf([]))))).toEqual({});
});

test('what fails while a file is read ends the archive with that error', async () => {
  const content = async function* () {
    yield 'begun';
    throw new Error('away');
  };
  await expect(gathered(zipOf([{ name: 'a', content }]))).rejects.toThrow('away');
});
