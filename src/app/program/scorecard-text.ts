import type { Scorecard } from '../../modules/quality/index.ts';

const percent = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)} %`);

const periodText = (period: Scorecard['period']): string => {
  if (period.kind === 'year') return String(period.year);
  return period.kind === 'range' ? `${period.from} to ${period.to}` : 'all dates and none';
};

const lineOf = (indicator: Scorecard['indicators'][number]): string => {
  const id = indicator.variant ? `${indicator.id} ${indicator.variant}` : indicator.id;
  const figures =
    indicator.denominator === null
      ? String(indicator.numerator ?? '—')
      : `${indicator.numerator}/${indicator.denominator}`;
  const points = indicator.points === null ? '' : `${indicator.points} of ${indicator.maxPoints}`;
  const left = indicator.excluded.map(({ reason, count }) => `${reason} ${count}`).join(', ');
  return [
    id.padEnd(12),
    figures.padStart(11),
    percent(indicator.rate).padStart(8),
    (indicator.interval
      ? `${percent(indicator.interval.low)}–${percent(indicator.interval.high)}`
      : ''
    ).padStart(17),
    `not documented ${indicator.notDocumented ?? 0}`.padStart(20),
    indicator.status.padEnd(21),
    points,
    left === '' ? '' : `(excluded: ${left})`,
  ].join('  ');
};

/** The scorecard as lines for a terminal. Percentages are rounded for display only. */
export const scorecardText = (card: Scorecard): string =>
  [
    `${card.set}/${card.version}  ${card.centre}  ${periodText(card.period)}`,
    ...card.indicators.map(lineOf),
    card.score === null
      ? 'Points are given for one calendar year only.'
      : `Score ${card.score} of ${card.max} (between ${card.scoreBounds?.low} and ${card.scoreBounds?.high}): ${card.pass ? 'pass' : 'no pass'}`,
    ...card.gate.map(
      (year) => `Gate ${year.year}: ${year.value} of ${year.needed} needed, ${year.met ? 'met' : 'not met'}`,
    ),
  ].join('\n');
