import type { Quantity, Range } from '../../../kernel/forms/answers.ts';
import { decimalText } from '../../../kernel/forms/typed-values.ts';
import type { Target } from '../../../kernel/forms/targets.ts';
import { quantityOf } from '../../care/index.ts';

/** How a mapping reads a column, and the cell that says a value; null for one that no such cell can say. */
export type Written = { readonly reader: object; readonly cell: (value: unknown) => string | null };
/** A column while its values are looked through: what is read of it follows from all of them. */
export type Column = { readonly see: (value: unknown) => void; readonly written: () => Written };

const text = String;
const plainNumber = /^-?\d+(?:\.\d+)?$/;
/** What a column of numbers may hold when it is read back. */
const most = 1e12;
const numberCell = (value: number): string | null => {
  const cell = decimalText(value);
  return plainNumber.test(cell) && Number(cell) === value && Math.abs(value) <= most ? cell : null;
};
const numbers = (unit: string | null, more: object = {}) => ({
  number: { min: -most, max: most, unit, ...more },
});

/** Each value under a word of its own. */
const wordsOf = <T>(wordOf: (value: T) => string, valueOf: (value: T) => unknown) => {
  const seen = new Map<string, unknown>();
  return {
    see: (value: T) => void seen.set(wordOf(value), valueOf(value)),
    map: () => Object.fromEntries([...seen].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
};

const oneWord = (): Column => {
  const seen = new Set<string>();
  return {
    see: (value) => void seen.add(text(value)),
    written: () => ({ reader: { words: [...seen].toSorted() }, cell: text }),
  };
};

const isNone = '(none)';
/** Several words, or the word of a list that is empty. */
const severalWords = (): Column => {
  const seen = wordsOf<string>(text, text);
  let isEmptySeen = false;
  return {
    see: (value) => {
      const words = value as readonly string[];
      if (words.length === 0) isEmptySeen = true;
      for (const word of words) seen.see(word);
    },
    written: () => ({
      reader: { map: { ...seen.map(), ...(isEmptySeen && { [isNone]: [] }) }, split: ';' },
      cell: (value) => (value as readonly string[]).join('; ') || isNone,
    }),
  };
};

const always = (written: Written): Column => ({ see: () => {}, written: () => written });

const quantities = (): Column => {
  const units = new Set<string>();
  const amount = ({ comparator, value }: Quantity): string | null => {
    const cell = numberCell(value);
    return cell === null ? null : `${comparator ?? ''}${cell}`;
  };
  return {
    see: (value) => void units.add((value as Quantity).unit),
    written: () => {
      const [unit = null, ...others] = [...units].toSorted();
      if (others.length === 0) return { reader: numbers(unit), cell: (value) => amount(value as Quantity) };
      return {
        reader: numbers(null, { units: [...units].toSorted() }),
        cell: (value) => {
          const cell = amount(value as Quantity);
          return cell === null ? null : `${cell} ${(value as Quantity).unit}`;
        },
      };
    },
  };
};

const rangeWord = ({ min, max }: Range): string => {
  if (max === null) return `${decimalText(min)} or more`;
  return min === max ? decimalText(min) : `${decimalText(min)} to ${decimalText(max)}`;
};

/** Numbers where every range is a point, else each range under its word. */
const ranges = (unit: string | undefined): Column => {
  const seen = wordsOf(rangeWord, ({ min, max }: Range) => [min, max]);
  let isWide = false;
  return {
    see: (value) => {
      const range = value as Range;
      seen.see(range);
      isWide ||= range.min !== range.max;
    },
    written: () => ({
      reader: isWide ? { map: seen.map() } : numbers(unit ?? null),
      cell: (value) => rangeWord(value as Range),
    }),
  };
};

/** The cell of a number or one with its sign (`<0.5`) that is read back as the same. */
const measuredCell = (value: unknown): string | null => {
  const held = quantityOf(value);
  const number = held === null ? null : numberCell(held.value);
  const cell = number === null ? null : `${held?.comparator ?? ''}${number}`;
  return cell === text(value) ? cell : null;
};

const truths = {
  reader: { map: { yes: true, no: false } },
  cell: (value: unknown) => (value === true ? 'yes' : 'no'),
};
const texts = { reader: { text: true }, cell: text };
const longestWord = 500;

/** Texts, measured values or truths; where a column holds several kinds, each value under its word. */
const anything = (): Column => {
  const seen = wordsOf(
    (value: unknown) => JSON.stringify(value),
    (value) => value,
  );
  let [areTexts, areMeasured, areTruths] = [true, true, true];
  return {
    see: (value) => {
      areTexts &&= typeof value === 'string';
      areMeasured &&= measuredCell(value) !== null;
      areTruths &&= typeof value === 'boolean';
      if (JSON.stringify(value).length <= longestWord) seen.see(value);
    },
    written: () => {
      if (areMeasured) return { reader: numbers(null), cell: measuredCell };
      if (areTexts) return texts;
      if (areTruths) return truths;
      const map = seen.map();
      const cell = (value: unknown) => {
        const word = JSON.stringify(value);
        return Object.hasOwn(map, word) ? word : null;
      };
      return { reader: { map }, cell };
    },
  };
};

/** An empty column of a field. */
export const columnFor = ({ kind, unit }: Target): Column => {
  switch (kind) {
    case 'word':
      return oneWord();
    case 'words':
      return severalWords();
    case 'boolean':
      return always(truths);
    case 'date':
      return always({ reader: { date: ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'] }, cell: text });
    case 'number':
      return always({ reader: numbers(unit ?? null), cell: (value) => numberCell(value as number) });
    case 'quantity':
      return quantities();
    case 'range':
      return ranges(unit);
    case 'text':
      return anything();
  }
};
