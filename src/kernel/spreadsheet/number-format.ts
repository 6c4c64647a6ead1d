/** What a number in a cell of this format tells; a clock's time may have a day beside it. */
export type Kind = 'number' | 'day' | 'time';

/** Built-in formats of days and times; 27 to 36 and 50 to 58 are those of Korean, Japanese and Chinese spreadsheets. */
const builtIn = (id: number): Kind => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'day';
  if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return 'number';
};

const notLetters = /"[^"]*"?|\\.|[_*].|\[(?![hms]+\])[^\]]*\]|general|am\/pm|a\/p/gi;

const ofCode = (code: string): Kind => {
  const letters = code.replaceAll(notLetters, '');
  if (/[hs]/i.test(letters)) return 'time';
  return /[ymd]/i.test(letters) ? 'day' : 'number';
};

/** The kind of a format by its number, or by its code where the file gives one. */
export const kindOf = (id: number, code: string | undefined): Kind =>
  code === undefined ? builtIn(id) : ofCode(code);
