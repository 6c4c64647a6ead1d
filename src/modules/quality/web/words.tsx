import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import type { Tone } from '../../../ui/tag.tsx';
import type { IndicatorStatus, Period } from '../schema.ts';

export { typeWords } from '../definition-words.ts';
export { dateWords, factWords, signs, unitWords } from '../scorecard-words.ts';

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

/** The same as the heading of a column. */
export const dateHeadings = {
  presented_on: msg`First came`,
  treated_on: msg`Treatment began`,
  done_on: msg`Operated`,
} as const;

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
