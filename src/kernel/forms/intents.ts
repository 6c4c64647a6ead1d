import { codeOf } from './coded.ts';
import type { Form, Item } from './items.ts';
import { type Posted, rowNumbers, textsOf } from './posted.ts';

const without = (posted: Posted, name: string): Posted =>
  Object.fromEntries(Object.entries(posted).filter(([field]) => !field.startsWith(`${name}.`)));

/** Sets rows of a grid that nobody has answered to its filling answer, apart from those that are asked only sometimes. */
const filled = (form: Form, posted: Posted, name: string): Posted => {
  const item: Item | undefined = Object.hasOwn(form.items, name) ? form.items[name] : undefined;
  if (item?.kind !== 'grid' || item.fill === undefined) return posted;
  const { answer, except } = item.fill;
  const open = item.rows.filter(
    (row) => !except.includes(row) && (posted[`${name}.${row}`] ?? []).every((text) => text === ''),
  );
  return { ...posted, ...Object.fromEntries(open.map((row) => [`${name}.${row}`, [answer]])) };
};

/** Texts that mean an entry of a list as its code, so that they come back as chosen; what means none stays as typed. */
const withChosen = (form: Form, posted: Posted, name: string): Posted => {
  const item: Item | undefined = Object.hasOwn(form.items, name) ? form.items[name] : undefined;
  if (item?.kind !== 'codedList') return posted;
  const texts = textsOf(posted, name).map((text) => codeOf(item, text) ?? text);
  return { ...posted, [name]: [...new Set(texts)] };
};

const withRow = (posted: Posted, name: string): Posted => {
  const next = Math.max(-1, ...rowNumbers(posted, name)) + 1;
  return { ...posted, [`${name}.${next}.id`]: [''] };
};

/**
 * A form without script is drawn again by its own buttons: `add:team`, `remove:team.1`, `fill:areas`, `more:procedures`,
 * `again`. What was
 * posted comes back changed by the button and nothing is saved; undefined when the button is none of these.
 */
export const changedBy = (form: Form, posted: Posted, intent: string): Posted | undefined => {
  const [verb = '', name = ''] = intent.split(':');
  if (verb === 'add') return withRow(posted, name);
  if (verb === 'remove') return without(posted, name);
  if (verb === 'fill') return filled(form, posted, name);
  if (verb === 'more') return withChosen(form, posted, name);
  return intent === 'again' ? posted : undefined;
};
