import type { Services } from '../../kernel/app-context.ts';
import { keepDueTimes } from '../../kernel/keep-due-times.ts';
import { houses } from '../../modules/directory/index.ts';

const every = 30_000;

/** Does what is due at every house, at the start and twice a minute; what came due while nothing ran is done then. */
export const keepDoingDue = (
  services: Pick<Services, 'database' | 'log' | 'now'>,
): { stop: () => Promise<void> } => {
  const sweep = async (): Promise<void> => {
    for (const { id } of await houses(services.database)) await keepDueTimes(services, id);
  };
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = running.then(sweep).catch(() => services.log.warn('what is due waits for the next turn'));
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
