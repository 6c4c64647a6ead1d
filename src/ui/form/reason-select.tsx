import { useLingui } from '@lingui/react/macro';
import type { Leaf, Reason } from '../../kernel/forms/items.ts';
import { reasonField, reasonMark } from '../../kernel/forms/posted.ts';
import { useField } from '../form-state.ts';
import { type Option, useGiven } from './form-context.ts';
import { reasonWords } from './reason-words.ts';
import { useSay } from './say.ts';

export const useReasons = (reasons: readonly Reason[] = []): readonly Option[] => {
  const say = useSay();
  return reasons.map((reason) => ({ value: reason, label: say(reasonWords[reason]) }));
};

/** The same reasons as answers of a choice. */
export const useMarkedReasons = (item: Leaf): readonly Option[] =>
  useReasons(item.absent).map(({ value, label }) => ({ value: `${reasonMark}${value}`, label }));

/** Why a typed value is missing: stands beside it, only where the item offers an answer without a value. */
export function ReasonSelect({
  name,
  item,
  label,
}: {
  readonly name: string;
  readonly item: Leaf;
  readonly label: string;
}) {
  const { t } = useLingui();
  const { posted, given } = useGiven(reasonField(name));
  const field = useField(posted);
  const reasons = useReasons(item.absent);
  if (reasons.length === 0) return null;
  return (
    <select
      name={posted}
      aria-label={t`${label}: why there is no value`}
      defaultValue={field.value(given[0])}
      className="reason"
    >
      <option value="">{t`or why there is no value`}</option>
      {reasons.map((reason) => (
        <option key={reason.value} value={reason.value}>
          {reason.label}
        </option>
      ))}
    </select>
  );
}
