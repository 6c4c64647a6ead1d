import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { command } from '../command.ts';
import { notFound } from '../errors.ts';
import { houseOfTx } from '../scope.ts';
import { due } from '../tables.ts';
import { updateRow } from '../write-rows.ts';

/** Does what is due, once: nothing where it was done, moved or dropped meanwhile. */
export const keepDue = command({
  name: 'kernel.keep-due',
  input: z.object({ dueId: z.uuid() }).strict(),
  load: async ({ tx, ownerId }, { dueId }) => {
    const [row] = await tx
      .select()
      .from(due)
      .where(and(eq(due.ownerId, ownerId), eq(due.id, dueId)))
      .for('update');
    if (row === undefined) throw notFound();
    return row;
  },
  permit: (actor) => actor.kind === 'job',
  run: async (context, _input, row) => {
    const { tx, now } = context;
    const isTime = Temporal.Instant.compare(Temporal.Instant.from(row.dueAt), now) <= 0;
    if (row.state !== 'open' || !isTime) return { done: false };
    const kind = houseOfTx(tx).dueTimes.find((each) => each.kind === row.kind);
    if (kind === undefined) throw new Error(`due_kind_unknown ${row.kind}`);
    await kind.act(context, row.subject);
    await updateRow(tx, due, row, { state: 'done' });
    return { done: true };
  },
});
