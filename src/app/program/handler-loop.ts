import { drain, type Handler } from '../../kernel/handlers.ts';
import type { Services } from '../../kernel/app-context.ts';
import { houses } from '../../modules/directory/index.ts';

const sweepEvery = 30_000;

/** Whether an entry with these topics may announce what this handler answers. */
const isFor = (item: Handler, topics: readonly string[]): boolean =>
  topics.includes(`event:${item.event}`) || topics.includes('event:*');

/**
 * Keeps answering events: at once when an owner's journal grows by an entry that announces what a handler answers, and
 * in a sweep over all owners and handlers at the start and now and then, for what was announced while nobody listened.
 * Several processes may do this on one database.
 */
export const keepHandling = (
  services: Pick<Services, 'database' | 'live' | 'log' | 'now'>,
  handlers: readonly Handler[],
): { stop: () => Promise<void> } => {
  const waiting = new Map<string, Set<Handler>>();
  let running: Promise<void> | undefined;
  let stopped = false;
  const work = async (): Promise<void> => {
    for (const [ownerId, items] of waiting) {
      waiting.delete(ownerId);
      for (const item of items) if (!stopped) await drain(services, item, ownerId);
    }
  };
  const run = (): void => {
    running ??= work()
      .catch(() => services.log.error('handlers stopped for now'))
      .finally(() => {
        running = undefined;
        if (waiting.size > 0 && !stopped) run();
      });
  };
  const wake = (ownerId: string, items: readonly Handler[]): void => {
    if (items.length === 0) return;
    waiting.set(ownerId, new Set([...(waiting.get(ownerId) ?? []), ...items]));
    run();
  };
  const sweep = (): void => {
    houses(services.database).then(
      (found) => {
        for (const house of found) wake(house.id, handlers);
      },
      () => services.log.warn('handler sweep failed'),
    );
  };
  const deaf = services.live.listen({
    heard: ({ ownerId, topics }) =>
      wake(
        ownerId,
        handlers.filter((item) => isFor(item, topics)),
      ),
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
    },
  };
};
