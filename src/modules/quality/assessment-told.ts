import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Locale } from '../../kernel/languages.ts';
import { fractionWords, targetWords, typeWords } from './definition-words.ts';
import { provenanceText } from './provenance-words.ts';
import { type Assessment, type Indicator, indicatorKey, type ScoredIndicator } from './schema.ts';
import { countWords, statusWords } from './scorecard-words.ts';

export type Speaking = { readonly i18n: I18n; readonly locale: Locale };

/** Figures of one indicator in one year, as they were computed. */
const figuresOf = (i18n: I18n, one: ScoredIndicator) => ({
  numerator: one.numerator,
  denominator: one.denominator,
  rate: one.rate,
  notDocumented: one.notDocumented,
  leftOut: one.excluded.reduce((sum, { count }) => sum + count, 0),
  why: one.excluded
    .map(({ reason, count }) => `${count} ${i18n._(countWords[reason] ?? { id: reason, message: reason })}`)
    .join('; '),
  status: i18n._(statusWords[one.status]),
  points: one.points,
  most: one.scored ? one.maxPoints : null,
});

/** What of a definition nobody has read in its source yet, or is our reading. */
const marksOf = (i18n: I18n, { provenance, tiers }: Indicator): string => {
  const all = [provenance, ...tiers.flatMap((tier) => tier.provenance ?? [])];
  return [
    ...(all.some(({ unverified }) => unverified) ? [i18n._(msg`unverified`)] : []),
    ...(all.some(({ mark }) => mark === 'I') ? [i18n._(msg`our operationalisation`)] : []),
  ].join(', ');
};

const definedIn = ({ i18n, locale }: Speaking, indicator: Indicator) => {
  const [meets, members] = fractionWords(i18n, indicator);
  return {
    id: indicator.id,
    variant: indicator.variant ?? '',
    name: indicator.name[locale],
    type: i18n._(typeWords[indicator.type]),
    note: indicator.note?.[locale] ?? '',
    meets,
    members,
    targets: indicator.tiers.map((tier) => targetWords(i18n, indicator, tier)).join(' · '),
    source: provenanceText(i18n, indicator.provenance),
    marks: marksOf(i18n, indicator),
    scored: indicator.scored,
  };
};

/** A self-assessment in words: each indicator of the set in its order, with its figures in each year. */
export const assessmentTold = ({ set, years }: Assessment, speaking: Speaking) =>
  set.indicators.map((indicator) => ({
    ...definedIn(speaking, indicator),
    years: years.flatMap(({ year, running, card }) =>
      card.indicators
        .filter((one) => indicatorKey(one) === indicatorKey(indicator))
        .map((one) => ({ year, running, ...figuresOf(speaking.i18n, one) })),
    ),
  }));

/** The yearly number of operations that comes before any score, in words. */
export const gateWords = (i18n: I18n, met: boolean | null | undefined): string => {
  if (met === undefined) return '';
  if (met === null) return i18n._(msg({ context: 'gate', message: 'Open' }));
  return i18n._(met ? msg`Met` : msg`Not met`);
};

/** Points and gate of each year; `pass` is what the set asks for. */
export const scoresTold = ({ set, years }: Assessment, { i18n }: Speaking) =>
  years.map(({ year, running, card }) => {
    const gate = card.gate.find((one) => one.year === year);
    return {
      year,
      running,
      score: card.score,
      low: card.scoreBounds?.low ?? null,
      high: card.scoreBounds?.high ?? null,
      max: card.max,
      needed: set.pass.value,
      pass: card.pass === null ? '' : i18n._(card.pass ? msg`reached` : msg`not reached`),
      gate: gate?.value ?? null,
      gateNeeded: gate?.needed ?? null,
      gateMet: gateWords(i18n, gate?.met),
    };
  });
