import type { Locale } from '../../../kernel/languages.ts';
import { indicatorKey, type Indicator, type IndicatorSet, type Words } from '../schema.ts';

/** The set this centre is scored by. */
export const shownSet = 'esgo-ovarian/2016';

const said = (words: Words, locale: Locale): string => words[locale];

/** What a page shows of an indicator's definition, in the reader's language. */
export const shownIndicator = (indicator: Indicator, locale: Locale) => ({
  key: indicatorKey(indicator),
  id: indicator.id,
  variant: indicator.variant ?? null,
  scored: indicator.scored,
  name: said(indicator.name, locale),
  note: indicator.note ? said(indicator.note, locale) : null,
  type: indicator.type,
  kind: indicator.kind,
  unit: indicator.kind === 'statement' ? null : indicator.unit,
  date: indicator.kind === 'statement' ? null : indicator.date,
  meets: 'meets' in indicator && !Array.isArray(indicator.meets) ? indicator.meets : null,
  /** Statements it rests on, wholly or for one tier. */
  statements: [
    ...(indicator.kind === 'statement' ? indicator.meets : []),
    ...indicator.tiers.flatMap((tier) => ('statement' in tier ? [tier.statement] : [])),
    ...('meets' in indicator && indicator.meets === 'surgeon_certified'
      ? (['surgeon_certified'] as const)
      : []),
    ...('meets' in indicator &&
    (indicator.meets === 'board_decided' || indicator.meets === 'first_treatment_decided')
      ? (['boards_recorded'] as const)
      : []),
    ...(indicator.needsAllWhoCame ? (['all_who_came'] as const) : []),
  ],
  tiers: indicator.tiers.map((tier) => ({
    op: tier.op,
    target: tier.target,
    points: tier.points,
    provenance: tier.provenance ?? null,
  })),
  provenance: indicator.provenance,
  link: indicator.link,
});
export type ShownIndicator = ReturnType<typeof shownIndicator>;

/** A set's definition as a page shows it. */
export const shownDefinition = (set: IndicatorSet, locale: Locale) => ({
  name: `${set.set}/${set.version}`,
  version: set.version,
  title: said(set.title, locale),
  pass: set.pass,
  gate: set.gate,
  max: set.max,
  indicators: set.indicators.map((indicator) => shownIndicator(indicator, locale)),
});
