import type { Form, Item, Items } from './items.ts';
import type { AnyWord, Localised } from './words.ts';

/** Items that data add to a form of the program, with their words. */
export type Additions = {
  readonly items: Items;
  readonly words: Readonly<Record<string, AnyWord<Localised>>>;
};

const marked = (item: Item): Item => ({ ...item, added: true });

/** The form with what data add to it, after its own items: rules know none of it. */
export const withAdded = <F extends Form>(form: F, { items }: Additions): F => ({
  ...form,
  items: {
    ...form.items,
    ...Object.fromEntries(Object.entries<Item>(items).map(([name, item]) => [name, marked(item)])),
  },
});

/** The words of such a form. */
export const wordsWithAdded = <W extends { readonly items: object }>(
  words: W,
  { words: added }: Additions,
): W => ({
  ...words,
  items: { ...words.items, ...added },
});

/** The names of a form's own items. */
export const ownItems = ({ items }: Form): readonly string[] =>
  Object.entries<Item>(items).flatMap(([name, { added }]) => (added === true ? [] : [name]));
