/** `_x000D_` is how a file of this kind writes a character that XML does not hold; `_x005F_` is the sign itself. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '_x000D_',
  _: '_x005F_',
};
// oxlint-disable-next-line no-control-regex
const unstorable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** The text as it stands in XML: what cannot be stored is left out, half a character becomes U+FFFD. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(unstorable, '')
    .replaceAll(/[&<>"\r]|_(?=x[0-9a-f]{4}[_\r])/gi, (sign) => escapes[sign] ?? sign);

/**
 * A number in the fewest digits that mean it, without an exponent but where it is whole and larger than can be told exactly: that was
 * perhaps an identifier, and is to be seen. Null for what is no number.
 */
export const decimalText = (value: string): string | null => {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return null;
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return number.toExponential().toUpperCase();
  const short = String(number);
  const [, sign = '', whole = '', part = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(short) ?? [];
  if (exponent === undefined) return short === '-0' ? '0' : short;
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${part}`;
};

/** `AB` is 28; 0 for what is no column. */
export const columnOf = (reference: string): number => {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
};

/** 28 is `AB`. */
export const columnLetters = (column: number): string => {
  let [left, letters] = [column, ''];
  for (; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
};
