import type { CommandContext } from './command.ts';
import { whatGoesAlong } from './going-along.ts';
import { conflict } from './errors.ts';
import { houseOfTx } from './scope.ts';
import { takeBack } from './struck-record.ts';
import { markOf, mustBeAllowed } from './striking.ts';

/**
 * Marks a record that its command has locked, and what goes along with it, with this entry; returns how many rows that were.
 * A conflict where these are others than somebody read (`along`): what was recorded meanwhile does not go unseen.
 */
export const takeRecordBack = async (
  context: CommandContext,
  { table, id }: { readonly table: string; readonly id: string },
  along?: string,
): Promise<number> => {
  const { striking } = houseOfTx(context.tx);
  const gone = await whatGoesAlong(context, striking, { table, ids: [id] });
  if (along !== undefined && along !== markOf(gone)) throw conflict();
  mustBeAllowed(context, striking, gone);
  await takeBack(context, gone);
  context.announce({ type: 'kernel.struck', table, id });
  return [...gone.values()].flat().length;
};
