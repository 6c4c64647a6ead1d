import type { Comparator, Quantity } from '../../kernel/forms/answers.ts';

/** A result as a laboratory gives it: a number, or one with its sign as text (`<0.5`, `>5000`). */
export type Measured = number | string;

const signed = /^(<=|>=|<|>)(\d+(?:\.\d+)?)$/;

export const isMeasured = (value: unknown): value is Measured =>
  typeof value === 'number' || (typeof value === 'string' && signed.test(value));

export const measured = (sign: Comparator | null, value: number): Measured =>
  sign === null ? value : `${sign}${value}`;

/** The number of a result, without its sign. */
export const amountOf = (value: Measured): number =>
  typeof value === 'number' ? value : Number(signed.exec(value)?.[2]);

/** A result as a form holds it, without its unit; null for what is none. */
export const quantityOf = (value: unknown): Omit<Quantity, 'unit'> | null => {
  if (!isMeasured(value)) return null;
  const comparator = typeof value === 'number' ? null : (signed.exec(value)?.[1] as Comparator);
  return { value: amountOf(value), comparator };
};

export type Bounds = { readonly low: number; readonly high: number };

/** Between which numbers a result lies; null for what is none. */
export const boundsOf = (value: unknown): Bounds | null => {
  if (!isMeasured(value)) return null;
  const amount = amountOf(value);
  if (typeof value === 'number') return { low: amount, high: amount };
  return value.startsWith('<') ? { low: -Infinity, high: amount } : { low: amount, high: Infinity };
};
