import type { Services } from '../../kernel/app-context.ts';
import { rowTopics } from '../../kernel/derivation.ts';
import { deliver } from '../../kernel/mail/deliver.ts';
import { mail } from '../../kernel/tables.ts';
import { houses } from '../../modules/directory/index.ts';

const sweepEvery = 30_000;

/**
 * Hands over mails: at once when an entry has written some, and in a sweep over all houses now and then, for those that wait for a later
 * time. Nothing goes out while a restored record waits for somebody to say that it is the one that lives.
 */
export const keepDelivering = (
  services: Pick<Services, 'database' | 'live' | 'log' | 'now' | 'mail'>,
): { stop: () => Promise<void> } => {
  const waiting = new Set<string>();
  let running: Promise<void> | undefined;
  let stopped = false;
  // A record is restored while nobody serves it, so that a house whose mails may go out keeps that.
  const free = new Set<string>();
  const isFree = async (ownerId: string): Promise<boolean> => {
    if (!free.has(ownerId) && (await services.mail.heldSince(ownerId)) === null) free.add(ownerId);
    return free.has(ownerId);
  };
  const work = async (): Promise<void> => {
    for (const ownerId of waiting) {
      waiting.delete(ownerId);
      if (!stopped && (await isFree(ownerId))) await deliver(services, ownerId, () => stopped);
    }
  };
  const run = (): void => {
    running ??= work()
      .catch(() => services.log.warn('mails wait: the next sweep tries again'))
      .finally(() => {
        running = undefined;
        if (waiting.size > 0 && !stopped) run();
      });
  };
  const wake = (ownerId: string): void => {
    waiting.add(ownerId);
    run();
  };
  const sweep = (): void => {
    houses(services.database).then(
      (found) => {
        for (const { id } of found) wake(id);
      },
      () => services.log.warn('mail sweep failed'),
    );
  };
  const [topic = ''] = rowTopics(mail);
  const deaf = services.live.listen({
    heard: ({ ownerId, topics }) => {
      if (['*', topic, 'event:backup.lives'].some((each) => topics.includes(each))) wake(ownerId);
    },
    reopened: sweep,
  });
  const timer = setInterval(sweep, sweepEvery);
  sweep();
  return {
    stop: async () => {
      stopped = true;
      deaf();
      clearInterval(timer);
      await running;
      services.mail.transport?.close();
    },
  };
};
