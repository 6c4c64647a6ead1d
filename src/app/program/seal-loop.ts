import type { Services } from '../../kernel/app-context.ts';
import { execute } from '../../kernel/command.ts';
import { sealShowings } from '../../kernel/commands/seal-showings.ts';
import { houses } from '../../modules/directory/index.ts';

const sealEvery = 30_000;
const actor = { kind: 'job', name: 'seal-showings' } as const;

/** Seals what was shown into each house's chain, every half minute. Several processes may do this on one database. */
export const keepSealing = ({ database, log, now }: Services): { stop: () => Promise<void> } => {
  const seal = async (): Promise<void> => {
    for (const { id } of await houses(database))
      await execute(database, sealShowings, { actor, ownerId: id, now: now() }, {});
  };
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = running.then(seal).catch(() => log.warn('showings are not sealed yet'));
  };
  const timer = setInterval(turn, sealEvery);
  return {
    stop: async () => {
      clearInterval(timer);
      turn();
      await running;
    },
  };
};
