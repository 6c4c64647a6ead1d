import { readingsOf, squeeze, turnsOf } from '../../kernel/fold.ts';
import { type Names, termOf } from './search-terms.ts';

/** A woman as far as one tells her from others. */
export type Her = Names & { readonly bornOn: string | null };
/** Why two records may be one woman. */
export type Likeness = 'number' | 'near-number' | 'name-and-birth';

const digit = /^\d$/;
const exactDay = 10;

const wholeNames = ({ latinName, nativeName }: Her): string[] =>
  [latinName, nativeName].flatMap((name) => (name === null ? [] : readingsOf(name).map(squeeze)));
const turnedNames = ({ latinName, nativeName }: Her): string[] =>
  [latinName, nativeName].flatMap((name) => (name === null ? [] : readingsOf(name).flatMap(turnsOf)));

/** Whether the names agree in any order of their words; null when no two of one script can be compared. */
const namesAgree = (a: Her, b: Her): boolean | null => {
  const hers = new Set(wholeNames(b).filter((name) => name !== ''));
  if (turnedNames(a).some((name) => hers.has(name))) return true;
  const both = (key: 'latinName' | 'nativeName') => a[key] !== null && b[key] !== null;
  return both('latinName') || both('nativeName') ? false : null;
};

/** Whether both were born on the same day; null when a day is not known and what is known contradicts nothing. */
const birthsAgree = (a: string | null, b: string | null): boolean | null => {
  if (a === null || b === null) return null;
  const known = Math.min(a.length, b.length);
  if (a.slice(0, known) !== b.slice(0, known)) return false;
  return known === exactDay ? true : null;
};

const places = (text: string): number[] => Array.from({ length: text.length }, (_, at) => at);

const swapped = (text: string, at: number): string =>
  text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);

/** Whether one digit was typed wrongly, or two neighbours the wrong way round. */
const isOneSlip = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  const unlike = places(a).filter((at) => a[at] !== b[at]);
  if (!unlike.every((at) => digit.test(a[at] ?? '') && digit.test(b[at] ?? ''))) return false;
  return unlike.length === 1 || (unlike.length === 2 && swapped(a, unlike[0] ?? 0) === b);
};

const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

/**
 * Of two numbers that differ by a digit the longer has at least so many characters. Short numbers are dense: a number of
 * two digits is a digit away from one in forty of three, and women who share a common name would be asked about.
 */
const longEnough = 6;

/** Every number from which one digit was left out of this one. */
const shortened = (number: string): string[] =>
  number.length < longEnough
    ? []
    : places(number).flatMap((at) => (digit.test(number[at] ?? '') ? [without(number, at)] : []));

/** Every number of which this one has lost one digit. */
const lengthened = (number: string): string[] =>
  number.length + 1 < longEnough
    ? []
    : [...places(number), number.length].flatMap((at) =>
        Array.from('0123456789', (more) => number.slice(0, at) + more + number.slice(at)),
      );

const isDigitLess = (a: string, b: string): boolean =>
  a.length < b.length ? shortened(b).includes(a) : shortened(a).includes(b);

/** Leading zeros that a spreadsheet may have dropped; beyond these nobody pads. */
const mostZeros = 9;
const padded = /^(\D*)0{1,9}(?=\d)/;
const bare = (number: string): string => number.replace(padded, '$1');

/** The same number with every count of leading zeros. */
const zeroed = (number: string): string[] => {
  const unpadded = bare(number);
  const digitsAt = unpadded.search(/\d/);
  if (digitsAt < 0) return [];
  return Array.from(
    { length: mostZeros + 1 },
    (_, zeros) => unpadded.slice(0, digitsAt) + '0'.repeat(zeros) + unpadded.slice(digitsAt),
  );
};

const isNamed = (her: Her): boolean => wholeNames(her).length > 0 || her.bornOn?.length === exactDay;

/** Whether births, or else names, say that they are one woman; null when neither can be compared. */
const agree = (a: Her, b: Her): boolean | null => birthsAgree(a.bornOn, b.bornOn) ?? namesAgree(a, b);

/**
 * Whether a number one slip away speaks for one woman. Numbers count up, so most neighbours are other women: names or
 * births must agree, or nothing at all may be there to compare of two women of whom more than a number is known.
 */
const speaksForOne = (a: Her, b: Her): boolean => agree(a, b) ?? (isNamed(a) && isNamed(b));

const areOthers = (a: Her, b: Her): boolean =>
  namesAgree(a, b) === false && birthsAgree(a.bornOn, b.bornOn) === false;

/** Why these two records may be one woman; null when nothing says so. What is unknown is never equal. */
export const likeness = (a: Her, b: Her): Likeness | null => {
  const [one, other] = [squeeze(a.recordNumber), squeeze(b.recordNumber)];
  if (one !== '' && one === other) return 'number';
  if (namesAgree(a, b) === true && birthsAgree(a.bornOn, b.bornOn) === true) return 'name-and-birth';
  if (bare(one) === bare(other) && /\d/.test(one) && !areOthers(a, b)) return 'number';
  if (isOneSlip(one, other) && speaksForOne(a, b)) return 'near-number';
  return isDigitLess(one, other) && agree(a, b) === true ? 'near-number' : null;
};

/** Every number that one slip makes of this one. */
const slipsOf = (number: string): string[] =>
  Array.from(number).flatMap((char, at) => {
    if (!digit.test(char)) return [];
    const others = Array.from('0123456789', (other) => number.slice(0, at) + other + number.slice(at + 1));
    return digit.test(number[at + 1] ?? '') ? [...others, swapped(number, at)] : others;
  });

/** The terms under which women stand who may be this one: by their number, and by their name where the birth agrees. */
export const lookedUpBy = (her: Her): { numbers: string[]; names: string[] } => {
  const number = squeeze(her.recordNumber);
  const near = isNamed(her) ? [...slipsOf(number), ...shortened(number), ...lengthened(number)] : [];
  const numbers = [number, ...zeroed(number), ...near];
  return {
    numbers: [...new Set(numbers.map(termOf))].filter((term) => term !== ''),
    names: her.bornOn?.length === exactDay ? [...new Set(turnedNames(her).map(termOf))] : [],
  };
};

/** Women one has met, to be asked who of them may be somebody. */
export type Roster<Entry> = {
  readonly add: (her: Her, entry: Entry) => void;
  readonly alike: (her: Her) => Entry[];
};

export const openRoster = <Entry>(): Roster<Entry> => {
  type Row = { readonly her: Her; readonly entry: Entry };
  const standing = new Map<string, Row[]>();
  return {
    add: (her, entry) => {
      const terms = new Set([squeeze(her.recordNumber), ...wholeNames(her)].map(termOf));
      const row = { her, entry };
      for (const term of terms) {
        const rows = standing.get(term);
        if (rows) rows.push(row);
        else standing.set(term, [row]);
      }
    },
    alike: (her) => {
      if (standing.size === 0) return [];
      const { numbers, names } = lookedUpBy(her);
      const rows = [...numbers, ...names].flatMap((term) => standing.get(term) ?? []);
      return [...new Set(rows)].filter((row) => likeness(her, row.her) !== null).map(({ entry }) => entry);
    },
  };
};
