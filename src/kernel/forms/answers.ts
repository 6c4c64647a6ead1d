import { onceFor } from '../once-for.ts';
import {
  datedItems,
  type Form,
  type Grid,
  type Group,
  type Item,
  type Items,
  type Leaf,
  type Leaves,
  type Reason,
  type Upgrades,
} from './items.ts';

export type Comparator = '<' | '<=' | '>=' | '>';
export type Quantity = {
  readonly value: number;
  readonly comparator: Comparator | null;
  readonly unit: string;
};
/** Both ends included; `max` null means no upper end. */
export type Range = { readonly min: number; readonly max: number | null };

type LeafValue<I> = I extends { readonly kind: 'choice'; readonly codes: readonly (infer C)[] }
  ? C
  : I extends { readonly kind: 'choices' | 'codedList'; readonly codes: readonly (infer C)[] }
    ? readonly C[]
    : I extends { readonly kind: 'yesNo' }
      ? boolean
      : I extends { readonly kind: 'number' }
        ? number
        : I extends { readonly kind: 'quantity' }
          ? Quantity
          : I extends { readonly kind: 'range' }
            ? Range
            : string;

type DetailsOf<L> = { readonly [N in keyof L]: LeafValue<L[N]> | null };
type GridValue<I> = I extends {
  readonly rows: readonly (infer R extends string)[];
  readonly answers: readonly (infer A extends string)[];
  readonly details: infer D;
}
  ? {
      readonly [K in R]?: {
        [V in A]: { readonly answer: V } & (V extends keyof D ? DetailsOf<D[V]> : {});
      }[A];
    }
  : never;
type AlwaysOf<I> = I extends { readonly always: readonly (infer N)[] } ? N : never;
type GroupValue<I> = I extends { readonly items: infer L }
  ? ReadonlyArray<
      { readonly id: string } & AnswersOf<L> & {
          readonly [N in keyof L as N extends AlwaysOf<I> ? N : never]: LeafValue<L[N]>;
        }
    >
  : never;

export type ValueOf<I> = I extends { readonly kind: 'grid' }
  ? GridValue<I>
  : I extends { readonly kind: 'group' }
    ? GroupValue<I>
    : LeafValue<I>;

/**
 * The answers of a record: each value, or null when none was given, and beside them why there is none. A name without
 * value and reason was not said; an empty list was said to be empty.
 */
export type AnswersOf<I> = {
  readonly [N in keyof I]: ValueOf<I[N]> | (I[N] extends { readonly required: true } ? never : null);
} & {
  readonly absent: { readonly [N in keyof I]?: Reason };
  /** Dates of single items, where they are others than the form's. */
  readonly dates?: Readonly<Record<string, string>>;
};
export type Answers<F> = F extends Form<infer I> ? AnswersOf<I> : never;

/** Answers of a form nobody knows by name. */
export type AnyAnswers = {
  readonly absent: Readonly<Record<string, Reason>>;
  readonly dates?: Readonly<Record<string, string>>;
} & {
  readonly [name: string]: unknown;
};
export type AnyRow = AnyAnswers & { readonly id: string };
export type GridRow = { readonly answer: string } & { readonly [detail: string]: unknown };
export type GridAnswers = Readonly<Record<string, GridRow>>;

export const rowsOfGroup = (value: unknown): readonly AnyRow[] =>
  Array.isArray(value) ? (value as readonly AnyRow[]) : [];
export const rowsOfGrid = (value: unknown): GridAnswers =>
  typeof value === 'object' && value !== null ? (value as GridAnswers) : {};

const unsaid = onceFor((items: Items) => Object.fromEntries(Object.keys(items).map((name) => [name, null])));

/** Answers in which nothing has been said. */
export const emptyAnswers = <F extends Form>(form: F): Answers<F> =>
  ({
    ...unsaid(form.items),
    absent: {},
    ...(datedItems(form.items).length === 0 ? {} : { dates: {} }),
  }) as Answers<F>;

const isNothing = (value: unknown): boolean => value === null || value === undefined;

type Stored = Readonly<Record<string, unknown>>;

const withoutNothing = (entries: ReadonlyArray<readonly [string, unknown]>): Record<string, unknown> =>
  Object.fromEntries(entries.filter(([, value]) => !isNothing(value)));

/** A person is marked as one, so that the database finds everybody who is named in answers. */
const keptLeaf = (item: Leaf, value: unknown): unknown => {
  if (isNothing(value)) return null;
  if (item.kind === 'person') return { person: value };
  return item.kind === 'range' || item.kind === 'quantity'
    ? withoutNothing(Object.entries(value as object))
    : value;
};

const keptLeaves = (items: Leaves, said: Stored) =>
  Object.entries(items).map(([name, item]) => [name, keptLeaf(item, said[name])] as const);

const datesKept = ({ items }: Form, { dates = {} }: AnyAnswers) =>
  datedItems(items).length === 0 || Object.keys(dates).length === 0 ? [] : [['dates', dates] as const];

const reasonsKept = ({ absent }: { readonly absent: Readonly<Record<string, Reason>> }) =>
  Object.keys(absent).length === 0 ? [] : [['absent', absent] as const];

const keptGrid = ({ details }: Grid, value: unknown) =>
  Object.fromEntries(
    Object.entries(rowsOfGrid(value)).map(([row, said]) => [
      row,
      withoutNothing([['answer', said.answer], ...keptLeaves(details[said.answer] ?? {}, said)]),
    ]),
  );

const keptGroup = ({ items }: Group, value: unknown) =>
  rowsOfGroup(value).map((row) =>
    withoutNothing([['id', row.id], ...keptLeaves(items, row), ...reasonsKept(row)]),
  );

const keptValue = (item: Item, value: unknown): unknown => {
  if (isNothing(value)) return null;
  if (item.kind === 'grid') return Object.keys(rowsOfGrid(value)).length === 0 ? null : keptGrid(item, value);
  return item.kind === 'group' ? keptGroup(item, value) : keptLeaf(item, value);
};

/** Answers as they are stored: what was not said is left out, so that null and missing are one thing. */
export const kept = (form: Form, answers: AnyAnswers): Stored =>
  withoutNothing([
    ...Object.entries<Item>(form.items).map(
      ([name, item]) => [name, keptValue(item, answers[name])] as const,
    ),
    ...reasonsKept(answers),
    ...datesKept(form, answers),
  ]);

/** Kinds whose value has parts that may be null. */
const fullLeaf = (item: Leaf, value: unknown): unknown => {
  if (isNothing(value)) return null;
  if (item.kind === 'person') return (value as { readonly person: string }).person;
  if (item.kind === 'range') return { max: null, ...(value as object) };
  return item.kind === 'quantity' ? { comparator: null, ...(value as object) } : value;
};

const fullLeaves = (items: Leaves, stored: Stored) =>
  Object.fromEntries(Object.entries(items).map(([name, item]) => [name, fullLeaf(item, stored[name])]));

const fullGrid = ({ details }: Grid, value: unknown) =>
  Object.fromEntries(
    Object.entries(rowsOfGrid(value)).map(([row, said]) => [
      row,
      { ...fullLeaves(details[said.answer] ?? {}, said), answer: said.answer },
    ]),
  );

const fullGroup = ({ items }: Group, value: unknown) =>
  rowsOfGroup(value).map((row) => ({ ...fullLeaves(items, row), id: row.id, absent: row.absent ?? {} }));

const fullValue = (item: Item, value: unknown): unknown => {
  if (isNothing(value)) return null;
  if (item.kind === 'grid') return fullGrid(item, value);
  return item.kind === 'group' ? fullGroup(item, value) : fullLeaf(item, value);
};

/** Stored answers of an earlier version, led through what each version since has changed. */
const upgraded = (form: Form & Upgrades, stored: Stored, from: number): Stored => {
  if (from >= form.version) return stored;
  return upgraded(form, form.upgrades?.[from]?.(stored) ?? stored, from + 1);
};

/**
 * Stored answers as the record's rules read them, of the version they were stored under: every item is there, null where
 * nothing was said.
 */
export const readKept = <I extends Items>(
  form: Form<I> & Upgrades,
  stored: Stored,
  version = form.version,
): AnswersOf<I> => {
  const today = upgraded(form, stored, version);
  const read: Record<string, unknown> = { ...unsaid(form.items) };
  for (const name of Object.keys(today)) {
    const item = Object.hasOwn(form.items, name) ? form.items[name] : undefined;
    if (item !== undefined) read[name] = fullValue(item, today[name]);
  }
  read['absent'] = today['absent'] ?? {};
  if (datedItems(form.items).length > 0) read['dates'] = today['dates'] ?? {};
  return read as AnswersOf<I>;
};

/** Whether nothing at all has been said. */
export const saysNothing = (form: Form, answers: AnyAnswers): boolean =>
  Object.keys(kept(form, answers)).length === 0;
