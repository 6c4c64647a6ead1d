import type { Form, Item, Leaf } from '../kernel/forms/items.ts';

const isMap = (value: unknown): boolean => value instanceof Map;

/** A form as it is released: what its answers are judged by, without its words and the names of its lists. */
export const releasedForm = ({ id, version, sections, items }: Form): string =>
  `${JSON.stringify({ id, version, sections, items }, (_key, value) => (isMap(value) ? undefined : value), 2)}\n`;

const withNames = <I extends Item | Leaf>(item: I): I => {
  if (item.kind === 'group')
    return {
      ...item,
      items: Object.fromEntries(Object.entries(item.items).map(([name, leaf]) => [name, withNames(leaf)])),
    };
  if (item.kind !== 'coded' && item.kind !== 'codedList') return item;
  return { ...item, names: new Map(item.codes.map((code) => [code, code])) };
};

/** The form that was released, read from its file. */
export const formReleased = (text: string): Form => {
  const form = JSON.parse(text) as Form;
  return {
    ...form,
    items: Object.fromEntries(Object.entries(form.items).map(([name, item]) => [name, withNames(item)])),
  };
};
