import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ZipEntry } from '../../kernel/zip.ts';
import { writeFiles } from './write-files.ts';

const renamed = vi.hoisted(() => vi.fn(async () => {}));
vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original();
  const rename = async (...paths: Parameters<typeof real.rename>) => {
    await real.rename(...paths);
    await renamed();
  };
  return { ...real, rename };
});

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
    await expect(writeFiles(some(whole, second), folder)).rejects.toMatchObject({
      code: 'export_file_exists',
      params: { path: join(folder, 'operations.csv') },
    });
    expect(await readdir(folder)).toEqual(['operations.csv']);
    expect(await readFile(join(folder, 'operations.csv'), 'utf8')).toBe('theirs');
  }));

test('a disk that fills is named, with the file, and nothing is left', () =>
  inFolder(async (folder) => {
    const filling: ZipEntry = {
      name: 'operations.csv',
      content: async function* () {
        yield 'woman\r\n';
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
          code: 'ENOSPC',
          syscall: 'write',
        });
      },
    };
    await expect(writeFiles(some(whole, filling), folder)).rejects.toMatchObject({
      code: 'export_disk_full',
      params: { path: join(folder, 'operations.csv') },
    });
    expect(await readdir(folder)).toEqual([]);
  }));

test('of two exports into one folder one is refused, and takes nothing of the other with it', () =>
  inFolder(async (folder) => {
    const first = writeFiles(some(whole, { ...whole, name: 'operations.csv' }), folder);
    const both = await Promise.allSettled([first, writeFiles(some(whole), folder)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  }));

test('one that fails while its files get their names leaves what another has begun meanwhile', () =>
  inFolder(async (folder) => {
    const others = join(folder, 'cases.csv.part');
    renamed.mockImplementationOnce(() => writeFile(others, 'theirs', { flag: 'wx' }));
    const last: ZipEntry = {
      name: 'operations.csv',
      content: async function* () {
        yield '';
        await writeFile(join(folder, 'operations.csv'), 'theirs');
      },
    };
    await expect(writeFiles(some(whole, last), folder)).rejects.toMatchObject({ code: 'export_file_exists' });
    expect((await readdir(folder)).toSorted()).toEqual(['cases.csv.part', 'operations.csv']);
  }));
