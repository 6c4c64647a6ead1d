import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { type AnswerChange, changesOf } from '../../kernel/forms/changes.ts';
import { type Outcome30, outcomeReport } from './records/outcome.ts';

const saysNone = ({ name, before }: AnswerChange): boolean =>
  name === 'complications' &&
  before !== null &&
  'value' in before &&
  Array.isArray(before.value) &&
  before.value.length === 0;

/**
 * Whether the list only grew: what was said stands as it was. That there was none so far is no longer so when there is
 * one, which corrects nothing while nothing was closed.
 */
export const onlyGrew = (before: Outcome30 | null, after: Outcome30): boolean => {
  if (before === null) return true;
  const open = before.closed30On === null && before.closed90On === null;
  return changesOf(outcomeReport, before as AnyAnswers, after as AnyAnswers).every(
    (change) => change.before === null || (open && saysNone(change) && after.complications !== null),
  );
};
