import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refused } from '../../kernel/errors.ts';
import type { ZipEntry } from '../../kernel/zip.ts';

/** What a file is called until all of them are written. */
const partly = (path: string): string => `${path}.part`;

const faults = {
  EDQUOT: 'export_disk_full',
  EEXIST: 'export_file_exists',
  EFBIG: 'export_file_too_large',
  ENOSPC: 'export_disk_full',
} as const;

/** What went wrong with a file in our words; what went wrong with its content stays what it is. */
const inOurWords = (error: unknown, path: string): unknown => {
  const isFile = error instanceof Error && 'syscall' in error && 'code' in error;
  const code = isFile ? faults[error.code as keyof typeof faults] : undefined;
  return code === undefined ? error : refused(code, { path });
};

/** Files of one folder that nobody else has: what is made here is made anew, and only that is ever removed. */
const claims = () => {
  const made = new Set<string>();
  const claim = async (path: string) => {
    const file = await open(path, 'wx', 0o600);
    made.add(path);
    return file;
  };
  const named = async (path: string) => {
    await (await claim(path)).close();
    await rename(partly(path), path);
    made.delete(partly(path));
  };
  const removed = async () => {
    for (const path of made) await rm(path, { force: true });
  };
  return { claim, named, removed };
};

/**
 * Writes files that nobody else reads, each read to its end before the next one is asked for. They get their names once all are
 * written, in their order, and where one fails none is left: a part of them would pass for all. Refuses, by the file's name, with
 * `export_disk_full`, `export_file_too_large` and `export_file_exists`.
 */
export const writeFiles = async (files: AsyncIterable<ZipEntry>, folder: string): Promise<void> => {
  const { claim, named, removed } = claims();
  const written: string[] = [];
  let at = folder;
  try {
    for await (const { name, content } of files) {
      at = join(folder, name);
      const file = await claim(partly(at));
      await pipeline(content, file.createWriteStream({ flush: true }));
      written.push(at);
    }
    for (at of written) await named(at);
  } catch (error) {
    await removed();
    throw inOurWords(error, at);
  }
};
