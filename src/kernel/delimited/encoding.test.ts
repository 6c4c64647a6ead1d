import { describe, expect, test } from 'vitest';
import { gathered } from '../../testing/gathered.ts';
import { cp949Decoder } from './cp949.ts';
import { type DelimitedOptions, openDelimited } from './reader.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const read = async (bytes: Buffer, options: DelimitedOptions = {}) => {
  const source = (async function* () {
    for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
  })();
  const table = await openDelimited(source, { file: 'f.csv', ...options });
  const rows = await gathered(table.rows, (row) => ('cells' in row ? row.cells : []));
  return { header: table.header, rows, encoding: table.facts().encoding };
};

const table = '이름,병기\n김영희,3기\n"쉼표, 그리고\n줄",가나다\n';
const expected = {
  header: ['이름', '병기'],
  rows: [
    ['김영희', '3기'],
    ['쉼표, 그리고\n줄', '가나다'],
  ],
};
// "이름,병기" and the rest, written by the Windows code page
const koreanTable = hex(
  'c0ccb8a7 2c bab4b1e2 0a b1e8bfb5c8f1 2c 33b1e2 0a 22 bdb0c7a5 2c 20 b1d7b8aeb0ed 0a c1d9 22 2c b0a1b3aab4d9 0a',
);

describe('the encoding is found', () => {
  test.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8', Buffer.from(`\u{feff}${table}`)],
    ['utf-16le', Buffer.from(`\u{feff}${table}`, 'utf16le')],
    ['utf-16le', Buffer.from(table, 'utf16le')],
    ['utf-16be', big(`\u{feff}${table}`)],
    ['utf-16be', big(table)],
    ['cp949', koreanTable],
  ])('%s', async (encoding, bytes) => {
    expect(await read(bytes)).toEqual({ ...expected, encoding });
    expect(await read(bytes, { encoding: encoding as 'utf-8' })).toEqual({ ...expected, encoding });
  });

  test.each([
    ['half of it Chinese characters', 'b0a1 2c caa1 0a', ['가', '伽']],
    ['single letters', 'a4a1 2c a4a4 0a', ['ㄱ', 'ㄴ']],
  ])('CP949: %s', async (_, line, cells) => {
    const { rows, encoding } = await read(Buffer.concat([Buffer.from('a,b\n'), hex(line)]));
    expect({ rows, encoding }).toEqual({ rows: [cells], encoding: 'cp949' });
  });

  test.each(['utf8', 'utf16le'] as const)('one mark is taken off, a second is text: %s', async (code) => {
    const { header } = await read(Buffer.from('\u{feff}\u{feff}a,b\n', code));
    expect(header).toEqual(['\u{feff}a', 'b']);
  });

  test('late: CP949 after 200 kB of ASCII', async () => {
    const ascii = Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}`);
    const { rows, encoding } = await read(Buffer.concat([ascii, hex('b1e8bfb5c8f1 2c 33b1e2 0a')]));
    expect(encoding).toBe('cp949');
    expect(rows.at(-1)).toEqual(['김영희', '3기']);
  });
});

describe('CP949', () => {
  test('the syllables outside KS X 1001, which the platform reads wrongly', () => {
    expect(cp949Decoder()(hex('8c63 b9e6 b0a2 c7cf'))).toBe('똠방각하');
    expect(cp949Decoder()(hex('8141 8142 c651 c652'))).toBe('갂갃힢힣');
  });
  test('what Windows has added to it since', () => {
    expect(cp949Decoder()(hex('a2e6 a2e7'))).toBe('€®');
  });
  test('holds every Hangul syllable once', () => {
    const decode = cp949Decoder();
    const found = new Set<string>();
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x41; trail <= 0xfe; trail += 1) {
        const text = decode(Uint8Array.of(lead, trail));
        if (text !== null && text >= '가' && text <= '힣') {
          expect(found.has(text)).toBe(false);
          found.add(text);
        }
      }
    }
    expect(found.size).toBe(11_172);
  });
  test.each(['80', 'ff41', 'b0', 'b020', 'c653', 'c9a1', 'fea1'])('%s is not CP949', (bytes) => {
    expect(cp949Decoder()(hex(bytes))).toBeNull();
  });
});

describe('a wrong encoding names the row', () => {
  test.each([
    ['encoding_unknown', { line: 4 }, 3, Buffer.from([...Buffer.from('a,b\n1,é\n2,3\n4,'), 0xff, 10])],
    [
      'encoding_wrong',
      { encoding: 'utf-8', line: 40_002 },
      40_001,
      Buffer.concat([Buffer.from(`a,b\n${'1,é\n'.repeat(40_000)}`), hex('ff2c310a')]),
    ],
    ['encoding_unknown', { line: 3 }, 2, Buffer.from('a,b\n1,2\nM\u{fc}ller,3\n', 'latin1')],
    ['encoding_unknown', { line: 3 }, 2, Buffer.from('a,b\n1,2\nGr\u{f6}\u{df}e,3\n', 'latin1')],
    // "ößöß°¡" is two Chinese characters and one Korean syllable
    [
      'encoding_unknown',
      { line: 2 },
      1,
      Buffer.from('a,b\n\u{f6}\u{df}\u{f6}\u{df}\u{b0}\u{a1},3\n', 'latin1'),
    ],
  ])('%s', async (code, params, row, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code, params, place: { file: 'f.csv', row } });
  });
  test('a told encoding that is not the file’s', async () => {
    const told = { encoding: 'utf-8' } as const;
    await expect(read(koreanTable, told)).rejects.toMatchObject({
      code: 'encoding_wrong',
      params: { encoding: 'utf-8' },
      place: { file: 'f.csv' },
    });
    const marked = Buffer.from('\u{feff}a,b\n1,2\n', 'utf16le');
    await expect(read(marked, told)).rejects.toMatchObject({ code: 'encoding_wrong' });
    await expect(read(Buffer.from('a,b\n1,2\n3,한글é\n'), { encoding: 'cp949' })).rejects.toMatchObject({
      code: 'encoding_wrong',
      place: { row: 2 },
    });
  });
  test('half a surrogate pair in UTF-16', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\u{feff}a,b\n1,2\n3,', 'utf16le'),
      hex('00d8'),
      Buffer.from('\n', 'utf16le'),
    ]);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'encoding_wrong', place: { row: 2 } });
  });
  test('after a multi-line cell, the row and not the line is counted', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n"1\n\n\n",é\n2,'), hex('ff'), Buffer.from('\n')]);
    await expect(read(bytes, { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'encoding_wrong',
      place: { row: 2 },
      params: { line: 6 },
    });
  });
});
