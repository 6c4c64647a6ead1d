import type { Services } from '../../kernel/app-context.ts';
import { withScope } from '../../kernel/scope.ts';
import { endDrafts, houses } from '../../modules/directory/index.ts';

const every = 60 * 60_000;

/** Ends what nobody may read any more, at the start and once an hour; any process may do it. */
export const keepEndingDrafts = ({ database, log, now }: Services): { stop: () => Promise<void> } => {
  const sweep = async (): Promise<void> => {
    for (const { id } of await houses(database))
      await withScope(database, [id], (tx) => endDrafts(tx, id, now()));
  };
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = running.then(sweep).catch(() => log.warn('drafts that are over are still there'));
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
