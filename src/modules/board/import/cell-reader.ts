import type { Comparator } from '../../../kernel/forms/answers.ts';
import { measured } from '../../care/index.ts';
import { dateReader } from './date-pattern.ts';
import { type CellFault, cellFault } from './fault.ts';
import {
  type Field,
  type FromColumns,
  type NumberRule,
  type SkipRule,
  valueFor,
  type WordSet,
} from './mapping.ts';
import type { Target } from './targets.ts';
import { converted, factorTo } from './unit.ts';

/** Where the columns stand and which spellings mean unknown. */
export type Table = { index: (column: string) => number; isMissing: (cell: string) => boolean };
export type Cells = readonly string[];
/** Gives the field's value, null when it is unknown; adds to `faults` what it cannot accept. */
export type CellReader = (cells: Cells, faults: CellFault[]) => unknown;

type ReadText = (text: string, column: string, faults: CellFault[]) => unknown;

const words =
  (known: ReadonlyMap<string, unknown>): ReadText =>
  (text, column, faults) => {
    const value = known.get(text);
    if (value !== undefined) return value;
    faults.push(cellFault('word_unknown', column, text));
    return null;
  };

const date = (patterns: readonly string[]): ReadText => {
  const read = dateReader(patterns);
  return (text, column, faults) => {
    const found = read(text);
    if ('date' in found) return found.date;
    faults.push(cellFault(found.fault, column, text));
    return null;
  };
};

const marks = { '.': '\\.', ',': ',', ' ': '[ \\u00a0\\u202f]', "'": "['’]" } as const;
const signs: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '≤': '<=',
  '≥': '>=',
};

type Amount = { readonly sign: Comparator | null; readonly value: number };

/** Reads "1,250.5" as its rule says it is written, with a sign as laboratories set it; null for anything else. */
const amountReader = ({ decimal, thousands }: NumberRule): ((text: string) => Amount | null) => {
  const whole = thousands === undefined ? '\\d+' : `\\d{1,3}(?:${marks[thousands]}\\d{3})+|\\d+`;
  const shape = new RegExp(`^(<=|>=|[<>≤≥])?\\s*([+-]?)(${whole})(?:${marks[decimal]}(\\d+))?$`, 'u');
  return (text) => {
    const [, sign, minus = '', units = '', part] = shape.exec(text) ?? [];
    if (units === '') return null;
    const digits = units.replaceAll(/\D/g, '');
    return { sign: signs[sign ?? ''] ?? null, value: Number(`${minus}${digits}.${part ?? '0'}`) };
  };
};

const number = (rule: NumberRule, target: Target | null): ReadText => {
  const { min, max } = rule;
  const read = amountReader(rule);
  const factor = rule.unit === null || target?.unit === undefined ? 1 : factorTo(rule.unit, target.unit);
  return (text, column, faults) => {
    const amount = read(text);
    // A sign is kept where texts are: a length of "<5" would be a range nobody has said.
    const isSigned = amount?.sign !== null && target?.kind !== 'text';
    if (amount === null || isSigned || (rule.integer && !Number.isInteger(amount.value))) {
      faults.push(cellFault('number_unreadable', column, text));
      return null;
    }
    const value = converted(amount.value, factor ?? 1);
    const held = target?.kind === 'range' ? { min: value, max: value } : measured(amount.sign, value);
    const isWithin = amount.value >= min && amount.value <= max;
    if (isWithin && target?.schema.safeParse(held).success !== false) return held;
    faults.push(cellFault('number_out_of_range', column, text, { min, max }));
    return null;
  };
};

const text =
  (target: Target | null): ReadText =>
  (cell, column, faults) => {
    if (target === null || target.schema.safeParse(cell).success) return cell;
    faults.push(cellFault('text_too_long', column, cell));
    return null;
  };

const textReader = (field: FromColumns, target: Target | null): ReadText => {
  if (field.map !== undefined) {
    return words(new Map(Object.entries(field.map).map(([word, value]) => [word, valueFor(value)])));
  }
  if (field.words !== undefined) return words(new Map(field.words.map((word) => [word, word])));
  if (field.date !== undefined) return date(field.date);
  return field.number === undefined ? text(target) : number(field.number, target);
};

/** Known text of the columns joined; null when none of them is known. */
const joined = (field: FromColumns, table: Table): ((cells: Cells) => string | null) => {
  const places = (field.columns ?? [field.column ?? '']).map(table.index);
  return (cells) => {
    const known = places.map((place) => cells[place]?.trim() ?? '').filter((cell) => !table.isMissing(cell));
    return known.length === 0 ? null : known.join(field.join ?? '');
  };
};

/** True for the words of `in`, false for those of `notIn` and for unknown, with a fault for any other word. */
export const wordSetReader = (
  set: WordSet,
  table: Table,
): ((cells: Cells, faults: CellFault[]) => boolean) => {
  const place = table.index(set.column);
  const known = new Map([
    ...set.notIn.map((word) => [word, false] as const),
    ...set.in.map((word) => [word, true] as const),
  ]);
  const read = words(known);
  return (cells, faults) => {
    const cell = cells[place]?.trim() ?? '';
    if (known.get(cell) === undefined && table.isMissing(cell)) return false;
    return read(cell, set.column, faults) === true;
  };
};

/** Whether a row is skipped by a rule; a fault for a word that the rule should know and does not. */
export const skipRuleReader = (
  rule: SkipRule,
  table: Table,
): ((cells: Cells, faults: CellFault[]) => boolean) => {
  const place = table.index(rule.column);
  const known = wordSetReader(rule, table);
  return (cells, faults) => {
    const cell = cells[place]?.trim() ?? '';
    if (rule.begins.some((start) => cell.startsWith(start))) return true;
    return rule.notIn.length === 0 ? rule.in.includes(cell) : known(cells, faults);
  };
};

/** The reader of one field of a mapping; `target` is null for a check, whose value nobody keeps. */
export const cellReader = (field: Field, target: Target | null, table: Table): CellReader => {
  if ('constant' in field) {
    const value = valueFor(field.constant);
    return () => value;
  }
  const known = joined(field, table);
  const read = textReader(field, target);
  const column = (field.columns ?? [field.column]).join(' + ');
  const applies = field.when === undefined ? null : wordSetReader(field.when, table);
  const { strip } = field;
  return (cells, faults) => {
    const cell = known(cells);
    if (cell === null || (applies !== null && !applies(cells, faults))) return null;
    if (strip === undefined) return read(cell, column, faults);
    if (cell.startsWith(strip)) return read(cell.slice(strip.length), column, faults);
    faults.push(cellFault('word_unknown', column, cell));
    return null;
  };
};

/** Every column a field reads. */
export const columnsOf = (field: Field): string[] => {
  if ('constant' in field) return [];
  return [
    ...(field.columns ?? [field.column ?? '']),
    ...(field.when === undefined ? [] : [field.when.column]),
  ];
};
