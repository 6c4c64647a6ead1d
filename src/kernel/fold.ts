const apostrophes = /['’‘‛ʼʻʽʹ`´′＇｀ꞌ՚]/gu;
/** Accents of Latin, Greek and Cyrillic letters; vowel signs of other scripts are letters of their own and stay. */
const accents = /[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/gu;
/** Joiners, marks of direction, soft hyphens: nobody sees them. */
const unseen = /\p{Cf}/gu;
const separators = /[^\p{L}\p{N}\p{M}]+/u;

/** Letters that carry no accent which could be taken off. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ς: 'σ',
};
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');

/** Letters that are also written as two. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Most of what is compared: record numbers, names without accents. */
const asciiWithoutApostrophes = /^[ -&(-_a-~]*$/;

const letters = (text: string): string => {
  if (asciiWithoutApostrophes.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replaceAll(apostrophes, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(apostrophes, '')
    .replaceAll(accents, '')
    .replaceAll(unseen, '')
    .replaceAll(special, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
};

/** Words, and the parts between their hyphens, dots and slashes. */
const partsOf = (text: string): string[][] =>
  letters(text)
    .split(/\s+/u)
    .map((word) => word.split(separators).filter((part) => part !== ''))
    .filter((parts) => parts.length > 0);

/**
 * The one form in which texts are compared and searched: without accents, apostrophes, capitals, width and
 * punctuation; what a hyphen joins are two words, or one number. Empty when nothing can be searched by.
 */
export const fold = (text: string): string =>
  partsOf(text)
    .map((parts) => parts.join(parts.some((part) => /\p{N}/u.test(part)) ? '' : ' '))
    .join(' ');

/** The folded text without its spaces. */
export const squeeze = (text: string): string => fold(text).replaceAll(' ', '');

/** The text, and as it reads where ä, ö, ü, ø and å are written as two letters. */
export const readingsOf = (text: string): string[] => {
  const spelled = text
    .normalize('NFC')
    .replaceAll(/[äöüøå]/giu, (letter) => spelledOut[letter.toLowerCase()] ?? letter);
  return [...new Set([text, spelled])];
};

/** Scripts that write names without spaces: each character may begin a given name. */
const syllables = (part: string): string[] =>
  part.match(/[\p{Script=Hangul}\p{Script=Han}]|[^\p{Script=Hangul}\p{Script=Han}]+/gu) ?? [];

const endingsFrom = (parts: readonly string[], most: number): string[] =>
  parts.slice(0, most).map((_, index) => parts.slice(index).join(''));

/**
 * Every ending of the squeezed text that begins a word, a part of a number, or a syllable where names have no spaces:
 * whoever types its beginning finds the text. At most `most`, the whole first.
 */
export const endingsOf = (text: string, most = 24): string[] => [
  ...new Set(endingsFrom(partsOf(text).flat().flatMap(syllables), most)),
];

/** The squeezed text begun at each of its words, the words before it at its end: the same name in another order. */
export const turnsOf = (text: string): string[] => {
  const parts = partsOf(text).flat().slice(0, 12);
  return [...new Set(parts.map((_, index) => [...parts.slice(index), ...parts.slice(0, index)].join('')))];
};
