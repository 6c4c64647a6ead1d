import {
  type AnyAnswers,
  type AnyRow,
  type Quantity,
  type Range,
  rowsOfGrid,
  rowsOfGroup,
} from './answers.ts';
import { numberText } from './typed-values.ts';
import { detailsOf, type Form, type Grid, type Group, type Item, type Leaf, type Leaves } from './items.ts';

/** Names of fields and what stands in them, as a browser posts a form, a draft keeps it and a file feeds it. */
export type Posted = Readonly<Record<string, readonly string[]>>;

/** How many fields a form has at most, posted or kept: who sends more would keep everybody waiting. */
export const mostFields = 1000;

/** Marks a reason among the answers of a choice; the select beside a typed value is named with it. */
export const reasonMark = '~';
/** The answer "none of them", said by a box of its own. */
export const noneMark = '~none';

/** The field beside an item, for why it has no value. */
export const reasonField = (name: string): string => `${name}${reasonMark}`;

/** The field beside an item, for the date of its own. */
export const dateField = (name: string): string => `${name}@`;

/** The texts of each name, in order; a name such as `__proto__` or `constructor` is a name like any other. */
export const textsByName = (
  entries: Iterable<readonly [string, string]>,
): Readonly<Record<string, readonly string[]>> => {
  const byName = Map.groupBy(entries, ([name]) => name);
  return Object.fromEntries([...byName].map(([name, of]) => [name, of.map(([, text]) => text)]));
};

/** What stands in a field, without empty texts and white space around. */
export const textsOf = (posted: Posted, name: string): readonly string[] =>
  (Object.hasOwn(posted, name) ? (posted[name] ?? []) : [])
    .map((text) => text.trim())
    .filter((text) => text !== '');

const rangeText = ({ min, max }: Range): string => {
  if (max === null) return `>=${numberText(min)}`;
  return min === max ? numberText(min) : `${numberText(min)}-${numberText(max)}`;
};

const leafTexts = (item: Leaf, value: unknown): readonly string[] => {
  if (item.kind === 'choices' || item.kind === 'codedList') {
    const codes = value as readonly string[];
    return codes.length === 0 ? [noneMark] : codes;
  }
  if (item.kind === 'yesNo') return [value === true ? 'yes' : 'no'];
  if (item.kind === 'range') return [rangeText(value as Range)];
  if (item.kind !== 'quantity') return [String(value)];
  const { value: amount, comparator } = value as Quantity;
  return [`${comparator ?? ''}${numberText(amount)}`];
};

/** The numbers of a group's rows as they were posted, each once, in order. */
export const rowNumbers = (posted: Posted, name: string): readonly number[] => {
  const numbers = Object.keys(posted).flatMap((field) => {
    const found = field.startsWith(`${name}.`)
      ? /^(0|[1-9]\d{0,8})\./.exec(field.slice(name.length + 1))
      : null;
    return found ? [Number(found[1])] : [];
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b);
};

type Entry = readonly [string, readonly string[]];

const leafPosted = (item: Leaf, value: unknown, name: string): readonly Entry[] => {
  if (value === null || value === undefined) return [];
  const typed: Entry = [name, leafTexts(item, value)];
  return item.kind === 'quantity' ? [typed, [`${name}.unit`, [(value as Quantity).unit]]] : [typed];
};

/** Whether an item is typed or picked, so that a reason stands beside it and not among its answers. */
export const isTyped = (item: Item): boolean =>
  !['choice', 'choices', 'codedList', 'yesNo'].includes(item.kind);

/** Where a reason is posted: among the answers of a choice, beside a typed value. */
const reasonPosted = (item: Item, reason: string | undefined, name: string): readonly Entry[] => {
  if (reason === undefined) return [];
  return isTyped(item) ? [[reasonField(name), [reason]]] : [[name, [`${reasonMark}${reason}`]]];
};

const leavesPosted = (items: Leaves, values: Readonly<Record<string, unknown>>, prefix: string) =>
  Object.entries(items).flatMap(([name, item]) => leafPosted(item, values[name], `${prefix}${name}`));

const gridPosted = (grid: Grid, value: unknown, name: string): readonly Entry[] =>
  Object.entries(rowsOfGrid(value)).flatMap(([row, said]) => [
    [`${name}.${row}`, [said.answer]] as const,
    ...leavesPosted(detailsOf(grid, row, said.answer), said, `${name}.${row}.`),
  ]);

const rowPosted = ({ items }: Group, row: AnyRow, prefix: string): readonly Entry[] => [
  [`${prefix}id`, [row.id]],
  ...leavesPosted(items, row, prefix),
  ...Object.entries(items).flatMap(([part, item]) =>
    reasonPosted(item, row.absent[part], `${prefix}${part}`),
  ),
];

const groupPosted = (group: Group, value: unknown, name: string): readonly Entry[] => {
  const rows = rowsOfGroup(value);
  if (rows.length === 0) return [[reasonField(name), [noneMark]]];
  return rows.flatMap((row, index) => rowPosted(group, row, `${name}.${index}.`));
};

const itemPosted = (item: Item, value: unknown, name: string): readonly Entry[] => {
  if (value === null || value === undefined) return [];
  if (item.kind === 'grid') return gridPosted(item, value, name);
  return item.kind === 'group' ? groupPosted(item, value, name) : leafPosted(item, value, name);
};

const datesPosted = ({ dates = {} }: AnyAnswers): readonly Entry[] =>
  Object.entries(dates).map(([name, date]) => [dateField(name), [date]]);

/** Answers as a form shows them; `readForm` reads them back equal. */
export const postOf = (form: Form, answers: AnyAnswers): Posted =>
  Object.fromEntries([
    ...Object.entries<Item>(form.items).flatMap(([name, item]) => [
      ...itemPosted(item, answers[name], name),
      ...reasonPosted(item, answers.absent[name], name),
    ]),
    ...datesPosted(answers),
  ]);
