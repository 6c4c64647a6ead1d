import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ZipEntry } from '../../kernel/zip.ts';

/** What a file is called until all of them are written. */
const partly = (path: string): string => `${path}.part`;

/**
 * Writes files that nobody else reads, each read to its end before the next one is asked for. They get their names once all are
 * written, in their order, and where one fails none is left: a part of them would pass for all.
 */
export const writeFiles = async (files: AsyncIterable<ZipEntry>, folder: string): Promise<void> => {
  const [made, written]: [string[], string[]] = [[], []];
  const claim = async (path: string) => {
    const file = await open(path, 'wx', 0o600);
    made.push(path);
    return file;
  };
  try {
    for await (const { name, content } of files) {
      const path = join(folder, name);
      const file = await claim(partly(path));
      await pipeline(content, file.createWriteStream({ flush: true }));
      written.push(path);
    }
    for (const path of written) {
      await (await claim(path)).close();
      await rename(partly(path), path);
    }
  } catch (error) {
    for (const path of made) await rm(path, { force: true });
    throw error;
  }
};
