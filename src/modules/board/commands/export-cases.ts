import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { careCaseRows } from '../../care/index.ts';
import { canExportCases } from '../policy.ts';

/** Says in the journal that all cases of a house leave it as files, before they do; with `named` also who the women are. */
export const exportCases = command({
  name: 'board.export-cases',
  input: z.object({ named: z.boolean() }).strict(),
  load: async (_context, { named }) => ({ named }),
  permit: (actor, { named }, ownerId) => canExportCases(actor, ownerId, named),
  run: async ({ tx, ownerId, announce }, { named }) => {
    const [found] = await tx
      .select({ cases: count() })
      .from(careCaseRows)
      .where(eq(careCaseRows.ownerId, ownerId));
    const cases = found?.cases ?? 0;
    announce({ type: 'board.cases-exported', identity: named ? 'with' : 'without', cases: String(cases) });
    return { cases };
  },
});
