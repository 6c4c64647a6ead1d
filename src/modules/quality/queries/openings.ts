import { eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { opening } from '../tables.ts';

/** To whom the centre opened its yearly counts, from when and until when; the last time for each. */
export const openingsOf = (tx: Tx, ownerId: string) =>
  tx
    .select({
      id: opening.id,
      version: opening.version,
      toId: opening.toId,
      from: opening.from,
      to: opening.to,
    })
    .from(opening)
    .where(eq(opening.ownerId, ownerId));
