import type { Services } from '../../kernel/app-context.ts';
import { execute } from '../../kernel/command.ts';
import { withScope } from '../../kernel/scope.ts';
import { localDay } from '../../kernel/zone.ts';
import { houses } from '../../modules/directory/index.ts';
import { countsAreOld, renewCounts } from '../../modules/quality/index.ts';

const every = 60_000;
const job = { kind: 'job', name: 'quality.renew-counts' } as const;

/** Counts each centre's years again once its day has changed, now and then and at the start; any process may do it. */
export const keepCounting = ({ database, log, now }: Services): { stop: () => Promise<void> } => {
  let running: Promise<void> | undefined;
  let stopped = false;
  const renew = async (): Promise<void> => {
    for (const { id: ownerId, zone } of await houses(database)) {
      if (stopped) return;
      const today = localDay(now(), zone);
      const old = await withScope(database, [ownerId], (tx) => countsAreOld({ tx, ownerId, today }));
      if (old) await execute(database, renewCounts, { actor: job, ownerId, now: now() }, {});
    }
  };
  const turn = (): void => {
    running ??= renew()
      .catch(() => log.warn('years were not counted again'))
      .finally(() => void (running = undefined));
  };
  const timer = setInterval(turn, every);
  turn();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
