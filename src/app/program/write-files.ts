import fs, { type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Disk, giveName } from '../../kernel/give-name.ts';
import { exportFault } from './export-fault.ts';

/** A file by its name in the folder, and what stands in it. */
type WrittenFile = {
  readonly name: string;
  readonly content: () => AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
};

/** What a file is called until all of them are written. */
const partly = (path: string): string => `${path}.part`;

/** Files of one folder that nobody else has: what is made here is made anew, and only that is ever removed. */
const claims = (disk: Disk) => {
  const made = new Set<string>();
  const claim = async (path: string) => {
    const file = await disk.open(path, 'wx', 0o600);
    made.add(path);
    return file;
  };
  const named = async (path: string) => {
    await giveName(partly(path), path, disk);
    made.add(path);
    made.delete(partly(path));
  };
  /** As far as the disk still can. */
  const removed = async () => {
    await Promise.allSettled([...made].map((path) => disk.rm(path, { force: true })));
  };
  return { claim, named, removed };
};

/** What went wrong with a file in our words. */
const ofFile = async <T>(path: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw exportFault(error, path);
  }
};

/** Writes a file to its end; what goes wrong with its content stays what it is. */
const filled = async (path: string, file: FileHandle, content: WrittenFile['content']): Promise<void> => {
  let ofContent: { readonly error: unknown } | null = null;
  const watched = async function* () {
    try {
      yield* content();
    } catch (error) {
      ofContent = { error };
      throw error;
    }
  };
  try {
    await pipeline(watched, file.createWriteStream({ flush: true }));
  } catch (error) {
    throw ofContent === null ? exportFault(error, path) : error;
  }
};

/**
 * Writes files that nobody else reads, each read to its end before the next one is asked for. They get their names once all are
 * written, in their order, and where one fails none is left: a part of them would pass for all. What the disk refuses is said with
 * the file's name (`export_disk_full`, `export_file_exists` …).
 */
export const writeFiles = async (
  files: AsyncIterable<WrittenFile>,
  folder: string,
  disk: Disk = fs,
): Promise<void> => {
  const { claim, named, removed } = claims(disk);
  const written: string[] = [];
  try {
    for await (const { name, content } of files) {
      const path = join(folder, name);
      await filled(path, await ofFile(path, claim(partly(path))), content);
      written.push(path);
    }
    for (const path of written) await ofFile(path, named(path));
  } catch (error) {
    await removed();
    throw error;
  }
};
