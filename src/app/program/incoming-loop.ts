import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Services } from '../../kernel/app-context.ts';
import { mostBytes } from '../../kernel/mail/incoming.ts';
import { receive } from '../receive.ts';

const every = 15_000;

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
    const { size } = await stat(path);
    const what = size > mostBytes ? 'nothing' : await receive(services, await readFile(path));
    services.log.info('message read', { what });
    await rename(path, join(read, `${name}:2,S`));
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
