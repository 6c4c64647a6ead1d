import type { CommandContext } from './command.ts';
import { whatGoesAlong } from './going-along.ts';
import { houseOfTx } from './scope.ts';
import { takeBack } from './struck-record.ts';
import { mustBeAllowed } from './striking.ts';

/** Marks a record that its command has locked, and what goes along with it, with this entry; returns how many rows that were. */
export const takeRecordBack = async (
  context: CommandContext,
  { table, id }: { readonly table: string; readonly id: string },
): Promise<number> => {
  const { striking } = houseOfTx(context.tx);
  const gone = await whatGoesAlong(context, striking, { table, ids: [id] });
  mustBeAllowed(context, striking, gone);
  await takeBack(context, gone);
  context.announce({ type: 'kernel.struck', table, id });
  return [...gone.values()].flat().length;
};
