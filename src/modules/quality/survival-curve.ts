import { atRiskAt, type Followed, kaplanMeier, type Step, survivalAt } from './kaplan-meier.ts';

/** Days of a year of the calendar, on average. */
export const yearDays = 365.25;
/** A curve ends where fewer are at risk: what follows is decided by one or two women. */
export const fewestDrawn = 5;

/** So many days after the start this share is alive. */
export type Corner = { readonly days: number; readonly share: number };

/** What is told at whole years: how many are still followed, and the share alive with its bounds. */
export type YearTold = {
  readonly year: number;
  readonly atRisk: number;
  readonly share: Pick<Step, 'survival' | 'low' | 'high'>;
};

export type Curve = { readonly corners: readonly Corner[]; readonly years: readonly YearTold[] };

/** Days until which at least `fewestDrawn` are followed; 0 for fewer from the start. */
const drawnUntil = (followed: readonly Followed[]): number =>
  followed
    .map(({ days }) => days)
    .toSorted((a, b) => b - a)
    .at(fewestDrawn - 1) ?? 0;

/** The whole years up to which curves of these are told: those until which one of them is drawn, one at least. */
export const yearsTold = (groups: readonly (readonly Followed[])[]): number =>
  Math.max(1, Math.ceil(Math.max(0, ...groups.map(drawnUntil)) / yearDays));

/** One curve from its start to where too few are left, and what is told at each of so many years. */
export const curveOf = (followed: readonly Followed[], years: number): Curve => {
  const steps = kaplanMeier(followed);
  const until = drawnUntil(followed);
  const drawn = steps.filter(({ days }) => days <= until);
  return {
    corners: [
      { days: 0, share: 1 },
      ...drawn.map(({ days, survival }) => ({ days, share: survival })),
      { days: until, share: survivalAt(steps, until).survival },
    ],
    years: Array.from({ length: years + 1 }, (_, year) => ({
      year,
      atRisk: atRiskAt(followed, year * yearDays),
      share: survivalAt(steps, year * yearDays),
    })),
  };
};
