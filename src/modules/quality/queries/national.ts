import { sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { compile } from '../compile.ts';
import { isCounted } from '../population.ts';
import { indicatorKey, type IndicatorSet } from '../schema.ts';
import { leftOut } from '../score-bounds.ts';
import { type Cell, suppressed } from '../small-cells.ts';
import { type Counted, readTallies, type Tally } from '../tally.ts';
import { groupMayLieIn } from '../year-group.ts';

type Row = Counted & { owner_id: string; counted_on: string };
export type CentreNamed = { readonly id: string; readonly slug: string; readonly name: string };

/** Kept counts of a year of every centre that this scope may read, each as of a day of its own. */
const keptRows = async (tx: Tx, set: string, year: number): Promise<Row[]> => {
  const { rows } = await tx.execute<Row>(sql`
    select y.owner_id, y.part, y.year, y.total, y.counts, null as cases, c.counted_on
    from quality.year_count y join quality.counted c on c.owner_id = y.owner_id and c.set = y.set
    where y.set = ${set} and (y.year = ${year} or ${sql.raw(groupMayLieIn('y.year', year))})`);
  return rows;
};

const outcomes = ['numerator', 'failed', 'notDocumented'] as const;
type Outcomes = Cell<(typeof outcomes)[number]>;

const cellOf = (tally: Tally | undefined): Outcomes => {
  const { members = 0, numerator = 0, notDocumented = 0 } = tally ?? {};
  return { numerator, notDocumented, failed: members - numerator - notDocumented };
};

/** Who may belong and is in no other count, for whatever reason: other women than the cell's, so suppressed apart. */
const leftOutOf = (tally: Tally | undefined): Cell<'leftOut'> => ({
  leftOut: tally === undefined ? 0 : leftOut(tally),
});

/** Counts as they are told; null where they are suppressed. */
const told = (cell: Outcomes | null) =>
  cell && {
    numerator: cell.numerator,
    denominator: cell.numerator + cell.failed + cell.notDocumented,
    notDocumented: cell.notDocumented,
  };

/**
 * What several centres count in one year, and their total, with how many are left out because something about them is
 * not known: counts only, small cells suppressed. `centres` that opened nothing are named as absent. Runs in the scope of whom the counts were opened to.
 */
export const nationalCounts = async (
  tx: Tx,
  { set, year, centres }: { set: IndicatorSet; year: number; centres: readonly CentreNamed[] },
) => {
  const name = `${set.set}/${set.version}`;
  const byOwner = Map.groupBy(await keptRows(tx, name, year), (row) => row.owner_id);
  const present = centres.filter(({ id }) => byOwner.has(id));
  // The layout of the statement that the kept rows come from, whole: a stream that were left out would count as nought.
  const { streams: layout } = compile(set, {
    period: { kind: 'year', year },
    today: `${year}-12-31`,
    byYear: true,
  });
  const tallies = present.map(({ id }) => readTallies(set, layout, byOwner.get(id) ?? []).indicators);
  const judged = set.indicators.filter(isCounted).map((indicator) => {
    const found = tallies.map((indicators) => indicators.get(indicatorKey(indicator)));
    return {
      id: indicator.id,
      variant: indicator.variant ?? null,
      counted: suppressed(found.map(cellOf), outcomes),
      out: suppressed(found.map(leftOutOf), ['leftOut']),
    };
  });
  const line = ({ id, variant, counted, out }: (typeof judged)[number], place?: number) => {
    const [cell, left] =
      place === undefined ? [counted.total, out.total] : [counted.cells[place], out.cells[place]];
    return { id, variant, counts: told(cell ?? null), leftOut: left?.leftOut ?? null };
  };
  return {
    set: name,
    period: { kind: 'year' as const, year },
    total: judged.map((indicator) => line(indicator)),
    centres: present.map(({ id, slug, name: called }, place) => ({
      centre: slug,
      name: called,
      countedOn: byOwner.get(id)?.[0]?.counted_on ?? '',
      indicators: judged.map((indicator) => line(indicator, place)),
    })),
    absent: centres
      .filter(({ id }) => !byOwner.has(id))
      .map(({ slug, name: called }) => ({ centre: slug, name: called })),
  };
};

/** What several centres count in one year. */
export type National = Awaited<ReturnType<typeof nationalCounts>>;
