import { and, eq } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { CommandContext } from './command.ts';
import { due } from './tables.ts';
import { insertRows, updateRow } from './write-rows.ts';

/** What a module does about a subject once a moment has come: at most once, in an entry of its own. It looks again whether there still is something to do. */
export type DueTime = {
  readonly kind: string;
  readonly act: (context: CommandContext, subject: string) => Promise<void>;
};

type Means = Pick<CommandContext, 'tx' | 'ownerId' | 'newId'>;
type Named = { readonly kind: string; readonly subject: string };

const openOne = async ({ tx, ownerId }: Pick<Means, 'tx' | 'ownerId'>, { kind, subject }: Named) => {
  const [row] = await tx
    .select()
    .from(due)
    .where(and(eq(due.ownerId, ownerId), eq(due.subject, subject), eq(due.kind, kind), eq(due.state, 'open')))
    .for('update');
  return row;
};

/** Sets when something is to be done about a subject; what was set before for the same is moved. */
export const setDue = async (
  context: Means,
  { kind, subject, at }: Named & { readonly at: Temporal.Instant },
): Promise<void> => {
  const { tx, ownerId, newId } = context;
  const row = await openOne(context, { kind, subject });
  const dueAt = at.toString();
  if (row === undefined) await insertRows(tx, due, [{ ownerId, id: newId(), kind, subject, dueAt }]);
  else if (row.dueAt !== dueAt) await updateRow(tx, due, row, { dueAt, failures: 0 });
};

/** Nothing is to be done about a subject any more. */
export const dropDue = async (context: Pick<Means, 'tx' | 'ownerId'>, named: Named): Promise<void> => {
  const row = await openOne(context, named);
  if (row !== undefined) await updateRow(context.tx, due, row, { state: 'dropped' });
};
