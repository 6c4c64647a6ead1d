import { sql } from 'drizzle-orm';
import { plannedOnce } from '../../kernel/naming-client.ts';
import type { Tx } from '../../kernel/scope.ts';
import { compile } from './compile.ts';
import { keptSets } from './indicator-set.ts';
import type { IndicatorSet, Period } from './schema.ts';

type Kept = (typeof keptSets)[number];
type Place = { readonly tx: Tx; readonly ownerId: string; readonly today: string };

// Counting one year counts the rows without a date too; what the centre states of other years it sees in part only.
const within = (period: Period) =>
  period.kind === 'year' ? sql`where q.year = ${period.year} or coalesce(q.year, -1) < 0` : sql``;

const counts = (set: IndicatorSet, { ownerId, today }: Omit<Place, 'tx'>, period: Period) => {
  const { statement } = compile(set, { period, today, byYear: true, owners: [ownerId] });
  return sql`select q.part, q.owner_id, q.year, q.total, q.counts
    from (${statement}) as q (part, owner_id, year, total, counts, cases) ${within(period)}`;
};

/** Counts one group whole again: a year with the rows of no year, or all years. Never adds. */
const recount = async ({ set, name }: Kept, place: Place, period: Period): Promise<void> => {
  const { tx, ownerId } = place;
  const group = period.kind === 'year' ? sql`and (year = ${period.year} or coalesce(year, -1) < 0)` : sql``;
  await tx.execute(
    sql`delete from quality.year_count where owner_id = ${ownerId} and set = ${name} ${group}`,
  );
  await tx.execute(sql`${plannedOnce}insert into quality.year_count (part, owner_id, set, year, total, counts)
    select part, owner_id, ${name}, year, total, counts from (${counts(set, place, period)}) as fresh`);
};

/** Locks an owner's counts of a set, so that who renews them at once does so one after the other; says of which day they are. */
const locked = async ({ tx, ownerId }: Place, { name }: Kept) => {
  const { rows } = await tx.execute<{ definition: string; counted_on: string }>(sql`
    insert into quality.counted (owner_id, set, definition, counted_on) values (${ownerId}, ${name}, '', '')
    on conflict (owner_id, set) do update set set = excluded.set returning definition, counted_on`);
  return rows[0];
};

/**
 * Renews the kept counts of an owner. `years` names the calendar years whose rows changed, or null for all of them. Another
 * day or another definition renews all years too: what asks for today changes by itself.
 */
export const renewYearCounts = async (place: Place, years: readonly number[] | null): Promise<void> => {
  for (const kept of keptSets) {
    const state = await locked(place, kept);
    const isOfToday = state?.definition === kept.definition && state.counted_on === place.today;
    if (isOfToday && years !== null)
      for (const year of years) await recount(kept, place, { kind: 'year', year });
    else await recount(kept, place, { kind: 'all' });
    if (isOfToday) continue;
    await place.tx.execute(sql`update quality.counted
      set definition = ${kept.definition}, counted_on = ${place.today}
      where owner_id = ${place.ownerId} and set = ${kept.name}`);
  }
};

/** Whether some of the owner's kept counts are of another day or definition. */
export const countsAreOld = async ({ tx, ownerId, today }: Place): Promise<boolean> => {
  const { rows } = await tx.execute<{ set: string; definition: string }>(sql`
    select set, definition from quality.counted where owner_id = ${ownerId} and counted_on = ${today}`);
  return keptSets.some(
    (kept) => !rows.some((row) => row.set === kept.name && row.definition === kept.definition),
  );
};

/** Groups of an owner whose kept counts differ from the full statement as of the day they were kept, as `set part year`. */
export const differingCounts = async (tx: Tx, ownerId: string): Promise<string[]> => {
  const differing: string[] = [];
  for (const { set, name } of keptSets) {
    const state = await tx.execute<{ counted_on: string }>(sql`select counted_on from quality.counted
      where owner_id = ${ownerId} and set = ${name}`);
    const today = state.rows[0]?.counted_on;
    if (!today) continue;
    const full = counts(set, { ownerId, today }, { kind: 'all' });
    const { rows } = await tx.execute<{ part: string; year: number | null }>(sql`
      with full_count as (${full}),
        kept as (select part, owner_id, year, total, counts from quality.year_count
                 where owner_id = ${ownerId} and set = ${name}),
        odd as ((table full_count except table kept) union all (table kept except table full_count))
      select distinct part, year from odd order by 1, 2`);
    differing.push(
      ...rows.map(({ part, year }) => `${name} ${part} ${year === null || year < 0 ? 'undated' : year}`),
    );
  }
  return differing;
};
