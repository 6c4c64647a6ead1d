import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { localDay } from '../../../kernel/zone.ts';
import { zoneOf } from '../../directory/index.ts';
import { renewYearCounts } from '../year-counts.ts';

/** Counts an owner's years again when its day has changed: what asks for today changes by itself. */
export const renewCounts = command({
  name: 'quality.renew-counts',
  input: z.object({}).strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx, ownerId, now, announce }) => {
    const today = localDay(now.toString(), await zoneOf(tx, ownerId));
    await renewYearCounts({ tx, ownerId, today }, []);
    announce({ type: 'quality.counts-renewed', today });
    return { today };
  },
});
