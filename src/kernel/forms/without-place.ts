import type { Form, Item } from './items.ts';
import { noneMark, type Posted, reasonMark, textsOf } from './posted.ts';
import { readForm } from './read-form.ts';

const answersOf = (item: Item | undefined): readonly string[] | null => {
  if (item?.kind === 'grid') return item.answers;
  if (item?.kind !== 'choice' && item?.kind !== 'choices') return null;
  return [...item.codes, noneMark, ...(item.absent ?? []).map((reason) => `${reasonMark}${reason}`)];
};

/** The answers a field offers; null where people type, or where something else judges what is chosen. */
const offered = ({ items }: Form, field: string): readonly string[] | null => {
  const [name = '', row, part, ...deeper] = field.split('.');
  const item: Item | undefined = Object.hasOwn(items, name) ? items[name] : undefined;
  if (deeper.length > 0) return null;
  if (item?.kind === 'grid') return row !== undefined && part === undefined ? answersOf(item) : null;
  if (item?.kind !== 'group') return row === undefined ? answersOf(item) : null;
  return part === undefined ? null : answersOf(item.items[part]);
};

/**
 * What was typed into an earlier version of a form and has no place in this one: fields that are not asked any more, and
 * answers that are not offered any more, by the names they had.
 */
export const withoutPlace = (form: Form, posted: Posted): Posted => {
  const gone = new Set(
    readForm(form, posted, () => '').faults.flatMap(({ code, field }) =>
      code === 'field_unknown' ? [field] : [],
    ),
  );
  return Object.fromEntries(
    Object.keys(posted).flatMap((field) => {
      const texts = textsOf(posted, field);
      const codes = offered(form, field);
      const left = gone.has(field) ? texts : texts.filter((text) => codes !== null && !codes.includes(text));
      return left.length === 0 ? [] : [[field, left] as const];
    }),
  );
};
