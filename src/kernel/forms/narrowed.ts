import type { AnyAnswers } from './answers.ts';
import type { Form, Item, Items } from './items.ts';

/** Codes that one may choose of a list of data, by the list's name. */
export type Lists = Readonly<Record<string, readonly string[]>>;

const narrowedItem = <I extends Item>(item: I, lists: Lists, said: unknown): I => {
  const offered = item.kind === 'choice' && item.of !== undefined ? lists[item.of] : undefined;
  if (item.kind !== 'choice' || offered === undefined) return item;
  const known = offered.filter((code) => item.codes.includes(code));
  const kept = typeof said === 'string' && !known.includes(said) ? [...known, said] : known;
  return { ...item, codes: kept };
};

/** The form as it is asked where only some codes of a list apply; what was said before stays a choice. */
export const narrowed = <I extends Items, S extends string, C extends string>(
  form: Form<I, S, C>,
  lists: Lists,
  answers: AnyAnswers | null,
): Form<I, S, C> => ({
  ...form,
  items: Object.fromEntries(
    Object.entries<Item>(form.items).map(([name, item]) => [
      name,
      narrowedItem(item, lists, answers?.[name]),
    ]),
  ) as never,
});
