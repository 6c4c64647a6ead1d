import { sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import type { IndicatorSet } from '../schema.ts';

/**
 * The calendar years in which a centre's record holds a dated case or operation, in order, from the kept counts; without
 * a centre, those of every centre whose counts this scope may read.
 */
export const recordYears = async (
  tx: Tx,
  { set, ownerId }: { set: IndicatorSet; ownerId?: string },
): Promise<number[]> => {
  const owned = ownerId === undefined ? sql`` : sql`owner_id = ${ownerId} and`;
  const { rows } = await tx.execute<{ year: number }>(sql`
    select distinct year from quality.year_count
    where ${owned} set = ${`${set.set}/${set.version}`} and year > 0
      and part <> 'statement' and total > 0
    order by year`);
  return rows.map(({ year }) => year);
};
