import type { Exclusion, GroupValue, Origin, Survival } from '../../modules/quality/index.ts';

const reasons: Readonly<Record<Exclusion, string>> = {
  not_operated: 'not operated',
  no_follow_up: 'no follow-up recorded',
  status_unknown: 'not known whether she lived at the last contact',
  start_not_exact: 'the day the count starts from is not known to the day',
  end_not_exact: 'the last contact or death is not known to the day',
  ends_before_start: 'the last contact or death is before the start',
  contradictory: 'what is recorded contradicts itself (two days of one death, or alive after it)',
  group_unknown: 'not known in which group',
};

const dayWord = (days: number | null): string => (days === null ? 'not reached' : String(days));

const medianWord = (median: number | null, low: number | null, high: number | null): string =>
  `median ${dayWord(median)} (95 % ${dayWord(low)} to ${dayWord(high)})`;

/** A range as its bounds, an open end as such. */
export const groupWord = (value: GroupValue): string => {
  if (typeof value !== 'object') return String(value);
  const [min, max] = value;
  if (max === null) return `${min} or more`;
  return min === max ? String(min) : `${min} to ${max}`;
};

/** Survival as lines of text; days. `bySignsAlone` are followed without a follow-up. */
export const survivalText = (
  found: Survival,
  origin: Origin,
  by: string | null,
  bySignsAlone: number,
): string => {
  const { n, events, median, interval, groups, logrank, excluded } = found;
  const left = excluded.reduce((sum, { count }) => sum + count, 0);
  return [
    `Survival in days from ${origin} (Kaplan-Meier; interval of the median: Brookmeyer-Crowley, log)`,
    `${n} followed, ${events} died, ${medianWord(median, interval.low, interval.high)}`,
    ...(bySignsAlone === 0
      ? []
      : [`${bySignsAlone} of them until the last operation, treatment or test, without a follow-up`]),
    ...(by === null ? [] : [`By ${by}:`]),
    ...groups.map(
      (group) =>
        `  ${groupWord(group.value)}: ${group.n} followed, ${group.events} died, ${medianWord(group.median, group.low, group.high)}`,
    ),
    ...(logrank
      ? [`Log-rank: chi-square ${logrank.chi2.toFixed(3)}, df ${logrank.df}, p ${logrank.p.toPrecision(3)}`]
      : []),
    ...(logrank === null ? ['Log-rank: nothing can be compared'] : []),
    `${left} left out${left === 0 ? '' : ':'}`,
    ...excluded.map(({ reason, count }) => `  ${count}: ${reasons[reason]}`),
  ].join('\n');
};
