import { endingsOf, readingsOf, squeeze } from '../../kernel/fold.ts';

/** Who somebody is, as far as it is written down. */
export type Names = {
  readonly recordNumber: string;
  readonly latinName: string | null;
  readonly nativeName: string | null;
};

/** Longest text that is compared; what is longer agrees when its beginning does. */
const longest = 60;
/** Words of a search beyond these are not looked at. */
const mostWords = 6;

/** A folded text as it is compared. */
export const termOf = (text: string): string =>
  text.length <= longest ? text : Array.from(text).slice(0, longest).join('');
const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];

/** The folded texts whose beginning finds her: her names and record number, begun at each of their words. */
export const termsOf = (names: Names & { readonly sortName: string | null }): string[] => {
  const written = [names.recordNumber, names.latinName, names.nativeName, names.sortName];
  const read = written.flatMap((text) => (text === null ? [] : readingsOf(text)));
  return distinct(read.flatMap((text) => endingsOf(text).map(termOf)));
};

/** Bytes of all terms of one woman that are kept beside each; a line of an index holds 2,700. */
const mostBeside = 2000;

/**
 * All terms of one woman in one text, each behind a space: a word begins one of them where it follows a space in it.
 * Empty when they are too long to stand beside each.
 */
export const allTermsOf = (terms: readonly string[]): string => {
  const all = terms.map((term) => ` ${term}`).join('');
  return new TextEncoder().encode(all).length > mostBeside ? '' : all;
};

/**
 * What a search asks for: she is found when all words of one of these begin terms of hers. What a hyphen joins is one word.
 * Empty when nothing was typed that can be searched by.
 */
export const asksOf = (typed: string): string[][] => {
  const asks = readingsOf(typed).flatMap((text) => [
    [termOf(squeeze(text))],
    text
      .split(/\s+/u)
      .map(squeeze)
      .filter((word) => word !== '')
      .slice(0, mostWords)
      .map(termOf),
  ]);
  const sound = asks.filter((words) => words.every((word) => word !== ''));
  return [...new Map(sound.map((words) => [words.join(' '), words])).values()];
};

/** The beginning of a case's label that digits mean, 260001 being 26-0001; null for what is no label. */
export const labelBegun = (typed: string): string | null => {
  const digits = squeeze(typed);
  return /^\d{3,12}$/.test(digits) ? `${digits.slice(0, 2)}-${digits.slice(2)}` : null;
};
