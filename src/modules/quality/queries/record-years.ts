import { sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import type { IndicatorSet } from '../schema.ts';

/** The calendar years in which a centre's record holds a dated case or operation, in order, from the kept counts. */
export const recordYears = async (
  tx: Tx,
  { set, ownerId }: { set: IndicatorSet; ownerId: string },
): Promise<number[]> => {
  const { rows } = await tx.execute<{ year: number }>(sql`
    select distinct year from quality.year_count
    where owner_id = ${ownerId} and set = ${`${set.set}/${set.version}`} and year is not null
      and part <> 'statement' and total > 0
    order by year`);
  return rows.map(({ year }) => year);
};
