import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addKey, type Keys } from './key-file.ts';
import { opening, sealing } from './sealing.ts';

const folder = mkdtempSync(join(tmpdir(), 'consilium-sealing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let keys: Keys;
let others: Keys;
beforeAll(async () => {
  keys = await addKey(join(folder, 'keys'));
  others = await addKey(join(folder, 'others'));
});

const HEAD = 19 + 16 + 8 + 32;
const PIECE = 4 + 65_536 + 16;
const whole = (through: NodeJS.ReadWriteStream, parts: readonly Buffer[]): Promise<Buffer> => {
  const source = Readable.from(parts, { objectMode: false });
  source.on('error', () => {});
  return buffer(source.pipe(through));
};
const seal = (plain: Buffer, by: Keys = keys) => whole(sealing(by, 'backup'), [plain]);
const open = (sealed: Buffer, by: Keys = keys) =>
  whole(opening(by, 'backup'), [sealed]).then(
    (plain) => plain,
    (error: { code: string; params: object }) => ({ code: error.code, ...error.params }),
  );

test('what was sealed opens, whatever its length and however it comes in pieces', async () => {
  const lengths = fc.oneof(fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072), fc.nat(200_000));
  await fc.assert(
    fc.asyncProperty(lengths, fc.integer({ min: 1, max: 90_000 }), async (length, cut) => {
      const plain = randomBytes(length);
      const sealed = await seal(plain);
      const parts = Array.from({ length: Math.ceil(sealed.length / cut) }, (_, at) =>
        sealed.subarray(at * cut, (at + 1) * cut),
      );
      expect((await whole(opening(keys, 'backup'), parts)).equals(plain)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a changed byte anywhere opens nothing', async () => {
  const sealed = await seal(randomBytes(150_000));
  const places = [
    ...Array(HEAD + 30).keys(),
    HEAD + PIECE - 1,
    HEAD + PIECE,
    HEAD + PIECE + 3,
    sealed.length - 1,
  ];
  for (const place of places) {
    const changed = Buffer.from(sealed);
    changed[place] = (changed[place] ?? 0) ^ 1;
    const { code } = (await open(changed)) as { code: string };
    const expected =
      place < 35
        ? ['sealed_file_unknown']
        : place < 43
          ? ['sealed_with_another_key']
          : ['sealed_file_changed', 'sealed_file_cut'];
    expect(expected, `byte ${place}`).toContain(code);
  }
});

test('a cut end is found wherever it was cut, and bytes behind the end too', async () => {
  const sealed = await seal(randomBytes(150_000));
  for (const length of [
    30,
    HEAD - 1,
    HEAD,
    HEAD + 2,
    HEAD + PIECE - 1,
    HEAD + PIECE,
    HEAD + 2 * PIECE,
    sealed.length - 1,
  ])
    expect(await open(sealed.subarray(0, length)), `${length} bytes`).toEqual({
      code: 'sealed_file_cut',
      byte: length,
    });
  expect(await open(sealed.subarray(0, 5))).toMatchObject({ code: 'sealed_file_unknown' });
  expect(await open(Buffer.concat([sealed, Buffer.from('x')]))).toMatchObject({
    code: 'sealed_file_changed',
  });
  expect(await open(Buffer.from('name;born\nKim;1961\n'.repeat(9)))).toMatchObject({
    code: 'sealed_file_unknown',
  });
});

test('a piece that is made the last one is found, with what followed it cut off', async () => {
  const sealed = await seal(randomBytes(150_000));
  const earlier = Buffer.from(sealed.subarray(0, HEAD + PIECE));
  earlier[HEAD] = (earlier[HEAD] ?? 0) | 0x80;
  expect(await open(earlier)).toMatchObject({ code: 'sealed_file_changed' });
});

test('pieces that changed places, were left out, doubled or come from another file are found', async () => {
  const [sealed, other] = [await seal(randomBytes(200_000)), await seal(randomBytes(200_000))];
  const head = sealed.subarray(0, HEAD);
  const piece = (of: Buffer, number: number) =>
    of.subarray(HEAD + number * PIECE, HEAD + (number + 1) * PIECE);
  const [first, second, third, last] = [0, 1, 2, 3].map((number) => piece(sealed, number)) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  expect(await open(Buffer.concat([head, first, second, third, last]))).toHaveLength(200_000);
  for (const pieces of [
    [second, first, third, last],
    [first, third, last],
    [first, first, second, third, last],
    [piece(other, 0), second, third, last],
    [first, second, third, piece(other, 3)],
    [last],
  ])
    expect(await open(Buffer.concat([head, ...pieces]))).toMatchObject({ code: 'sealed_file_changed' });
});

test('another key opens nothing and is named; an older key still opens after a newer was put before it', async () => {
  const plain = randomBytes(1000);
  const sealed = await seal(plain);
  expect(await open(sealed, others)).toEqual({ code: 'sealed_with_another_key', key: keys[0].id });
  const rotated: Keys = [others[0], ...keys];
  expect(await open(sealed, rotated)).toEqual(plain);
  expect(await open(await seal(plain, rotated), keys)).toEqual({
    code: 'sealed_with_another_key',
    key: others[0].id,
  });
});

test('nothing of the plain text stands in what is sealed, and the same text is never sealed the same way', async () => {
  const plain = Buffer.from('Kim Minji 1961-02 '.repeat(5000));
  const [one, two] = [await seal(plain), await seal(plain)];
  expect(one.includes('Kim Minji')).toBe(false);
  expect(one.subarray(HEAD).equals(two.subarray(HEAD))).toBe(false);
});
