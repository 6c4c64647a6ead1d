import { onceFor } from '../once-for.ts';
import type { Condition } from './condition.ts';

/**
 * Why there is no value: somebody asked and nobody knows, it was not done, it does not apply, it is awaited, or somebody has
 * decided that it may be missing.
 */
export const reasons = ['unknown', 'not_done', 'not_applicable', 'requested', 'waived'] as const;
export type Reason = (typeof reasons)[number];

/** What every item may say beside its kind. */
export type Common = {
  readonly section?: string;
  /** Asked unless certainly false. */
  readonly when?: Condition;
  /** Belongs to a complete form; a form without it can be saved all the same. */
  readonly needed?: boolean;
  /** A form without it is refused; only in typed records. */
  readonly required?: true;
  /** Which answers without a value are offered. */
  readonly absent?: readonly Reason[];
  /** May have a date of its own, where it is another one than that of the whole form. */
  readonly dated?: boolean;
  /** Data have added it to a form of the program: it is no part of what is released with the program. */
  readonly added?: true;
};

/** `of` names the list of data the codes come from: what it holds today is no part of the definition. */
type Picked = Common & {
  readonly of?: string;
  /** An answer in words of somebody else's list is taken too, of at most so many characters. */
  readonly open?: number;
  /** Stands in a list however few answers there are: what is offered depends on another answer. */
  readonly listed?: true;
};
export type Choice = Picked & { readonly kind: 'choice'; readonly codes: readonly string[] };
type Several = Common & {
  readonly of?: string;
  /** Nothing chosen means any of them: "none of these" is not offered. */
  readonly any?: true;
};
export type Choices = Several & { readonly kind: 'choices'; readonly codes: readonly string[] };
/**
 * One, or several, of a long open list, typed or picked: `names` are all texts that mean a code, folded or not. The list
 * has a name, so that several items share it on a page.
 */
type Coding = Common & {
  readonly codes: readonly string[];
  readonly list: string;
  readonly names: ReadonlyMap<string, string>;
};
export type Coded = Coding & { readonly kind: 'coded' };
export type CodedList = Coding & { readonly kind: 'codedList' };
export type YesNo = Common & { readonly kind: 'yesNo' };
/** At most so many characters; a `line` is written in one, a `prose` in several. */
export type TextItem = Common & {
  readonly kind: 'line' | 'prose';
  readonly max: number;
  /** The list of data whose texts are offered while one types, and what it offers there. */
  readonly suggests?: string;
  readonly suggested?: readonly string[];
};
/** A number of so many decimals at most, in a unit of UCUM where it has one. */
export type NumberItem = Common & {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly decimals?: number;
  readonly unit?: string;
};
/** A measured value as a laboratory gives it: "<5" and ">1000" keep their sign. Units of UCUM. */
export type QuantityItem = Common & {
  readonly kind: 'quantity';
  readonly units: readonly string[];
  readonly min: number;
  readonly max: number;
};
/** From `min` to `max`, both included; no upper end when `max` is not known. */
export type RangeItem = Common & {
  readonly kind: 'range';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
};
/** A day, or only its month or year unless `exact`. */
export type DateItem = Common & { readonly kind: 'date'; readonly exact?: boolean };
/** A time of day, `14:05`. */
export type TimeItem = Common & { readonly kind: 'time' };
/** Somebody of the house. */
export type PersonItem = Common & { readonly kind: 'person' };

/** An item with one answer. */
export type Leaf =
  | Choice
  | Choices
  | Coded
  | CodedList
  | YesNo
  | TextItem
  | NumberItem
  | QuantityItem
  | RangeItem
  | DateItem
  | TimeItem
  | PersonItem;
export type Leaves = Readonly<Record<string, Leaf>>;

/** One answer for each row; a row answered so may say more about itself. */
export type Grid = Common & {
  readonly kind: 'grid';
  readonly rows: readonly string[];
  readonly answers: readonly string[];
  readonly details: Readonly<Record<string, Leaves>>;
  /** Details that only some rows have; any other detail belongs to every row. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Rows shown together, all but the first closed while nothing stands in them. */
  readonly parts?: ReadonlyArray<{ readonly name: string; readonly rows: readonly string[] }>;
  /** The answer that "all others" may be given, and rows left alone by it. */
  readonly fill?: { readonly answer: string; readonly except: readonly string[] };
};

/** No two rows say the same of this item; with `of`, not the same one of these codes. */
export type Once = { readonly item: string; readonly of?: readonly string[] };
export type Group = Common & {
  readonly kind: 'group';
  readonly items: Leaves;
  readonly once?: readonly Once[];
  /** What every row says: a row without it is refused. */
  readonly always?: readonly string[];
  /** Empty lines at first; two unless said. */
  readonly lines?: number;
};

export type Item = Leaf | Grid | Group;
export type Items = Readonly<Record<string, Item>>;

/** Keys of options that an item of this kind does not know: a mistyped option would be silent otherwise. */
type Exact<Options, Known> = Options & { readonly [K in Exclude<keyof Options, keyof Known>]: never };
/** An item of this kind with its options, inferred from the options alone and not from where it stands. */
type Made<Kind extends Item['kind'], Parts, Options> = { readonly kind: Kind } & Parts & NoInfer<Options>;
type Own<I extends Item> = Omit<I, 'kind'>;
const none = {} as never;

export const choice = <const C extends readonly string[], const O extends Picked = {}>(
  codes: C,
  options: Exact<O, Picked> = none,
): Made<'choice', { readonly codes: C }, O> => ({ kind: 'choice', codes, ...options });

export const choices = <const C extends readonly string[], const O extends Several = {}>(
  codes: C,
  options: Exact<O, Several> = none,
): Made<'choices', { readonly codes: C }, O> => ({ kind: 'choices', codes, ...options });

/** A long list of codes, with every text that means each. */
export type CodeList = {
  readonly id: string;
  readonly codes: readonly string[];
  readonly names: ReadonlyMap<string, string>;
};
type Listed = Pick<Coding, 'codes' | 'list' | 'names'>;

export const coded = <const O extends Common = {}>(
  { id, codes, names }: CodeList,
  options: Exact<O, Common> = none,
): Made<'coded', Listed, O> => ({ kind: 'coded', codes, list: id, names, ...options });

export const codedList = <const O extends Common = {}>(
  { id, codes, names }: CodeList,
  options: Exact<O, Common> = none,
): Made<'codedList', Listed, O> => ({ kind: 'codedList', codes, list: id, names, ...options });

export const yesNo = <const O extends Common = {}>(
  options: Exact<O, Common> = none,
): Made<'yesNo', {}, O> => ({
  kind: 'yesNo',
  ...options,
});

type Longest = { readonly max: number };
type Suggesting = Common & { readonly suggests?: string };
export const line = <const O extends Suggesting = {}>(
  max: number,
  options: Exact<O, Suggesting> = none,
): Made<'line', Longest, O> => ({ kind: 'line', max, ...options });

export const prose = <const O extends Common = {}>(
  max: number,
  options: Exact<O, Common> = none,
): Made<'prose', Longest, O> => ({ kind: 'prose', max, ...options });

export const number = <const O extends Own<NumberItem>>(
  options: Exact<O, Own<NumberItem>>,
): Made<'number', {}, O> => ({ kind: 'number', ...options });

export const quantity = <const U extends readonly string[], const O extends Omit<Own<QuantityItem>, 'units'>>(
  units: U,
  options: Exact<O, Own<QuantityItem>>,
): Made<'quantity', { readonly units: U }, O> => ({ kind: 'quantity', units, ...options });

export const range = <const O extends Own<RangeItem>>(
  options: Exact<O, Own<RangeItem>>,
): Made<'range', {}, O> => ({ kind: 'range', ...options });

export const date = <const O extends Own<DateItem> = {}>(
  options: Exact<O, Own<DateItem>> = none,
): Made<'date', {}, O> => ({ kind: 'date', ...options });

export const time = <const O extends Common = {}>(options: Exact<O, Common> = none): Made<'time', {}, O> => ({
  kind: 'time',
  ...options,
});

export const person = <const O extends Common = {}>(
  options: Exact<O, Common> = none,
): Made<'person', {}, O> => ({ kind: 'person', ...options });

type DetailsFor<A extends string> = { readonly [K in A]?: Leaves };
type GridOptions<R extends string, A extends string> = Common & {
  readonly fill?: { readonly answer: A; readonly except: readonly R[] };
  readonly only?: Readonly<Record<string, readonly R[]>>;
  readonly parts?: ReadonlyArray<{ readonly name: string; readonly rows: readonly R[] }>;
};

export const grid = <
  const R extends readonly string[],
  const A extends readonly string[],
  const D extends DetailsFor<A[number]>,
  const O extends GridOptions<R[number], A[number]> = {},
>(
  rows: R,
  answers: A,
  details: D & { readonly [K in Exclude<keyof D, A[number]>]: never },
  options: Exact<O, GridOptions<R[number], A[number]>> = none,
): Made<'grid', { readonly rows: R; readonly answers: A; readonly details: D }, O> => ({
  kind: 'grid',
  rows,
  answers,
  details,
  ...options,
});

type GroupOptions<N extends PropertyKey> = Common & {
  readonly once?: ReadonlyArray<{ readonly item: N; readonly of?: readonly string[] }>;
  readonly always?: readonly N[];
  readonly lines?: number;
};

export const group = <const I extends Leaves, const O extends GroupOptions<keyof I> = {}>(
  items: I,
  options: Exact<O, GroupOptions<keyof I>> = none,
): Made<'group', { readonly items: I }, O> => ({ kind: 'group', items, ...options });

/** What follows from answers: shown with what it was computed from, never stored. */
export type Computed = {
  readonly section: string;
  readonly from: readonly string[];
  /** Of a score that data define: what each answer of an item counts. */
  readonly points?: Points;
};
export type Points = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** What today's form makes of answers that an earlier version of it had stored. */
type Upgrade = (stored: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** A record as it is asked: its items in the order of the page, under sections. */
export type Form<I extends Items = Items, S extends string = string, C extends string = string> = {
  readonly id: string;
  readonly version: number;
  readonly sections: readonly S[];
  /** Sections that stay closed while nothing in them is said or needed. */
  readonly closed?: readonly S[];
  readonly items: I;
  readonly computed?: Readonly<Record<C, Computed>>;
};
/** By the version that answers were stored under, where it differs in more than new items, codes and rows. */
export type Upgrades = { readonly upgrades?: Readonly<Record<number, Upgrade>> };

/** Items that may have a date of their own. */
export const datedItems = onceFor((items: Items): readonly string[] =>
  Object.entries(items).flatMap(([name, { dated }]) => (dated === true ? [name] : [])),
);

/** The detailed questions of a row answered so. */
export const detailsOf = ({ details, only = {} }: Grid, row: string, answer: string | undefined): Leaves => {
  const all = answer !== undefined && Object.hasOwn(details, answer) ? (details[answer] ?? {}) : {};
  return Object.fromEntries(Object.entries(all).filter(([name]) => only[name]?.includes(row) ?? true));
};

type CodesOf<I> = I extends { readonly codes: readonly (infer C)[] }
  ? C
  : I extends { readonly kind: 'yesNo' }
    ? 'yes' | 'no'
    : never;
/** A condition that names items of the same record, and their own codes. */
type ConditionOn<I> =
  | { readonly all: readonly ConditionOn<I>[] }
  | { readonly any: readonly ConditionOn<I>[] }
  | { readonly not: ConditionOn<I> }
  | {
      readonly [N in keyof I & string]:
        | { readonly item: N; readonly in: readonly CodesOf<I[N]>[] }
        | ({ readonly item: N } & TestOfNumber);
    }[keyof I & string]
  | (Condition & { readonly fact: string });
type TestOfNumber =
  | { readonly above: number }
  | { readonly atLeast: number }
  | { readonly below: number }
  | { readonly atMost: number };
type Wired<I, S extends string> = {
  readonly [N in keyof I]: { readonly when?: ConditionOn<I>; readonly section: S };
};

type ComputedOf<S, N> = { readonly section: S; readonly from: readonly N[] };

/** A record that rules compute with, said once; its answers are typed (`AnswersOf`). */
export const record = <
  const S extends readonly string[],
  const I extends Items,
  const C extends Readonly<Record<string, ComputedOf<S[number], keyof I>>> = {},
>(
  about: {
    readonly id: string;
    readonly version: number;
    readonly sections: S;
    readonly closed?: ReadonlyArray<NoInfer<S[number]>>;
  } & Upgrades,
  items: I & Wired<I, S[number]>,
  computed?: C,
): Form<I, S[number], keyof C & string> & Upgrades =>
  ({ ...about, items, ...(computed && { computed }) }) as never;
