import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import type { Tone } from '../../../ui/tag.tsx';
import type { Comparison, IndicatorStatus, Period, StatementFact } from '../schema.ts';

export const statusTones: Readonly<Record<IndicatorStatus, Tone>> = {
  met: 'good',
  not_met: 'bad',
  not_documented: 'warn',
  cannot_be_told: 'warn',
  open: 'warn',
  not_applicable: 'neutral',
  incomplete_definition: 'neutral',
  operated_only: 'warn',
};

export const factWords: Readonly<Record<StatementFact, MessageDescriptor>> = {
  surgeon_certified: msg`Certified gynaecologic oncologist or dedicated surgeon`,
  active_trials: msg`Active gynaecologic-oncology trials`,
  intermediate_care: msg`Intermediate care in the house`,
  intensive_care: msg`Access to intensive care`,
  perioperative_programme: msg`Perioperative management programme`,
  mm_conference: msg`Morbidity and mortality conference`,
  boards_recorded: msg`Every tumour board is recorded here`,
  all_who_came: msg`The record covers all women who came, not only those operated`,
};

/** What a count is a count of. */
export const unitWords = {
  case: msg`cases`,
  patient: msg`patients operated`,
  operation: msg`operations`,
} as const;

/** By which date a case or operation falls into a period. */
export const dateWords = {
  presented_on: msg`the day she first came to the centre`,
  treated_on: msg`the day her treatment began`,
  done_on: msg`the day of the operation`,
} as const;

/** The same as the heading of a column. */
export const dateHeadings = {
  presented_on: msg`First came`,
  treated_on: msg`Treatment began`,
  done_on: msg`Operated`,
} as const;

export const typeWords = {
  outcome: msg`Outcome`,
  process: msg`Process`,
  structural: msg`Structure`,
} as const;

export const signs: Readonly<Record<Comparison, string>> = {
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
  '==': '=',
};

/** A period in words. */
export function PeriodWords({ period }: { readonly period: Period }) {
  if (period.kind === 'all') return <Trans>All years, dated or not</Trans>;
  if (period.kind === 'year') return String(period.year);
  const [from, to] = [<Day key="from" date={period.from} />, <Day key="to" date={period.to} />];
  return (
    <Trans>
      {from} to {to}
    </Trans>
  );
}
