import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Fact, Indicator } from './schema.ts';
import { dateWords, factWords, signs, unitWords } from './scorecard-words.ts';

/** What has to be true of a case or an operation, as a line of a definition says it. */
const asked: Readonly<Record<Fact, MessageDescriptor>> = {
  came_to_centre: msg`came to the centre`,
  ovarian: msg`cancer of ovary, tube or peritoneum`,
  advanced: msg`advanced disease`,
  primary_disease: msg`first presentation of the disease`,
  untreated_before: msg`not treated before`,
  operated: msg`operated`,
  upfront_offered: msg`upfront surgery was offered`,
  complete_resection: msg`nothing was left after the operations`,
  treated: msg`treated here`,
  in_treatment: msg`treatment goes on`,
  board_decided: msg`a board decided before every major treatment`,
  first_treatment_decided: msg`a board decided before the first treatment`,
  first_of_case: msg`first operation of the case`,
  cytoreductive: msg`begun with the aim of complete cytoreduction`,
  complete: msg`nothing was left after the operation`,
  work_up_complete: msg`the required work-up was done before the operation`,
  report_complete: msg`the operative report holds all its elements`,
  pathology_complete: msg`the pathology report holds all its elements`,
  outcome_closed: msg`complications of 30 days are recorded and closed`,
  outcome_due: msg`the 30th day after the operation has passed`,
  surgeon_certified: msg`led or supervised by a certified or dedicated surgeon`,
  surgeon_volume_met: msg`led or supervised by a surgeon with enough operations in the year`,
};

const listed = (i18n: I18n, facts: readonly Fact[]): string =>
  facts.map((fact) => i18n._(asked[fact])).join(' · ');

/** Numerator and denominator of an indicator in words; the denominator of a plain count is nothing. */
export const fractionWords = (i18n: I18n, indicator: Indicator): [numerator: string, denominator: string] => {
  if (indicator.kind === 'statement')
    return [
      indicator.meets.map((fact) => i18n._(factWords[fact])).join(' · '),
      i18n._(msg`Rests on what the centre states, with dates and evidence.`),
    ];
  const unit = i18n._(unitWords[indicator.unit]);
  const date = i18n._(dateWords[indicator.date]);
  const members = `${unit}: ${listed(i18n, indicator.belongs)} (${date})`;
  if (indicator.kind === 'count') return [members, ''];
  return [listed(i18n, [indicator.meets]), members];
};

/** What kind of quality an indicator speaks of. */
export const typeWords = {
  outcome: msg`Outcome`,
  process: msg`Process`,
  structural: msg`Structure`,
} as const;

/** A target and its points: `> 65 % → 5`, `≥ 100 → 5`, a stated fact by its name. */
export const targetWords = (i18n: I18n, indicator: Indicator, tier: Indicator['tiers'][number]): string => {
  const target = () => {
    if (typeof tier.target === 'number')
      return `${signs[tier.op]} ${tier.target}${indicator.kind === 'count' ? '' : ' %'}`;
    if ('statement' in tier) return i18n._(factWords[tier.statement]);
    const [only, ...more] = indicator.kind === 'statement' ? indicator.meets : [];
    return i18n._(only !== undefined && more.length === 0 ? factWords[only] : msg`all stated`);
  };
  return `${target()} → ${tier.points}`;
};
