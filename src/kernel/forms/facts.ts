import { type Condition, subjectsOf } from './condition.ts';
import type { Form, Item } from './items.ts';

/** What a fact of the course may be: one of these codes, or a number. */
type FactKind = { readonly codes: readonly string[] } | { readonly number: true };
/** The facts that a form may name. */
export type FactKinds = Readonly<Record<string, FactKind>>;

/** Facts that a form may name, each with the pure rule that tells it of what stands around the form; null is not known. */
export type FactBook<Around> = Readonly<
  Record<string, FactKind & { readonly of: (around: Around) => unknown }>
>;

declare const ofTheCourse: unique symbol;
/** Facts of the course around a form, by name; null is not known. Only a book makes them, so that nobody makes do without. */
export type CourseFacts = Readonly<Record<string, unknown>> & { readonly [ofTheCourse]: true };

/** For a form that stands in no course: one that is only looked at, or judged by its answers alone. */
export const noFacts = {} as CourseFacts;

/** The facts of a book as they stand; of a `form` only those that it names. */
export const factsOf = <Around>(book: FactBook<Around>, around: Around, form?: Form): CourseFacts => {
  const names = form === undefined ? Object.keys(book) : factsNamed(form);
  const known = names.flatMap((name) => {
    const fact = Object.hasOwn(book, name) ? book[name] : undefined;
    return fact === undefined ? [] : [[name, fact.of(around)] as const];
  });
  return Object.fromEntries(known) as CourseFacts;
};

const namedIn = ({ when }: { readonly when?: Condition }): readonly string[] =>
  when === undefined ? [] : subjectsOf(when).flatMap((looked) => ('fact' in looked ? [looked.fact] : []));

/** Facts that conditions of a form name, in the order of its items. */
export const factsNamed = ({ items }: Form): readonly string[] => [
  ...new Set(
    Object.values<Item>(items).flatMap((item) => [
      ...namedIn(item),
      ...(item.kind === 'group' ? Object.values(item.items).flatMap(namedIn) : []),
    ]),
  ),
];
