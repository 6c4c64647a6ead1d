import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addKey, readKeys } from './key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'consilium-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: { code: string; params: object }) => ({ code: error.code, ...error.params }),
  );

test('a key is made in a file of its own user, and a second stands before it', async () => {
  const path = join(folder, 'keys');
  const [first] = await addKey(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const [second, ...older] = await addKey(path);
  expect(older).toEqual([first]);
  expect(second).not.toEqual(first);
  expect(await readKeys(path)).toEqual([second, first]);
  expect(first.secret).toHaveLength(32);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a slip of the hand in a key or its name is found, with its line', async () => {
  const path = join(folder, 'slip');
  await addKey(path);
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  const [id = '', secret = ''] = lines[2]?.split(' ') ?? [];
  const slip = (line: string) => {
    writeFileSync(path, [...lines.slice(0, 2), line, ''].join('\n'));
    return codeOf(readKeys(path));
  };
  const other = secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`;
  for (const line of [
    `${id} ${other}`,
    `0${id.slice(1)}f ${secret}`,
    `${id} ${secret.slice(2)}`,
    id,
    `${id} ${secret} x`,
  ])
    expect(await slip(line), line).toEqual({ code: 'key_file_wrong', path, row: 3 });
  expect(await slip('')).toEqual({ code: 'key_file_wrong', path, row: 1 });
  expect(await slip(`${id} ${secret}`)).toBe('accepted');
});

test('a file that is not there, or that others may read, is refused', async () => {
  const path = join(folder, 'nowhere');
  expect(await codeOf(readKeys(path))).toEqual({ code: 'key_file_unreadable', path, reason: 'ENOENT' });
  await addKey(path);
  chmodSync(path, 0o640);
  expect(await codeOf(readKeys(path))).toEqual({ code: 'key_file_open_to_others', path });
  expect(await codeOf(addKey(path))).toEqual({ code: 'key_file_open_to_others', path });
});
