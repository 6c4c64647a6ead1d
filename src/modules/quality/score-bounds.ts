import type { Tally } from './tally.ts';
import type { FigureTier, Indicator, Tier } from './schema.ts';
import { countReaches, shareReaches } from './tier.ts';

export type Bounds = { low: number; high: number };
/** Whether a tier can be met, and whether it must be, whatever the unknown turns out to be. */
type Outlook = { can: boolean; must: boolean };

/** Rows left out because something about them is unknown: each may belong or not. */
export const leftOut = (tally: Tally): number => tally.excluded.reduce((sum, { count }) => sum + count, 0);

/**
 * A share's tier. The share is highest when everything unknown belongs and meets, lowest when everything left out
 * belongs and nothing unknown meets; a comparison by `<` turns the two round.
 */
export const shareOutlook = (tally: Tally, tier: FigureTier): Outlook => {
  const most = tally.members + leftOut(tally);
  const highest = shareReaches(tally.numerator + tally.notDocumented + leftOut(tally), most, tier);
  const lowest = shareReaches(tally.numerator, most, tier);
  const certain = tally.members > 0 && highest && lowest;
  if (tier.op !== '==') return { can: highest || lowest, must: certain };
  const below = shareReaches(tally.numerator, most, { op: '<=', target: tier.target });
  const above = shareReaches(tally.numerator + tally.notDocumented + leftOut(tally), most, {
    op: '>=',
    target: tier.target,
  });
  return { can: below && above, must: certain };
};

const countOutlook = (tally: Tally, tier: FigureTier): Outlook => {
  const least = countReaches(tally.members, tier);
  const most = countReaches(tally.members + leftOut(tally), tier);
  if (tier.op !== '==') return { can: least || most, must: least && most };
  return {
    can: tally.members <= tier.target && tier.target <= tally.members + leftOut(tally),
    must: least && most,
  };
};

const statedOutlook = (holds: boolean | null): Outlook => ({ can: holds !== false, must: holds === true });

/** How a tier of an indicator stands. `holds` answers for its statements. */
export const outlook = (
  indicator: Indicator,
  tally: Tally | undefined,
  tier: Tier,
  holds: boolean | null,
): Outlook => {
  if (typeof tier.target !== 'number') {
    const nobody = indicator.kind === 'tiered' && tally !== undefined && tally.members === 0;
    const { can, must } = statedOutlook(holds);
    return nobody ? { can: can && leftOut(tally) > 0, must: false } : { can, must };
  }
  if (!tally) return { can: false, must: false };
  return indicator.kind === 'count' ? countOutlook(tally, tier) : shareOutlook(tally, tier);
};

/** Least and greatest points: no completion of the unknown gives less or more. */
export const pointBounds = (tiers: readonly { points: number; outlook: Outlook }[]): Bounds => ({
  low: tiers.find((tier) => tier.outlook.must)?.points ?? 0,
  high: tiers.find((tier) => tier.outlook.can)?.points ?? 0,
});
