import { z } from 'zod';
import { command } from '../command.ts';
import { sealInto } from '../showings.ts';

/** Seals the showings since the last seal into the chain: one entry with their count, the last id and a digest. */
export const sealShowings = command({
  name: 'kernel.seal-showings',
  input: z.object({}).strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx, ownerId, entryId, announce }) => {
    const sealed = await sealInto(tx, ownerId, entryId);
    if (sealed) announce({ type: 'kernel.showings-sealed', ...sealed });
    return { count: Number(sealed?.count ?? 0) };
  },
});
