import { count, eq } from 'drizzle-orm';
import type { UntoldRecords } from '../../../kernel/told-tables.ts';
import { fulfilment, herDecision, listing, recommendation, template } from '../tables.ts';

type Untold =
  | typeof listing
  | typeof recommendation
  | typeof herDecision
  | typeof fulfilment
  | typeof template;

/** What boards were asked, saw and said, what that is begun from, and what she decided: no file can feed them. */
export const untoldOfBoards: UntoldRecords = {
  count: async ({ tx, ownerId }) => {
    const of = async (name: string, table: Untold) => {
      const [found] = await tx.select({ count: count() }).from(table).where(eq(table.ownerId, ownerId));
      return { name, count: found?.count ?? 0 };
    };
    return [
      await of('cases on agendas', listing),
      await of('recommendations', recommendation),
      await of('her decisions', herDecision),
      await of('words on what became of recommendations', fulfilment),
      await of('templates of recommendations', template),
    ];
  },
};
