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

const swapped = (text: string, at: number): string =>
  text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);

/** Whether one digit was typed wrongly, or two neighbours the wrong way round. */
const isOneSlip = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  const places = Array.from({ length: a.length }, (_, at) => at).filter((at) => a[at] !== b[at]);
  if (!places.every((at) => digit.test(a[at] ?? '') && digit.test(b[at] ?? ''))) return false;
  return places.length === 1 || (places.length === 2 && swapped(a, places[0] ?? 0) === b);
};

const isNamed = (her: Her): boolean => wholeNames(her).length > 0 || her.bornOn?.length === exactDay;

/**
 * Whether a number one slip away speaks for one woman. Numbers count up, so most neighbours are other women: names or
 * births must agree, or nothing at all may be there to compare of two women of whom more than a number is known.
 */
const speaksForOne = (a: Her, b: Her): boolean => {
  const [names, births] = [namesAgree(a, b), birthsAgree(a.bornOn, b.bornOn)];
  if (births !== null) return births;
  return names ?? (isNamed(a) && isNamed(b));
};

/** Why these two records may be one woman; null when nothing says so. What is unknown is never equal. */
export const likeness = (a: Her, b: Her): Likeness | null => {
  const [one, other] = [squeeze(a.recordNumber), squeeze(b.recordNumber)];
  if (one !== '' && one === other) return 'number';
  if (namesAgree(a, b) === true && birthsAgree(a.bornOn, b.bornOn) === true) return 'name-and-birth';
  return isOneSlip(one, other) && speaksForOne(a, b) ? 'near-number' : null;
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
  const numbers = isNamed(her) ? [number, ...slipsOf(number)] : [number];
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
      const { numbers, names } = lookedUpBy(her);
      const rows = [...numbers, ...names].flatMap((term) => standing.get(term) ?? []);
      return [...new Set(rows)].filter((row) => likeness(her, row.her) !== null).map(({ entry }) => entry);
    },
  };
};
