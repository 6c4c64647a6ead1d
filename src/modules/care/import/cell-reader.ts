import { dateReader } from './date-pattern.ts';
import { type CellFault, cellFault } from './fault.ts';
import { type Field, type FromColumns, type NumberRule, valueFor, type WordSet } from './mapping.ts';
import type { Target } from './targets.ts';

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

const shapes = { '.': /^[+-]?\d+(?:\.\d+)?$/, ',': /^[+-]?\d+(?:,\d+)?$/ } as const;
const number = (rule: NumberRule, target: Target | null): ReadText => {
  const { min, max } = rule;
  return (text, column, faults) => {
    const value = shapes[rule.decimal].test(text) ? Number(text.replace(',', '.')) : Number.NaN;
    const held = target?.kind === 'range' ? { min: value, max: value } : value;
    if (Number.isNaN(value) || (rule.integer && !Number.isInteger(value))) {
      faults.push(cellFault('number_unreadable', column, text));
    } else if (value < min || value > max || target?.schema.safeParse(held).success === false) {
      faults.push(cellFault('number_out_of_range', column, text, { min, max }));
    } else return held;
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
