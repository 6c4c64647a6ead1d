import { definitionHash } from './indicator-set.ts';
import {
  type CentreFact,
  type Indicator,
  type IndicatorSet,
  type IndicatorStatus,
  indicatorKey,
  type Period,
  type Scorecard,
  type ScoredIndicator,
  type Tier,
} from './schema.ts';
import { type Bounds, leftOut, outlook, pointBounds } from './score-bounds.ts';
import { gateOf, isOpenYear, type Tallies, type Tally } from './tally.ts';
import { countReaches, firstMet, shareReaches } from './tier.ts';
import { wilson } from './wilson.ts';

export type Question = { centre: string; period: Period; today: string };

/** All statements hold: true; one does not: false; else null. */
const allHold = (facts: readonly CentreFact[], statements: Tallies['statements']): boolean | null => {
  if (facts.some((fact) => statements[fact] === false)) return false;
  return facts.every((fact) => statements[fact] === true) ? true : null;
};

const holdsFor = (indicator: Indicator, tier: Tier, tallies: Tallies): boolean | null => {
  if (indicator.kind === 'statement') return allHold(indicator.meets, tallies.statements);
  return 'statement' in tier ? tallies.statements[tier.statement] : null;
};

const isMet = (indicator: Indicator, tally: Tally, tier: Tier, holds: boolean | null): boolean | null => {
  if (typeof tier.target !== 'number') return holds;
  const figure = { op: tier.op, target: tier.target };
  return indicator.kind === 'count'
    ? countReaches(tally.members, figure)
    : shareReaches(tally.numerator, tally.members, figure);
};

/** What is not documented counts as met here, what is left out stays out: could the figure as published reach it? */
const couldBeMet = (indicator: Indicator, tally: Tally, tier: Tier, holds: boolean | null): boolean => {
  const excluded = indicator.kind === 'count' ? tally.excluded : [];
  return outlook(indicator, { ...tally, excluded }, tier, holds).can;
};

const applies = (indicator: Indicator, tally: Tally, period: Period): boolean => {
  if (indicator.kind === 'statement') return true;
  // The targets of counts are for a year.
  return indicator.kind === 'count' ? period.kind === 'year' : tally.members > 0;
};

const statementTally = (facts: readonly CentreFact[], { statements }: Tallies): Tally => ({
  members: facts.length,
  numerator: facts.filter((fact) => statements[fact] === true).length,
  notDocumented: facts.filter((fact) => statements[fact] === null).length,
  excluded: [],
});

const nothing: Tally = { members: 0, numerator: 0, notDocumented: 0, excluded: [] };
const tallyFor = (indicator: Indicator, tallies: Tallies): Tally =>
  indicator.kind === 'statement'
    ? statementTally(indicator.meets, tallies)
    : (tallies.indicators.get(indicatorKey(indicator)) ?? nothing);

const figures = (indicator: Indicator, tally: Tally) => {
  const { members, numerator, notDocumented } = tally;
  if (indicator.kind === 'count')
    return {
      rate: null,
      interval: null,
      bounds: { low: numerator, high: numerator + leftOut(tally) },
      denominator: null,
    };
  if (indicator.kind === 'statement' || members === 0)
    return { rate: null, interval: null, bounds: null, denominator: members };
  return {
    rate: numerator / members,
    interval: wilson(numerator, members),
    bounds: { low: numerator / members, high: (numerator + notDocumented) / members },
    denominator: members,
  };
};

/** A year's count is open where its gate is; of one that is no gate, a year without any says as little. */
const isOpen = (set: IndicatorSet, indicator: Indicator, tallies: Tallies, { period, today }: Question) => {
  if (indicator.kind !== 'count' || period.kind !== 'year') return false;
  const own = indicatorKey(indicator) === set.gate?.indicator;
  const counted = tallyFor(indicator, tallies).members;
  const years = own
    ? tallies.years
    : counted > 0
      ? [{ year: period.year, sure: counted, possible: counted }]
      : [];
  return isOpenYear(years, period.year, today);
};

type Found = { met: boolean; could: boolean; apply: boolean; mayBelong: number; open: boolean };
const statusOf = (indicator: Indicator, { met, could, apply, mayBelong, open }: Found): IndicatorStatus => {
  if (indicator.tiers.length === 0) return 'incomplete_definition';
  if (!apply) return indicator.kind !== 'count' && mayBelong > 0 ? 'cannot_be_told' : 'not_applicable';
  if (met) return 'met';
  if (could) return 'not_documented';
  return open ? 'open' : 'not_met';
};

type Judged = { shown: ScoredIndicator; bounds: Bounds };

const judge = (set: IndicatorSet, indicator: Indicator, tallies: Tallies, question: Question): Judged => {
  const { period } = question;
  const tally = tallyFor(indicator, tallies);
  const tiers = indicator.tiers.map((tier) => ({ ...tier, holds: holdsFor(indicator, tier, tallies) }));
  const apply = applies(indicator, tally, period);
  const met = apply ? firstMet(tiers, (tier) => isMet(indicator, tally, tier, tier.holds)) : null;
  const could = tiers.some((tier) => couldBeMet(indicator, tally, tier, tier.holds));
  const open = isOpen(set, indicator, tallies, question);
  const isWithheld = indicator.needsAllWhoCame === true && tallies.statements.all_who_came === false;
  const status = isWithheld
    ? 'operated_only'
    : statusOf(indicator, { met: met !== null, could, apply, mayBelong: leftOut(tally), open });
  const isJudged = apply && !isWithheld && status !== 'incomplete_definition' && status !== 'open';
  const earns = indicator.scored && period.kind === 'year' && isJudged;
  const shown: ScoredIndicator = {
    id: indicator.id,
    variant: indicator.variant ?? null,
    scored: indicator.scored,
    name: indicator.name.en,
    numerator: tally.numerator,
    notDocumented: tally.notDocumented,
    ...(tally.inTreatment === undefined ? {} : { inTreatment: tally.inTreatment }),
    excluded: tally.excluded,
    ...figures(indicator, tally),
    tier: isWithheld ? null : met && { op: met.op, target: met.target, points: met.points },
    points: earns ? (met?.points ?? 0) : null,
    maxPoints: indicator.scored ? (indicator.tiers[0]?.points ?? 0) : 0,
    status,
    ...(tally.cases && { cases: tally.cases }),
    ...(tally.operations && { operations: tally.operations }),
  };
  const outlooks = tiers.map((tier) => ({
    points: tier.points,
    outlook: outlook(indicator, tally, tier, tier.holds),
  }));
  if (!indicator.scored) return { shown, bounds: { low: 0, high: 0 } };
  // Of the women who are not in the record nobody knows how they would count.
  return { shown, bounds: isWithheld ? { low: 0, high: shown.maxPoints } : pointBounds(outlooks) };
};

/**
 * A centre's scorecard from what was counted. What is not documented is not met in the rate and earns nothing;
 * `scoreBounds` holds every score that can still come out. Score and pass exist for one calendar year only.
 */
export const scorecard = (set: IndicatorSet, tallies: Tallies, question: Question): Scorecard => {
  const { centre, period, today } = question;
  const judged = set.indicators.map((indicator) => judge(set, indicator, tallies, question));
  const sum = (part: (one: Judged) => number) => judged.reduce((total, one) => total + part(one), 0);
  const score = period.kind === 'year' ? sum(({ shown }) => shown.points ?? 0) : null;
  const bounds = { low: sum((one) => one.bounds.low), high: sum((one) => one.bounds.high) };
  return {
    set: set.set,
    version: set.version,
    centre,
    period,
    indicators: judged.map(({ shown }) => shown),
    score,
    scoreBounds: score === null ? null : bounds,
    max: set.max,
    pass: score === null ? null : score >= set.pass.value,
    gate: gateOf(set, period, tallies, today),
    computedFrom: { definition: definitionHash(set), today, ...tallies.rows },
  };
};
