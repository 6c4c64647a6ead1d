const asPower = /^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/iu;
const asError = /^#(?:REF|NAME|VALUE|NUM|N\/A|DIV\/0|NULL|#+).*$/iu;
/** A spreadsheet keeps fifteen digits of a number and writes zeros for the others. */
const rounded = /^\d{15}0+$/u;

/** Whether a spreadsheet has made of an identifier what can no longer be told from another: 1.23E+11, zeros at its end, #REF!. */
export const isDestroyed = (text: string): boolean =>
  asPower.test(text) || asError.test(text) || rounded.test(text);
