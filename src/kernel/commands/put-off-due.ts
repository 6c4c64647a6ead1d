import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../command.ts';
import { notFound } from '../errors.ts';
import { due } from '../tables.ts';
import { updateRow } from '../write-rows.ts';

const triesBeforeFailing = 5;
/** Minutes until what could not be done is tried again. */
const delay = 10;

/** Puts off what could not be done; the fifth time it has failed and is not tried again. */
export const putOffDue = command({
  name: 'kernel.put-off-due',
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
  run: async ({ tx, now }, _input, row) => {
    if (row.state !== 'open') return { id: row.id };
    const failures = row.failures + 1;
    const isOver = failures >= triesBeforeFailing;
    const next = { dueAt: now.add({ minutes: delay }).toString() };
    await updateRow(tx, due, row, { failures, ...(isOver ? { state: 'failed' } : next) });
    return { id: row.id };
  },
});
