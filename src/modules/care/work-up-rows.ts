import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { AppError, refused } from '../../kernel/errors.ts';
import { insertRows, updateRow } from '../../kernel/write-rows.ts';
import type { WorkUpItem } from './schema.ts';
import { workUp } from './tables.ts';

const repeated = (items: readonly WorkUpItem[]): string | undefined =>
  items.map((item) => item.key).find((key, index, keys) => keys.indexOf(key) !== index);

/** Adds items of the minimum dataset to a case that has none of these keys yet. */
export const insertWorkUp = async (
  { tx, ownerId, newId }: CommandContext,
  caseId: string,
  items: readonly WorkUpItem[],
): Promise<void> => {
  const twice = repeated(items);
  if (twice !== undefined) throw refused('key_repeated', { key: twice }, { field: 'workUp' });
  await insertRows(
    tx,
    workUp,
    items.map((item) => ({ ownerId, id: newId(), caseId, ...item })),
  );
};

/** Versions of items as they were read, by key; 0 or no entry means that there was none. */
export type ReadVersions = Readonly<Record<string, number>> | 'as they stand';

/**
 * Adds items or makes a new version of those that differ. An item that somebody else has saved since it was read
 * is a conflict, unless it says the same.
 */
export const putWorkUp = async (
  context: CommandContext,
  caseId: string,
  items: readonly WorkUpItem[],
  versions: ReadVersions,
): Promise<void> => {
  const { tx, ownerId } = context;
  const there = await tx
    .select()
    .from(workUp)
    .where(and(eq(workUp.ownerId, ownerId), eq(workUp.caseId, caseId)));
  const fresh: WorkUpItem[] = [];
  for (const item of items) {
    const row = there.find((candidate) => candidate.key === item.key);
    if (!row) fresh.push(item);
    else if (Object.entries(item).some(([key, value]) => row[key as keyof WorkUpItem] !== value)) {
      if (versions !== 'as they stand' && row.version !== (versions[item.key] ?? 0))
        throw new AppError('changed_meanwhile', 409, { key: item.key }, { field: `workUp.${item.key}` });
      await updateRow(tx, workUp, row, item);
    }
  }
  await insertWorkUp(context, caseId, fresh);
};
