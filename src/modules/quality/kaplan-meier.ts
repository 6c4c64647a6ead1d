const z = 1.959963984540054;

/** Somebody followed for so many days, to her death or to when she was last known to live. */
export type Followed = { readonly days: number; readonly died: boolean };

/** After this many days: how many were still followed just before, how many died, the share alive with its bounds. */
export type Step = {
  readonly days: number;
  readonly atRisk: number;
  readonly died: number;
  readonly survival: number;
  /** Null where nobody is left alive: no error can be told. */
  readonly low: number | null;
  readonly high: number | null;
};

/** Deaths of one day, in the order of days, with how many were followed until that day at least. */
export type Deaths = { readonly days: number; readonly atRisk: number; readonly died: number };

/** Days on which somebody died. Who was last seen on that day still counts as at risk. */
export const deathsOf = (followed: readonly Followed[]): readonly Deaths[] => {
  const byDays = [...Map.groupBy(followed, ({ days }) => days)].toSorted(([a], [b]) => a - b);
  let atRisk = followed.length;
  return byDays.flatMap(([days, those]) => {
    const died = those.filter((each) => each.died).length;
    const before = atRisk;
    atRisk -= those.length;
    return died > 0 ? [{ days, atRisk: before, died }] : [];
  });
};

/**
 * The product-limit estimate (Kaplan and Meier 1958) at every day of a death, with Greenwood's variance and the 95 %
 * interval on the logarithm of the share, cut at 1, as `survfit` of R gives it unless told otherwise.
 */
export const kaplanMeier = (followed: readonly Followed[]): readonly Step[] => {
  let survival = 1;
  let sum = 0;
  return deathsOf(followed).map(({ days, atRisk, died }) => {
    survival *= 1 - died / atRisk;
    sum += died / (atRisk * (atRisk - died));
    const width = z * Math.sqrt(sum);
    const bounds =
      atRisk === died
        ? { low: null, high: null }
        : { low: survival * Math.exp(-width), high: Math.min(1, survival * Math.exp(width)) };
    return { days, atRisk, died, survival: atRisk === died ? 0 : survival, ...bounds };
  });
};

/** Rounding alone is smaller. */
const near = 1.5e-8;

/**
 * The day from which at most half are alive; halfway to the next step where exactly half are, and null when more than
 * half always were.
 */
const halfOf = (steps: readonly Step[], shareOf: (step: Step) => number | null): number | null => {
  const below = steps.filter((step) => {
    const share = shareOf(step);
    return share !== null && share < 0.5 + near;
  });
  const [first] = below;
  if (first === undefined) return null;
  const share = shareOf(first) ?? 0;
  const next = below.find((step) => (shareOf(step) ?? 0) < share);
  return Math.abs(share - 0.5) < near && next !== undefined ? (first.days + next.days) / 2 : first.days;
};

export type MedianSurvival = {
  readonly n: number;
  readonly events: number;
  /** Days; null when it is not reached. */
  readonly median: number | null;
  /** Of the median, where the bounds of the curve pass one half (Brookmeyer and Crowley 1982); null when not reached. */
  readonly interval: {
    readonly method: 'brookmeyer-crowley-log';
    readonly level: 0.95;
    readonly low: number | null;
    readonly high: number | null;
  };
};

/** How many, how many died, and after how many days half had. */
export const medianSurvival = (followed: readonly Followed[]): MedianSurvival => {
  const steps = kaplanMeier(followed);
  return {
    n: followed.length,
    events: followed.filter(({ died }) => died).length,
    median: halfOf(steps, ({ survival }) => survival),
    interval: {
      method: 'brookmeyer-crowley-log',
      level: 0.95,
      low: halfOf(steps, ({ low }) => low),
      high: halfOf(steps, ({ high }) => high),
    },
  };
};

/** The share alive after so many days, with its bounds; 1 before the first death. */
export const survivalAt = (steps: readonly Step[], days: number): Pick<Step, 'survival' | 'low' | 'high'> => {
  const { survival, low, high } = steps.findLast((step) => step.days <= days) ?? {
    survival: 1,
    low: 1,
    high: 1,
  };
  return { survival, low, high };
};

/** How many are followed for so many days at least. */
export const atRiskAt = (followed: readonly Followed[], days: number): number =>
  followed.filter((each) => each.days >= days).length;
