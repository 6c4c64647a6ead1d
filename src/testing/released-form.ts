import { grades, histologies, sites, stageEditions, stages } from '../modules/care/records/tumour.ts';
import type { Form, Item, Leaf } from '../kernel/forms/items.ts';

/** Lists of data that choices are of: a code is never taken out of one. */
const lists: Readonly<Record<string, readonly string[]>> = {
  sites,
  histotypes: histologies,
  grades,
  editions: stageEditions,
  stages,
};

const withNames = <I extends Item | Leaf>(item: I): I => {
  if (item.kind === 'group')
    return {
      ...item,
      items: Object.fromEntries(Object.entries(item.items).map(([name, leaf]) => [name, withNames(leaf)])),
    };
  if ((item.kind === 'choice' || item.kind === 'choices') && item.of !== undefined)
    return { ...item, codes: lists[item.of] ?? [] };
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
