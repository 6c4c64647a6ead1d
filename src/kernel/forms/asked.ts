import type { Truth } from '../truth.ts';
import type { AnyAnswers } from './answers.ts';
import { type Condition, type Lookup, type Subject, truthOf } from './condition.ts';
import type { Form, Item } from './items.ts';

/** Facts of the course around a form, by name; null is unknown. */
export type CourseFacts = Readonly<Record<string, unknown>>;

const own = (values: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** What the names of a condition mean: items in the group's row first, then in the form around it; facts of the course. */
export const lookupIn =
  (answers: AnyAnswers, facts: CourseFacts, row?: Readonly<Record<string, unknown>>): Lookup =>
  (subject: Subject) => {
    if ('fact' in subject) return own(facts, subject.fact);
    if (row !== undefined && Object.hasOwn(row, subject.item)) return row[subject.item];
    return own(answers, subject.item);
  };

/** Whether an item is asked: certainly, certainly not, or not known, in which case it is shown. */
export const isAsked = ({ when }: { readonly when?: Condition }, lookup: Lookup): Truth =>
  when === undefined ? true : truthOf(when, lookup);

/** Whether an item is answered, by a value or by why there is none. */
export const isSaid = (answers: AnyAnswers, name: string): boolean =>
  (own(answers, name) ?? null) !== null || Object.hasOwn(answers.absent, name);

/** Items a complete form would answer and this one does not: needed, not certainly out of place, and not said. */
export const missingItems = (form: Form, answers: AnyAnswers, facts: CourseFacts = {}): readonly string[] => {
  const lookup = lookupIn(answers, facts);
  return Object.entries<Item>(form.items)
    .filter(
      ([name, item]) => item.needed === true && isAsked(item, lookup) !== false && !isSaid(answers, name),
    )
    .map(([name]) => name);
};
