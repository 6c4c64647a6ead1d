import type { Comparator } from '../../../kernel/forms/answers.ts';
import { measured } from '../../care/index.ts';
import { dateReader } from './date-pattern.ts';
import { type CellFault, cellFault } from './fault.ts';
import {
  type Field,
  type FromColumns,
  type NumberRule,
  type SkipRule,
  type Value,
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
    return { sign: signs[sign ?? ''] ?? null, value: Number(`${minus}${digits}.${part ?? '0'}`) + 0 };
  };
};

/** The unit in which a number is held, and by what it is multiplied to be in it. */
const unitOf = ({ unit: given }: NumberRule, target: Target | null) => {
  const known = target?.units ?? [target?.unit].flatMap((unit) => unit ?? []);
  const unit = given === null ? undefined : known.find((one) => factorTo(given, one) !== null);
  return {
    unit: unit ?? '',
    factor: given === null || unit === undefined ? 1 : (factorTo(given, unit) ?? 1),
  };
};

/** Kinds that keep the sign of a laboratory: a length of "<5" would be a range nobody has said. */
const signKept = new Set<Target['kind'] | undefined>(['text', 'quantity']);

const heldAs = (kind: Target['kind'] | undefined, { sign, value }: Amount, unit: string): unknown => {
  if (kind === 'quantity') return { value, comparator: sign, unit };
  return kind === 'range' ? { min: value, max: value } : measured(sign, value);
};

const numberInUnit = (rule: NumberRule, target: Target | null): ReadText => {
  const { min, max } = rule;
  const read = amountReader(rule);
  const { unit, factor } = unitOf(rule, target);
  return (text, column, faults) => {
    const amount = read(text);
    const isSigned = amount?.sign !== null && !signKept.has(target?.kind);
    if (amount === null || isSigned || (rule.integer && !Number.isInteger(amount.value))) {
      faults.push(cellFault('number_unreadable', column, text));
      return null;
    }
    const held = heldAs(target?.kind, { ...amount, value: converted(amount.value, factor) }, unit);
    const isWithin = amount.value >= min && amount.value <= max;
    if (isWithin && target?.schema.safeParse(held).success !== false) return held;
    faults.push(cellFault('number_out_of_range', column, text, { min, max }));
    return null;
  };
};

/** A number behind which each cell says its unit, or which is all in one. */
const number = (rule: NumberRule, target: Target | null): ReadText => {
  if (rule.units === undefined) return numberInUnit(rule, target);
  const readers = rule.units.map((unit) => ({
    end: ` ${unit}`,
    read: numberInUnit({ ...rule, unit }, target),
  }));
  return (text, column, faults) => {
    const said = readers.find(({ end }) => text.endsWith(end));
    if (said !== undefined) return said.read(text.slice(0, -said.end.length), column, faults);
    faults.push(cellFault('number_unreadable', column, text));
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

/** The words of a cell as one list, each once; null where none of them tells anything. */
const list =
  (read: ReadText, split: string | undefined): ReadText =>
  (text, column, faults) => {
    const parts = split === undefined ? [text] : text.split(split).map((part) => part.trim());
    const said = parts.flatMap((part) => (part === '' ? [] : [read(part, column, faults)]));
    return said.every((one) => one === null) ? null : [...new Set(said.flat().filter((one) => one !== null))];
  };

const wordReader = (field: FromColumns, target: Target | null): ReadText | null => {
  if (field.words === undefined && field.map === undefined) return null;
  const said = field.words?.map((word): [string, Value] => [word, word]) ?? Object.entries(field.map ?? {});
  const read = words(new Map(said.map(([word, value]) => [word, valueFor(value, target)])));
  return target?.kind === 'words' ? list(read, field.split) : read;
};

const textReader = (field: FromColumns, target: Target | null): ReadText => {
  const word = wordReader(field, target);
  if (word !== null) return word;
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
    const value = valueFor(field.constant, target);
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
