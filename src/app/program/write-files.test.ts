import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ZipEntry } from '../../kernel/zip.ts';
import { writeFiles } from './write-files.ts';

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'consilium-files-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};
async function* some(...files: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* files;
}
const whole: ZipEntry = { name: 'cases.csv', content: () => ['woman\r\n', 'W\r\n'] };
const broken: ZipEntry = {
  name: 'operations.csv',
  content: async function* () {
    yield 'woman\r\n';
    throw new Error('the connection was lost');
  },
};

test('files are for their owner alone', () =>
  inFolder(async (folder) => {
    await writeFiles(some(whole), folder);
    expect(await readFile(join(folder, whole.name), 'utf8')).toBe('woman\r\nW\r\n');
    expect((await stat(join(folder, whole.name))).mode & 0o777).toBe(0o600);
  }));

test('where one cannot be written none is left, so that no half passes for the whole', () =>
  inFolder(async (folder) => {
    await expect(writeFiles(some(whole, broken), folder)).rejects.toThrow('the connection was lost');
    expect(await readdir(folder)).toEqual([]);
  }));

test('none has its name before all are written, so that what a kill leaves is seen to be a part', () =>
  inFolder(async (folder) => {
    const seen: string[][] = [];
    const looking: ZipEntry = {
      name: 'export.json',
      content: async function* () {
        seen.push(await readdir(folder));
        yield '{}';
      },
    };
    await writeFiles(some(whole, looking), folder);
    expect(seen).toEqual([['cases.csv.part', 'export.json.part']]);
    expect((await readdir(folder)).toSorted()).toEqual(['cases.csv', 'export.json']);
  }));

test('what somebody else put there meanwhile is neither overwritten nor removed', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'operations.csv'), 'theirs');
    const second = { ...whole, name: 'operations.csv' };
    await expect(writeFiles(some(whole, second), folder)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readdir(folder)).toEqual(['operations.csv']);
    expect(await readFile(join(folder, 'operations.csv'), 'utf8')).toBe('theirs');
  }));
