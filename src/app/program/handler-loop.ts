import { drain, type Handler } from '../../kernel/handlers.ts';
import type { Services } from '../../kernel/app-context.ts';
import { houses } from '../../modules/directory/index.ts';

const sweepEvery = 30_000;

/**
 * Keeps answering events: at once when an owner's journal grows, and in a sweep over all owners at the start and now
 * and then, for what was announced while nobody listened. Several processes may do this on one database.
 */
export const keepHandling = (
  services: Services,
  handlers: readonly Handler[],
): { stop: () => Promise<void> } => {
  const waiting = new Set<string>();
  let running: Promise<void> | undefined;
  let stopped = false;
  const work = async (): Promise<void> => {
    for (const ownerId of waiting) {
      waiting.delete(ownerId);
      for (const item of handlers) if (!stopped) await drain(services, item, ownerId);
    }
  };
  const wake = (ownerIds: readonly string[]): void => {
    for (const ownerId of ownerIds) waiting.add(ownerId);
    running ??= work()
      .catch(() => services.log.error('handlers stopped for now'))
      .finally(() => {
        running = undefined;
        if (waiting.size > 0 && !stopped) wake([]);
      });
  };
  const sweep = (): void => {
    houses(services.database).then(
      (found) => wake(found.map((house) => house.id)),
      () => services.log.warn('handler sweep failed'),
    );
  };
  const deaf = services.live.listen({ heard: ({ ownerId }) => wake([ownerId]), reopened: sweep });
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
