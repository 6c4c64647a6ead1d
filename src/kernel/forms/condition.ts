import { allOf, anyOf, type Truth } from '../truth.ts';

/** What is looked at: an answer of the same form, or a fact of the course around it. */
export type Subject = { readonly item: string } | { readonly fact: string };

export type Test =
  | { readonly in: readonly string[] }
  | { readonly above: number }
  | { readonly atLeast: number }
  | { readonly below: number }
  | { readonly atMost: number };

/** When something applies, as data: it is true, false or not known. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | (Subject & Test);

/** The value of an item or a fact; null or undefined when nobody knows it. */
export type Lookup = (subject: Subject) => unknown;

/** Where a number lies: an end that is open does not belong to it. */
type Interval = { low: number; lowOpen: boolean; high: number; highOpen: boolean };

const exactly = (value: number): Interval => ({ low: value, lowOpen: false, high: value, highOpen: false });

const compared = (value: number, comparator: unknown): Interval => {
  const at = exactly(value);
  if (comparator === '<' || comparator === '<=')
    return { ...at, low: Number.NEGATIVE_INFINITY, highOpen: comparator === '<' };
  if (comparator === '>' || comparator === '>=')
    return { ...at, high: Number.POSITIVE_INFINITY, lowOpen: comparator === '>' };
  return at;
};

/** A number, a quantity such as "<5", or a range such as 1–10; null for what is none of them. */
const intervalOf = (value: unknown): Interval | null => {
  if (typeof value === 'number') return exactly(value);
  if (typeof value !== 'object' || value === null) return null;
  if ('value' in value && typeof value.value === 'number')
    return compared(value.value, 'comparator' in value ? value.comparator : undefined);
  if (!('min' in value) || typeof value.min !== 'number') return null;
  const max = 'max' in value && typeof value.max === 'number' ? value.max : Number.POSITIVE_INFINITY;
  return { low: value.min, lowOpen: false, high: max, highOpen: false };
};

const isBelow = (value: unknown, limit: number): Truth => {
  const at = intervalOf(value);
  if (at === null) return null;
  if (at.high < limit || (at.high === limit && at.highOpen)) return true;
  return at.low >= limit ? false : null;
};

const isAtMost = (value: unknown, limit: number): Truth => {
  const at = intervalOf(value);
  if (at === null) return null;
  if (at.high <= limit) return true;
  return at.low > limit || (at.low === limit && at.lowOpen) ? false : null;
};

const not = (truth: Truth): Truth => (truth === null ? null : !truth);

/** Codes as a form holds them: one, several, or yes and no. */
const codesOf = (value: unknown): readonly unknown[] | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return Array.isArray(value) ? value : [value];
};

const isIn = (value: unknown, codes: readonly string[]): Truth =>
  codesOf(value)?.some((code) => codes.includes(String(code))) ?? null;

const tested = (value: unknown, test: Test): Truth => {
  if ('in' in test) return isIn(value, test.in);
  if ('below' in test) return isBelow(value, test.below);
  if ('atLeast' in test) return not(isBelow(value, test.atLeast));
  if ('atMost' in test) return isAtMost(value, test.atMost);
  return not(isAtMost(value, test.above));
};

/**
 * Whether a condition holds, by Kleene's strong logic: an answer that is not there, or a range that lies on both sides
 * of the limit, leaves it open. Of several answers one that is among the codes is enough.
 */
export const truthOf = (condition: Condition, lookup: Lookup): Truth => {
  if ('all' in condition) return allOf(condition.all.map((part) => truthOf(part, lookup)));
  if ('any' in condition) return anyOf(condition.any.map((part) => truthOf(part, lookup)));
  if ('not' in condition) return not(truthOf(condition.not, lookup));
  return tested(lookup(condition), condition);
};

/** Every item and fact a condition looks at. */
export const subjectsOf = (condition: Condition): readonly Subject[] => {
  if ('all' in condition) return condition.all.flatMap(subjectsOf);
  if ('any' in condition) return condition.any.flatMap(subjectsOf);
  return 'not' in condition ? subjectsOf(condition.not) : [condition];
};
