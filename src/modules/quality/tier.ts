import type { Comparison } from './schema.ts';

/** Compares two whole numbers. */
export const compares = (left: number, op: Comparison, right: number): boolean => {
  switch (op) {
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '==':
      return left === right;
  }
};

/** Whether `numerator` of `denominator` reaches a target in whole per cent: in whole numbers, nothing rounded. */
export const shareReaches = (
  numerator: number,
  denominator: number,
  tier: { op: Comparison; target: number },
): boolean => denominator > 0 && compares(100 * numerator, tier.op, tier.target * denominator);

/** Whether a count reaches a target. */
export const countReaches = (count: number, tier: { op: Comparison; target: number }): boolean =>
  compares(count, tier.op, tier.target);

/** The first tier that is met; tiers are ordered from the best downwards. */
export const firstMet = <T>(tiers: readonly T[], isMet: (tier: T) => boolean | null): T | null =>
  tiers.find((tier) => isMet(tier) === true) ?? null;
