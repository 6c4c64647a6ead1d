import { sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { compile } from '../compile.ts';
import { isCounted } from '../population.ts';
import { indicatorKey, type IndicatorSet } from '../schema.ts';
import { type Cell, type Shown, suppressed } from '../small-cells.ts';
import { type Counted, readTallies, type Tally } from '../tally.ts';

type Row = Counted & { owner_id: string; counted_on: string };
export type CentreNamed = { readonly id: string; readonly slug: string; readonly name: string };

/** Kept counts of a year of every centre that this scope may read, each as of a day of its own. */
const keptRows = async (tx: Tx, set: string, year: number): Promise<Row[]> => {
  const { rows } = await tx.execute<Row>(sql`
    select y.owner_id, y.part, y.year, y.total, y.counts, null as cases, c.counted_on
    from quality.year_count y join quality.counted c on c.owner_id = y.owner_id and c.set = y.set
    where y.set = ${set} and (y.year = ${year} or y.year is null)`);
  return rows;
};

const cellOf = (tally: Tally | undefined): Cell => {
  const { members = 0, numerator = 0, notDocumented = 0 } = tally ?? {};
  return { numerator, notDocumented, failed: members - numerator - notDocumented };
};

/** Counts as they are told; null where they are suppressed. */
const told = (cell: Shown) =>
  cell && {
    numerator: cell.numerator,
    denominator: cell.numerator + cell.failed + cell.notDocumented,
    notDocumented: cell.notDocumented,
  };

/**
 * What several centres count in one year, and their total: counts only, small cells suppressed. `centres` that opened
 * nothing are named as absent. Runs in the scope of whom the counts were opened to.
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
    const cells = tallies.map((found) => cellOf(found.get(indicatorKey(indicator))));
    return { id: indicator.id, variant: indicator.variant ?? null, ...suppressed(cells) };
  });
  const line = ({ id, variant }: (typeof judged)[number], cell: Shown) => ({
    id,
    variant,
    counts: told(cell),
  });
  return {
    set: name,
    period: { kind: 'year' as const, year },
    total: judged.map((indicator) => line(indicator, indicator.total)),
    centres: present.map(({ id, slug, name: called }, place) => ({
      centre: slug,
      name: called,
      countedOn: byOwner.get(id)?.[0]?.counted_on ?? '',
      indicators: judged.map((indicator) => line(indicator, indicator.cells[place] ?? null)),
    })),
    absent: centres
      .filter(({ id }) => !byOwner.has(id))
      .map(({ slug, name: called }) => ({ centre: slug, name: called })),
  };
};

/** What several centres count in one year. */
export type National = Awaited<ReturnType<typeof nationalCounts>>;
