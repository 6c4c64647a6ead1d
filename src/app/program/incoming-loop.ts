import { constants } from 'node:fs';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Services } from '../../kernel/app-context.ts';
import { mostBytes } from '../../kernel/mail/incoming.ts';
import { receive } from '../receive.ts';

const every = 15_000;

/** What a file holds; null of one that is too great, or no file at all. It follows no link and waits for no pipe. */
const bytesOf = async (path: string): Promise<Uint8Array | null> => {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => null,
  );
  if (file === null) return null;
  try {
    if (!(await file.stat()).isFile()) return null;
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(mostBytes + 1) });
    return bytesRead > mostBytes ? null : buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/**
 * Reads what a mail server delivers into a Maildir: each message of `new` once, which then lies in `cur`. A process that ends in between reads it
 * again, which changes nothing.
 */
export const keepReceiving = (
  services: Pick<Services, 'database' | 'log' | 'mail' | 'now'>,
  folder: string,
): { stop: () => Promise<void> } => {
  const [fresh, read] = [join(folder, 'new'), join(folder, 'cur')];
  const readOne = async (name: string): Promise<void> => {
    const path = join(fresh, name);
    const bytes = await bytesOf(path);
    const what = bytes === null ? 'nothing' : await receive(services, bytes);
    services.log.info('message read', { what });
    await rename(path, join(read, `${name.slice(0, 200)}:2,S`));
  };
  const sweep = async (): Promise<void> => {
    for (const part of ['tmp', 'new', 'cur']) await mkdir(join(folder, part), { recursive: true });
    // One that cannot be written down now keeps none of the others waiting.
    for (const name of (await readdir(fresh)).toSorted())
      await readOne(name).catch(() => services.log.warn('a message that came in waits for the next turn'));
  };
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = running
      .then(sweep)
      .catch(() => services.log.warn('messages that came in wait for the next turn'));
  };
  const timer = setInterval(turn, every);
  turn();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
