import { spawnSync } from 'node:child_process';
import fs, { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Disk } from '../../kernel/give-name.ts';
import type { ZipEntry } from '../../kernel/zip.ts';
import { writeFiles } from './write-files.ts';

const fault = (code: string) =>
  Object.assign(new Error(`${code}: of the system`), { code, syscall: 'write' });
/** A disk that takes a file and then none of its bytes. */
const failing = (code: string): Disk => ({
  ...fs,
  open: async (...how) => {
    const file = await fs.open(...how);
    const write = () => void file.close().then(() => written.destroy(fault(code)));
    const written = new Writable({ write });
    return Object.assign(file, { createWriteStream: () => written });
  },
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

const told = (code: string, path: string) => ({ code, status: 422, params: { path } });

for (const [system, code] of [
  ['ENOSPC', 'export_disk_full'],
  ['EDQUOT', 'export_disk_full'],
  ['EFBIG', 'export_file_too_large'],
  ['EIO', 'export_disk_failed'],
  ['EROFS', 'export_disk_read_only'],
  ['EPERM', 'export_not_permitted'],
] as const)
  test(`a disk that answers ${system} is told as ${code}, with the file, and nothing is left`, () =>
    inFolder(async (folder) => {
      await expect(writeFiles(some(whole), folder, failing(system))).rejects.toMatchObject(
        told(code, join(folder, 'cases.csv')),
      );
      expect(await readdir(folder)).toEqual([]);
    }));

test('what nobody has met before is told too, with its reason', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'cases.csv');
    await expect(writeFiles(some(whole), folder, failing('ESTALE'))).rejects.toMatchObject({
      code: 'export_not_written',
      params: { path, reason: 'ESTALE' },
    });
  }));

test('a disk that does not even remove what was begun is told by what went wrong first', () =>
  inFolder(async (folder) => {
    const broken = { ...failing('EIO'), rm: () => Promise.reject(fault('EROFS')) };
    await expect(writeFiles(some(whole), folder, broken)).rejects.toMatchObject({
      code: 'export_disk_failed',
    });
    expect(await readdir(folder)).toEqual(['cases.csv.part']);
  }));

test('a connection that is lost is no fault of the disk', () =>
  inFolder(async (folder) => {
    const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    const content = async function* () {
      yield 'woman\r\n';
      throw lost;
    };
    await expect(writeFiles(some(whole, { name: 'operations.csv', content }), folder)).rejects.toBe(lost);
  }));

test('a folder that is a file or is gone, and a name that is too long, are told as such', () =>
  inFolder(async (folder) => {
    const [file, long] = [join(folder, 'file'), 'x'.repeat(300)];
    await writeFile(file, '');
    await expect(writeFiles(some(whole), file)).rejects.toMatchObject(
      told('export_no_folder', join(file, 'cases.csv')),
    );
    await expect(writeFiles(some(whole), join(folder, 'gone'))).rejects.toMatchObject(
      told('export_no_folder', join(folder, 'gone', 'cases.csv')),
    );
    await expect(writeFiles(some({ ...whole, name: long }), folder)).rejects.toMatchObject(
      told('export_name_too_long', join(folder, long)),
    );
    expect(await readdir(folder)).toEqual(['file']);
  }));

/** A small disk of the test's own, of memory; null where this machine gives none. */
const mounted = (folder: string, options: string): (() => void) | null => {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  return status === 0 ? () => void spawnSync('umount', [folder]) : null;
};

test('a disk that is truly full, and one that can only be read, are told, and nothing is left', (context) =>
  inFolder(async (folder) => {
    const unmount = mounted(folder, 'size=64k');
    if (unmount === null) return context.skip('this machine mounts no disk of memory');
    try {
      const large: ZipEntry = {
        name: 'operations.csv',
        content: async function* () {
          for (let n = 0; n < 100; n += 1) yield 'x'.repeat(4096);
        },
      };
      await expect(writeFiles(some(whole, large), folder)).rejects.toMatchObject(
        told('export_disk_full', join(folder, 'operations.csv')),
      );
      expect(await readdir(folder)).toEqual([]);
      spawnSync('mount', ['-o', 'remount,ro', folder]);
      await expect(writeFiles(some(whole), folder)).rejects.toMatchObject(
        told('export_disk_read_only', join(folder, 'cases.csv')),
      );
    } finally {
      unmount();
    }
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
    const meanwhile: Disk = {
      ...fs,
      unlink: async (path) => {
        await fs.unlink(path);
        await writeFile(others, 'theirs', { flag: 'wx' });
      },
    };
    const last: ZipEntry = {
      name: 'operations.csv',
      content: async function* () {
        yield '';
        await writeFile(join(folder, 'operations.csv'), 'theirs');
      },
    };
    await expect(writeFiles(some(whole, last), folder, meanwhile)).rejects.toMatchObject({
      code: 'export_file_exists',
    });
    expect((await readdir(folder)).toSorted()).toEqual(['cases.csv.part', 'operations.csv']);
  }));
