/** Where a cell begins, also for a spreadsheet that splits lines at another sign than they were written with. */
const beginning = String.raw`(^|[;,|\t\r\n])(["\s]*)`;
const formula = '=+@＝＋－＠\\-';
const number = /^-?\d+(?:\.\d+)?$/;
const dangerous = new RegExp(`${beginning}(?=['${formula}])`, 'gu');
const guard = new RegExp(`${beginning}'`, 'gu');

/** A text with an apostrophe before whatever a spreadsheet would run as a formula; a plain number stays one. */
export const guarded = (text: string): string =>
  number.test(text) ? text : text.replaceAll(dangerous, "$1$2'");

/** The text as it was before `guarded`. */
export const unguarded = (text: string): string =>
  text.includes("'") ? text.replaceAll(guard, '$1$2') : text;
