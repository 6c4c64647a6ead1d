import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/**
 * Bytes that are all made before the first of them is given: what fails on the way is an error and no half answer, and whoever
 * reads slowly keeps nothing waiting. They lie in a file that no name leads to any more.
 */
export const spooled = async (
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly size: number; readonly body: ReadableStream }> => {
  const folder = await mkdtemp(join(tmpdir(), 'consilium-spool-'));
  const file = await open(join(folder, 'spool'), 'wx+', 0o600);
  await rm(folder, { recursive: true });
  try {
    let size = 0;
    for await (const block of bytes) size += (await file.write(block, 0, block.length, size)).bytesWritten;
    return { size, body: Readable.toWeb(file.createReadStream({ start: 0 })) };
  } catch (error) {
    await file.close();
    throw error;
  }
};
