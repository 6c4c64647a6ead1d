import type { AnyAnswers } from './answers.ts';
import { type CourseFacts, isAsked, lookupIn } from './asked.ts';
import type { Form, Item } from './items.ts';

const hasValue = (answers: AnyAnswers | null, name: string): boolean => (answers?.[name] ?? null) !== null;

/**
 * Items with a value although facts of the course certainly rule them out; not what stood so before. What other answers rule out
 * is for the form's schema, which knows no course; "does not apply" contradicts nothing.
 */
export const ruledOut = (
  form: Form,
  answers: AnyAnswers,
  facts: CourseFacts,
  before: AnyAnswers | null,
): readonly string[] => {
  const lookup = lookupIn(answers, facts);
  return Object.entries<Item>(form.items).flatMap(([name, item]) =>
    hasValue(answers, name) && !hasValue(before, name) && isAsked(item, lookup) === false ? [name] : [],
  );
};
