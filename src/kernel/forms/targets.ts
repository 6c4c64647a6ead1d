import { PartialDate } from '../date-schema.ts';
import { uuidOfName } from '../ids.ts';
import { z } from 'zod';
import { type AnswersOf, type AnyAnswers, emptyAnswers, rowsOfGrid, rowsOfGroup } from './answers.ts';
import {
  datedItems,
  detailsOf,
  type Form,
  type Grid,
  type Group,
  type Item,
  type Items,
  type Leaf,
} from './items.ts';
import { leafSchema, oneOf } from './schema.ts';

/**
 * What a column of a file may feed: the kind says which readers fit, the schema which values. `words` are several codes, none
 * of them where somebody said that there are none.
 */
export type Target = {
  readonly kind: 'word' | 'words' | 'boolean' | 'date' | 'number' | 'quantity' | 'range' | 'text';
  readonly schema: z.ZodType;
  /** Of a number or range, as the form holds it. */
  readonly unit?: string;
  /** Of a quantity, any of which it keeps. */
  readonly units?: readonly string[];
  /** Of a field of the first line of a list: how many lines can be fed. */
  readonly lines?: number;
};

const kinds = {
  choice: 'word',
  coded: 'word',
  choices: 'words',
  codedList: 'words',
  yesNo: 'boolean',
  date: 'date',
  number: 'number',
  quantity: 'quantity',
  range: 'range',
  line: 'text',
  prose: 'text',
  time: 'text',
} as const;

/** How many lines of one list a row may tell. */
const mostLines = 20;

const isFedLeaf = ({ kind }: Leaf): boolean => kind in kinds;

const leafTarget = (item: Leaf): Target | null => {
  if (!isFedLeaf(item)) return null;
  const unit = 'unit' in item ? item.unit : undefined;
  return {
    kind: kinds[item.kind as keyof typeof kinds],
    schema: leafSchema(item).nullable(),
    ...(unit === undefined ? {} : { unit }),
    ...('units' in item && { units: item.units }),
  };
};

type Named = readonly [string, Target];
const named = (name: string, target: Target | null): readonly Named[] =>
  target === null ? [] : [[name, target]];

/** Why there is no answer, of an item that offers reasons. */
const reasonName = (name: string): string => `${name}.absent`;
const reasonTarget = (name: string, { absent = [] }: Item): readonly Named[] =>
  absent.length === 0 ? [] : [[reasonName(name), { kind: 'word', schema: oneOf(absent).nullable() }]];

/** The date of an item that may have one of its own. */
export const dateName = (name: string): string => `${name}.takenOn`;
const hasDate = ({ dated, kind }: Item): boolean => dated === true && kind in kinds;
const dateTarget = (name: string, item: Item): readonly Named[] =>
  hasDate(item) ? [[dateName(name), { kind: 'date', schema: PartialDate.nullable() }]] : [];

const gridTargets = (name: string, grid: Grid): readonly Named[] =>
  grid.rows.flatMap((row) => [
    [`${name}.${row}`, { kind: 'word', schema: oneOf(grid.answers).nullable() }] as const,
    ...grid.answers.flatMap((answer) =>
      Object.entries(detailsOf(grid, row, answer)).flatMap(([detail, leaf]) =>
        named(`${name}.${row}.${detail}`, leafTarget(leaf)),
      ),
    ),
  ]);

/** A list of which each line can be fed whole; no cell names a person. */
const isFed = ({ items }: Group): boolean => Object.values(items).every(isFedLeaf);
const lineName = (name: string, line: number, leaf: string): string => `${name}.${line}.${leaf}`;
const lineNumbers = Array.from({ length: mostLines }, (_, index) => index + 1);

/** That a list is empty, as somebody said. */
const emptyList: Target = { kind: 'words', schema: z.array(z.never()).nullable() };

const groupTargets = (name: string, group: Group): readonly Named[] => {
  if (!isFed(group)) return [];
  const leaves = Object.entries(group.items).flatMap(([leaf, item]) => [
    ...named(leaf, leafTarget(item)),
    ...reasonTarget(leaf, item),
  ]);
  return [
    [name, emptyList],
    ...lineNumbers.flatMap((line) =>
      leaves.map(([leaf, target]): Named => {
        const lines = line === 1 ? { lines: mostLines } : {};
        return [lineName(name, line, leaf), { ...target, ...lines }];
      }),
    ),
  ];
};

const valueTargets = (name: string, item: Item): readonly Named[] => {
  if (item.kind === 'grid') return gridTargets(name, item);
  return item.kind === 'group' ? groupTargets(name, item) : named(name, leafTarget(item));
};

const itemTargets = ([name, item]: readonly [string, Item]): readonly Named[] => [
  ...valueTargets(name, item),
  ...reasonTarget(name, item),
  ...dateTarget(name, item),
];

/**
 * Every field of a form that a file can feed, by its posted name; the lines of a list by their number
 * (`nodes.1.station`). People and lists that name people are not among them.
 */
export const targetsOf = (form: Form): ReadonlyMap<string, Target> =>
  new Map(Object.entries<Item>(form.items).flatMap(itemTargets));

/** The names by which a file feeds a list. */
export const listNames = (name: string, group: Group): readonly string[] =>
  isFed(group)
    ? [
        name,
        ...lineNumbers.flatMap((line) =>
          Object.keys(group.items).flatMap((leaf) => {
            const field = lineName(name, line, leaf);
            return [field, reasonName(field)];
          }),
        ),
      ]
    : [];

type Values = ReadonlyMap<string, unknown>;

const gridFrom = (name: string, { rows, details }: Grid, values: Values) => {
  const said = rows.flatMap((row) => {
    const answer = values.get(`${name}.${row}`) ?? null;
    if (typeof answer !== 'string') return [];
    const parts = Object.keys(details[answer] ?? {}).map((detail) => [
      detail,
      values.get(`${name}.${row}.${detail}`) ?? null,
    ]);
    return [[row, { ...Object.fromEntries(parts), answer }]];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
};

type Line = Readonly<Record<string, unknown>>;
const isSaid = (value: unknown): boolean => value !== null && value !== undefined;

/** Lines of a list with the ids that their places give them. */
export const numberedLines = (form: Form, name: string, lines: readonly Line[]): readonly Line[] =>
  lines.map((line, index) => ({ ...line, id: uuidOfName(form.id, name, String(index)) }));

/** Why items of a form have no answer, as far as that was said: most files say nothing of it. */
const reasonsFrom = ({ items }: Form, values: Values) =>
  Object.fromEntries(
    [...values].flatMap(([field, reason]) => {
      const name = field.endsWith('.absent') ? field.slice(0, -'.absent'.length) : '';
      return reason !== null && Object.hasOwn(items, name) ? [[name, reason]] : [];
    }),
  );

/** Dates of items that say something: a date without an answer is no answer. */
const datesFrom = (
  { items }: Form,
  said: Readonly<Record<string, unknown>>,
  values: Values,
): { readonly dates?: Readonly<Record<string, string>> } => {
  const names = datedItems(items);
  if (names.length === 0) return {};
  const dates = names.flatMap((name) => {
    const date = values.get(dateName(name)) ?? null;
    const isAnswered = isSaid(said[name]) || isSaid(values.get(reasonName(name)));
    return date !== null && isAnswered ? [[name, date as string] as const] : [];
  });
  return { dates: Object.fromEntries(dates) };
};

const reasonsOfLine = (leaves: readonly string[], values: Values, at: (leaf: string) => string) =>
  Object.fromEntries(
    leaves.flatMap((leaf) => {
      const reason = values.get(reasonName(at(leaf))) ?? null;
      return reason === null ? [] : [[leaf, reason]];
    }),
  );

const groupFrom = (form: Form, name: string, { items }: Group, values: Values) => {
  const lines = lineNumbers.flatMap((number) => {
    const at = (leaf: string) => lineName(name, number, leaf);
    const leaves = Object.keys(items).map((leaf) => [leaf, values.get(at(leaf)) ?? null]);
    const absent = reasonsOfLine(Object.keys(items), values, at);
    const isSomething = leaves.some(([, value]) => value !== null) || Object.keys(absent).length > 0;
    return isSomething ? [{ ...Object.fromEntries(leaves), absent }] : [];
  });
  return lines.length === 0 ? (values.get(name) ?? null) : numberedLines(form, name, lines);
};

/** Items of which a value has the name or one within it: most files name a few of many. */
const itemsNamed = (values: Values): ReadonlySet<string> =>
  new Set([...values.keys()].map((name) => name.split('.', 1)[0] ?? ''));

const itemFrom = (form: Form, name: string, item: Item, values: Values): unknown => {
  if (item.kind === 'grid') return gridFrom(name, item, values);
  return item.kind === 'group' ? groupFrom(form, name, item, values) : (values.get(name) ?? null);
};

/** Answers of a form with the values that were read for its targets; what no column feeds is not said. */
export const answersFrom = <I extends Items>(form: Form<I>, values: Values): AnswersOf<I> => {
  const told = itemsNamed(values);
  const said = Object.fromEntries(
    Object.entries<Item>(form.items).flatMap(([name, item]) =>
      told.has(name) ? [[name, itemFrom(form, name, item, values)]] : [],
    ),
  );
  return {
    ...emptyAnswers(form),
    ...said,
    absent: reasonsFrom(form, values),
    ...datesFrom(form, said, values),
  } as AnswersOf<I>;
};

type Said = readonly (readonly [string, unknown])[];

const saidRows = (name: string, { details }: Grid, value: unknown): Said =>
  Object.entries(rowsOfGrid(value)).flatMap(([row, said]) => [
    [`${name}.${row}`, said.answer] as const,
    ...Object.entries(details[said.answer] ?? {}).flatMap(([detail, leaf]) =>
      isFedLeaf(leaf) ? [[`${name}.${row}.${detail}`, said[detail]] as const] : [],
    ),
  ]);

const saidLines = (name: string, group: Group, value: unknown): Said => {
  if (!isFed(group)) return [];
  const leaves = Object.keys(group.items);
  const all = rowsOfGroup(value);
  if (Array.isArray(value) && all.length === 0) return [[name, []]];
  const lines = all.filter((row) => leaves.some((leaf) => isSaid(row[leaf]) || isSaid(row.absent[leaf])));
  return lines.slice(0, mostLines).flatMap((row, index) =>
    leaves.flatMap((leaf) => {
      const field = lineName(name, index + 1, leaf);
      return [[field, row[leaf]] as const, [reasonName(field), row.absent[leaf]] as const];
    }),
  );
};

const saidOf = (name: string, item: Item, value: unknown): Said => {
  if (item.kind === 'grid') return saidRows(name, item, value);
  if (item.kind === 'group') return saidLines(name, item, value);
  return isFedLeaf(item) ? [[name, value]] : [];
};

/** What answers say for each target of their form, where they say something: the inverse of `answersFrom`. */
export const valuesOf = (form: Form, answers: AnyAnswers): Values =>
  new Map(
    Object.entries<Item>(form.items)
      .flatMap(([name, item]) => [
        ...saidOf(name, item, answers[name]),
        [reasonName(name), answers.absent[name]] as const,
        [dateName(name), hasDate(item) ? answers.dates?.[name] : null] as const,
      ])
      .filter(([, value]) => isSaid(value)),
  );
