import type { ErrorCode } from '../error-codes.ts';
import type { Comparator } from './answers.ts';
import type { QuantityItem } from './items.ts';

const numberShape = /^[+-]?\d+(?:[.,]\d+)?$/;
/** One to three digits, a sign, three digits: a thousand in one country, a fraction in another. */
const ambiguous = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** What a text says, or why nobody can tell. */
export type Read = { readonly value: unknown } | { readonly code: ErrorCode };

/** A number with point or comma; "1,234" is asked about. */
export const readNumber = (text: string): { readonly value: number } | { readonly code: ErrorCode } => {
  if (ambiguous.test(text)) return { code: 'number_ambiguous' };
  // Zero is added so that -0, which no database keeps, is 0.
  return numberShape.test(text) ? { value: Number(text.replace(',', '.')) + 0 } : { code: 'not_a_number' };
};

const comparatorShape = /^(<=|>=|≤|≥|<|>)?\s*(.*)$/su;
const comparators: Readonly<Record<string, Comparator>> = {
  '≤': '<=',
  '≥': '>=',
  '<=': '<=',
  '>=': '>=',
  '<': '<',
  '>': '>',
};

/** "<5", "≥ 1000" or a plain number; the unit is asked for where there are several. */
export const readQuantity = (item: QuantityItem, text: string, unit: string | undefined): Read => {
  const [, sign, rest = ''] = comparatorShape.exec(text) ?? [];
  const amount = readNumber(rest);
  if ('code' in amount) return amount;
  const [only] = item.units;
  if (unit === undefined && item.units.length > 1) return { code: 'unit_needed' };
  return { value: { value: amount.value, comparator: comparators[sign ?? ''] ?? null, unit: unit ?? only } };
};

const rangeShape = /^(\d+(?:[.,]\d+)?)\s*(?:[-–—]|\.\.)\s*(\d+(?:[.,]\d+)?)$/u;
const fromShape = /^(?:>=|≥)\s*(\d+(?:[.,]\d+)?)$/u;

/** "7", "1-10" or ">=20"; anything else, "<10" too, leaves an end unsaid and is asked about. */
export const readRange = (text: string): Read => {
  const from = fromShape.exec(text);
  if (from) {
    const min = readNumber(from[1] ?? '');
    return 'code' in min ? min : { value: { min: min.value, max: null } };
  }
  const parts = rangeShape.exec(text);
  const [min, max] = parts
    ? [readNumber(parts[1] ?? ''), readNumber(parts[2] ?? '')]
    : [readNumber(text), readNumber(text)];
  if ('code' in min) return { code: min.code === 'not_a_number' ? 'range_unreadable' : min.code };
  return 'code' in max ? max : { value: { min: min.value, max: max.value } };
};
