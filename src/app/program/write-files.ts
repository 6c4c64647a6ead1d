import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ZipEntry } from '../../kernel/zip.ts';

/**
 * Writes files that nobody else reads, each read to its end before the next one is asked for. Where one fails none of them is left:
 * a part of them would pass for all.
 */
export const writeFiles = async (files: AsyncIterable<ZipEntry>, folder: string): Promise<void> => {
  const made: string[] = [];
  try {
    for await (const { name, content } of files) {
      const path = join(folder, name);
      const file = await open(path, 'wx', 0o600);
      made.push(path);
      await pipeline(content, file.createWriteStream());
    }
  } catch (error) {
    for (const path of made) await rm(path, { force: true });
    throw error;
  }
};
