import { type IndicatorSet, indicatorKey, type Scorecard } from '../../modules/quality/index.ts';

type Scored = Scorecard['indicators'][number];
type Defined = IndicatorSet['indicators'][number];

const percent = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)} %`);

const periodText = (period: Scorecard['period']): string => {
  if (period.kind === 'year') return String(period.year);
  return period.kind === 'range' ? `${period.from} to ${period.to}` : 'all dates and none';
};

const statusText: Readonly<Record<Scored['status'], string>> = {
  met: 'met',
  not_met: 'not met',
  not_documented: 'not documented',
  cannot_be_told: 'cannot be told',
  open: 'open',
  not_applicable: 'nothing to count',
  incomplete_definition: 'definition incomplete',
  operated_only: 'operated only',
};

/** The figure if nothing, and if everything, that is not known were met: shares in per cent, counts as they are. */
const boundsText = ({ bounds, denominator }: Scored): string => {
  if (bounds === null) return 'bounds —';
  const shown = (value: number) => (denominator === null ? String(value) : percent(value));
  return `bounds ${shown(bounds.low)} to ${shown(bounds.high)}`;
};

const targetText = ({ kind, tiers }: Defined): string => {
  const unit = kind === 'count' ? ' in a calendar year' : ' %';
  const one = (tier: Defined['tiers'][number]) => {
    if ('statement' in tier) return `${tier.statement} stated: ${tier.points}`;
    return typeof tier.target === 'number'
      ? `${tier.op} ${tier.target}${unit}: ${tier.points}`
      : `all stated: ${tier.points}`;
  };
  return tiers.length === 0 ? 'no target' : `points by target: ${tiers.map(one).join(', ')}`;
};

const linesOf = (indicator: Scored, defined: Defined | undefined): string[] => {
  const id = indicator.variant ? `${indicator.id} ${indicator.variant}` : indicator.id;
  const { numerator, denominator, interval, excluded } = indicator;
  const onlyOfYears = defined?.kind === 'count' && indicator.status === 'not_applicable';
  const left = excluded.map(({ reason, count }) => `${reason} ${count}`).join(', ');
  const figures = [
    id.padEnd(12),
    (denominator === null ? String(numerator) : `${numerator}/${denominator}`).padStart(11),
    percent(indicator.rate).padStart(8),
    (interval ? `${percent(interval.low)}–${percent(interval.high)}` : '').padStart(17),
    boundsText(indicator).padStart(25),
    `not documented ${indicator.notDocumented}`.padStart(20),
    (onlyOfYears ? 'target is of one year' : statusText[indicator.status]).padEnd(21),
    indicator.points === null ? '' : `${indicator.points} of ${indicator.maxPoints}`,
  ];
  const going = indicator.inTreatment ? `in treatment: ${indicator.inTreatment} of those not documented` : '';
  const details = [defined && targetText(defined), going, left && `left out: ${left}`].filter(Boolean);
  return [figures.join('  ').trimEnd(), `${' '.repeat(14)}${details.join('; ')}`];
};

const gateWord = (met: boolean | null): string => {
  if (met === null) return 'open';
  return met ? 'met' : 'not met';
};

const gateLines = (card: Scorecard, { gate }: IndicatorSet): string[] => {
  if (gate === null) return [];
  if (card.gate.length === 0)
    return [`Gate: ${gate.value} needed in each calendar year, none is dated: open`];
  return card.gate.map(
    ({ year, value, needed, met }) => `Gate ${year}: ${value} of ${needed} needed, ${gateWord(met)}`,
  );
};

const scoreLine = ({ score, max, scoreBounds, pass }: Scorecard, set: IndicatorSet): string =>
  score === null
    ? 'Points are given for one calendar year only.'
    : `Score ${score} of ${max} (between ${scoreBounds?.low} and ${scoreBounds?.high}), ${set.pass.value} needed: ${pass ? 'pass' : 'no pass'}`;

/** Says plainly that a year holds nothing dated, and which years do. */
const yearLines = ({ period }: Scorecard, years: readonly number[]): string[] => {
  if (period.kind !== 'year' || years.includes(period.year)) return [];
  const held = years.length === 0 ? 'No year holds any.' : `Years that do: ${years.join(', ')}.`;
  return [`No case or operation is dated in ${period.year}. ${held}`];
};

/**
 * The scorecard as lines for a terminal, with the targets of its set; `years` are those that hold something dated.
 * Percentages are rounded for display only.
 */
export const scorecardText = (card: Scorecard, set: IndicatorSet, years: readonly number[]): string => {
  const defined = new Map(set.indicators.map((indicator) => [indicatorKey(indicator), indicator]));
  return [
    `${card.set}/${card.version}  ${card.centre}  ${periodText(card.period)}`,
    ...yearLines(card, years),
    ...card.indicators.flatMap((one) => linesOf(one, defined.get(indicatorKey(one)))),
    scoreLine(card, set),
    ...gateLines(card, set),
  ].join('\n');
};
