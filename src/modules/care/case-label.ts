import { sql } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { amongStruck } from '../../kernel/struck.ts';

/** Gives one free label of a year at a time. */
export type LabelStock = (year: number) => Promise<string>;

/** Lets one transaction at a time bring cases to this owner, until it ends. */
export const lockLabels = async ({ tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`case-label ${ownerId}`}, 0))`);
};

/**
 * Free labels, e.g. 26-0001: what people call a case aloud, without a name or record number. The owner's labels are
 * locked from the first one taken until the transaction ends.
 */
export const labelStock = ({ tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>): LabelStock => {
  const last = new Map<string, number>();
  const lastOf = async (prefix: string): Promise<number> => {
    await lockLabels({ tx, ownerId });
    // A number stands on paper, so it is never given again, whatever was taken back.
    const found = await amongStruck(
      tx,
      tx.execute<{ last: number | null }>(sql`
        select max(substr(label, 4)::integer) as last from care."case"
        where owner_id = ${ownerId} and label ~ ${`^${prefix}\\d+$`}`),
    );
    return found.rows[0]?.last ?? 0;
  };
  return async (year) => {
    const prefix = `${String(year % 100).padStart(2, '0')}-`;
    const next = (last.get(prefix) ?? (await lastOf(prefix))) + 1;
    last.set(prefix, next);
    return `${prefix}${String(next).padStart(4, '0')}`;
  };
};
