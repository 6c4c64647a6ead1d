import { existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { thisProcess } from '../../kernel/cluster/holder.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const folderOf = (holder: object | null): string => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-drill-'));
  made.push(folder);
  writeFileSync(join(folder, 'a-record'), 'of somebody');
  if (holder !== null) writeFileSync(join(folder, 'holder.json'), JSON.stringify(holder));
  return folder;
};

test('a drill’s folder is closed to others, and gone afterwards, whatever happens in it', async () => {
  let seen = '';
  await inTemporaryFolder(async (folder) => {
    seen = folder;
    writeFileSync(join(folder, 'a-record'), 'of somebody');
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
  expect([seen !== '', existsSync(seen)]).toEqual([true, false]);
  const failing = inTemporaryFolder(async (folder) => {
    seen = folder;
    throw new Error('the drill failed');
  });
  await expect(failing).rejects.toThrow('the drill failed');
  expect(existsSync(seen)).toBe(false);
});

test('what a killed drill left is cleared away; one that runs, or has only begun, is left alone', async () => {
  const alive = thisProcess('command', 'a drill', join(tmpdir(), 'none'));
  const [killed, running, begun, old] = [
    folderOf({ ...alive, startedAt: 'long ago' }),
    folderOf(alive),
    folderOf(null),
    folderOf(null),
  ];
  utimesSync(old, 1, 1);
  await inTemporaryFolder(async () => {});
  expect([killed, running, begun, old].map((folder) => existsSync(folder))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
