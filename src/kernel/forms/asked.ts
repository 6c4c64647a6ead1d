import type { Truth } from '../truth.ts';
import { type AnyAnswers, rowsOfGrid, rowsOfGroup } from './answers.ts';
import { type Condition, type Lookup, type Subject, truthOf } from './condition.ts';
import type { CourseFacts } from './facts.ts';
import type { Form, Grid, Group, Item, Leaf } from './items.ts';

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

const isMissing = (item: Item | Leaf, name: string, answers: AnyAnswers, lookup: Lookup): boolean =>
  (item.needed === true || item.required === true) &&
  isAsked(item, lookup) !== false &&
  !isSaid(answers, name);

/** Parts that some line of a list would say and does not: `medicines.dose`. */
const missingParts = (name: string, { items }: Group, answers: AnyAnswers, facts: CourseFacts) => {
  const rows = rowsOfGroup(answers[name]);
  return Object.entries(items)
    .filter(([part, leaf]) => rows.some((row) => isMissing(leaf, part, row, lookupIn(answers, facts, row))))
    .map(([part]) => `${name}.${part}`);
};

/** A needed grid says every row that is asked of everybody. */
const isHalfSaid = ({ needed, rows, fill }: Grid, value: unknown): boolean =>
  needed === true && rows.some((row) => !(row in rowsOfGrid(value)) && !fill?.except.includes(row));

/**
 * Items a complete form would answer and this one does not: needed, not certainly out of place, and not said; of the lines of
 * a list the parts that one of them lacks.
 */
export const missingItems = (form: Form, answers: AnyAnswers, facts: CourseFacts): readonly string[] => {
  const lookup = lookupIn(answers, facts);
  return Object.entries<Item>(form.items).flatMap(([name, item]) => {
    if (isMissing(item, name, answers, lookup)) return [name];
    if (item.kind === 'group') return missingParts(name, item, answers, facts);
    return item.kind === 'grid' && isSaid(answers, name) && isHalfSaid(item, answers[name]) ? [name] : [];
  });
};
