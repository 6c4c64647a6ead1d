import type { ErrorCode } from '../error-codes.ts';
import type { Comparator } from './answers.ts';
import type { QuantityItem } from './items.ts';
import { unitWord } from './unit-word.ts';

const numberShape = /^[+-]?\d+(?:[.,]\d+)?$/;
/** One to three digits, a sign, three digits: a thousand in one country, a fraction in another. */
const ambiguous = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

const mostDecimals = 20;

/** A number without an exponent, with a point. */
export const decimalText = (value: number): string => {
  const plain = String(value);
  return plain.includes('e') ? value.toFixed(mostDecimals).replace(/\.?0+$/, '') : plain;
};

/** A number as it is typed: so that it is not taken for a thousand. */
export const numberText = (value: number): string => {
  const text = decimalText(value);
  return ambiguous.test(text) ? `${text}0` : text;
};

/** What a text says, or why nobody can tell. */
export type Read = { readonly value: unknown } | { readonly code: ErrorCode };

const beginsWithDigit = /^\d/;

/** Whether a text ends with its unit; one that begins with a digit stands apart, or "51" would be 5 of the unit 1. */
const endsWith = (text: string, unit: string): boolean =>
  text.endsWith(unit) && (!beginsWithDigit.test(unit) || /\s$/u.test(text.slice(0, -unit.length)));

/** What is typed, without the unit that stands beside the field: "3 mm" is 3. */
const withoutUnit = (text: string, unit: string | undefined): string => {
  const typed = text.toLowerCase();
  const written = [unit, unit && unitWord(unit)].find((word) => word && endsWith(typed, word.toLowerCase()));
  return written ? text.slice(0, -written.length).trimEnd() : text;
};

/** A number with point or comma; "1,234" is asked about, and "1.234" too where nothing has three decimals. */
const plainNumber = (
  text: string,
  decimals: number,
): { readonly value: number } | { readonly code: ErrorCode } => {
  const isFraction = decimals > 2 && text.includes('.');
  if (ambiguous.test(text) && !isFraction) return { code: 'number_ambiguous' };
  // Zero is added so that -0, which no database keeps, is 0.
  return numberShape.test(text) ? { value: Number(text.replace(',', '.')) + 0 } : { code: 'not_a_number' };
};

/** The same, with or without its own unit. */
export const readNumber = (text: string, unit?: string, decimals = 0) =>
  plainNumber(withoutUnit(text, unit), decimals);

const timeShape = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/;
export const isTimeOfDay = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** A time of day as people write it: "8:05", "08.05" and "0805" are 08:05. */
export const readTime = (text: string): Read => {
  const [, hour, minute] = timeShape.exec(text) ?? [];
  return hour === undefined ? { code: 'time_unreadable' } : { value: `${hour.padStart(2, '0')}:${minute}` };
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
  const [only] = item.units;
  const amount = readNumber(rest, unit ?? only);
  if ('code' in amount) return amount;
  if (unit === undefined && item.units.length > 1) return { code: 'unit_needed' };
  return { value: { value: amount.value, comparator: comparators[sign ?? ''] ?? null, unit: unit ?? only } };
};

const rangeShape = /^([+-]?\d+(?:[.,]\d+)?)\s*(?:[-–—]|\.\.)\s*([+-]?\d+(?:[.,]\d+)?)$/u;
const fromShape = /^(?:>=|≥)\s*([+-]?\d+(?:[.,]\d+)?)$/u;

/** "7", "1-10" or ">=20", the unit beside it or not; anything else, "<10" too, leaves an end unsaid and is asked about. */
export const readRange = (typed: string, unit?: string): Read => {
  const text = withoutUnit(typed, unit);
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
