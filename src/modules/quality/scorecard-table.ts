import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Locale } from '../../kernel/languages.ts';
import type { WrittenCell, WrittenSheet } from '../../kernel/spreadsheet/writer.ts';
import {
  type IndicatorSet,
  indicatorKey,
  type Period,
  type Scorecard,
  type ScoredIndicator,
} from './schema.ts';
import { countWords, statusWords } from './scorecard-words.ts';

const columns = [
  msg`Centre`,
  msg`Definition`,
  msg`From`,
  msg`To`,
  msg`Indicator`,
  msg`Variant`,
  msg`Name of the indicator`,
  msg`Fulfilled`,
  msg`All that count`,
  msg`Rate`,
  msg`Interval (95 %) from`,
  msg`Interval (95 %) to`,
  msg`Bounds from`,
  msg`Bounds to`,
  msg`Not documented`,
  msg`Not documented, as treatment goes on`,
  msg`Left out`,
  msg`Why left out`,
  msg`Target`,
  msg`Points`,
  msg`Points at most`,
];

/** First and last day; none for all dates. */
const daysOf = (period: Period): [WrittenCell, WrittenCell] => {
  if (period.kind === 'all') return [null, null];
  if (period.kind === 'range') return [{ day: period.from }, { day: period.to }];
  return [{ day: `${period.year}-01-01` }, { day: `${period.year}-12-31` }];
};

const leftOut = (i18n: I18n, { excluded }: ScoredIndicator): WrittenCell[] => {
  const why = excluded.map(
    ({ reason, count }) => `${count} ${i18n._(countWords[reason] ?? { id: reason, message: reason })}`,
  );
  return [excluded.reduce((sum, { count }) => sum + count, 0), why.join('; ')];
};

/** The indicators of a scorecard, each a row of its own with its figures as they were computed: shares from 0 to 1, none rounded. */
export const scorecardTable = (
  { card, set, centre }: { readonly card: Scorecard; readonly set: IndicatorSet; readonly centre: string },
  { i18n, locale }: { readonly i18n: I18n; readonly locale: Locale },
): WrittenSheet => {
  const names = new Map(set.indicators.map((one) => [indicatorKey(one), one.name[locale]]));
  const row = (one: ScoredIndicator): WrittenCell[] => [
    centre,
    `${card.set}/${card.version}`,
    ...daysOf(card.period),
    one.id,
    one.variant,
    names.get(indicatorKey(one)) ?? one.name,
    one.numerator,
    one.denominator,
    one.rate,
    one.interval?.low ?? null,
    one.interval?.high ?? null,
    one.bounds?.low ?? null,
    one.bounds?.high ?? null,
    one.notDocumented,
    one.inTreatment ?? null,
    ...leftOut(i18n, one),
    i18n._(statusWords[one.status]),
    one.points,
    one.scored ? one.maxPoints : null,
  ];
  return {
    name: i18n._(msg`Scorecard`),
    header: columns.map((column) => i18n._(column)),
    rows: card.indicators.map(row),
  };
};
