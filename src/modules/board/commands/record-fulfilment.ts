import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { conflict, refused } from '../../../kernel/errors.ts';
import { localDay } from '../../../kernel/zone.ts';
import { insertRows, updateRow } from '../../../kernel/write-rows.ts';
import { zoneOf } from '../../directory/index.ts';
import { caseCommand } from '../../care/index.ts';
import { caseOfRecommendation } from '../load.ts';
import { canRecordFulfilment } from '../policy.ts';
import { fulfilmentKept } from '../records/fulfilment.ts';
import { FulfilmentSaid } from '../schema.ts';
import { fulfilment } from '../tables.ts';

/** Records what became of a recommendation where the record cannot tell, or somebody knows better; `version` is 0 while nobody has said anything. */
export const recordFulfilment = caseCommand({
  name: 'board.record-fulfilment',
  input: z
    .object({
      recommendationId: z.uuid(),
      version: z.int().nonnegative(),
      fulfilment: FulfilmentSaid,
    })
    .strict(),
  caseOf: (context, input) => caseOfRecommendation(context, input.recommendationId),
  permit: canRecordFulfilment,
  run: async (context, input, subject) => {
    const { tx, ownerId, now, announce } = context;
    const { recommendationId: id, version } = input;
    const { askOn } = input.fulfilment;
    if (askOn !== null && askOn <= localDay(now.toString(), await zoneOf(tx, ownerId)))
      throw refused('ask_on_past', {}, { field: 'fulfilment.askOn' });
    const row = fulfilmentKept.rowOf(input.fulfilment);
    const [there] = await tx
      .select({ version: fulfilment.version })
      .from(fulfilment)
      .where(and(eq(fulfilment.ownerId, ownerId), eq(fulfilment.id, id)));
    if ((there?.version ?? 0) !== version) throw conflict();
    if (there === undefined) await insertRows(tx, fulfilment, [{ ownerId, id, caseId: subject.id, ...row }]);
    else await updateRow(tx, fulfilment, { ownerId, id, version }, row);
    announce({ type: 'board.fulfilment-recorded', caseId: subject.id, recommendationId: id });
    return { id };
  },
});
