import { refused } from '../errors.ts';

/**
 * Signs that have no shape of their own: a page would hide them or turn the order of what stands around them. A mark that forms no letter
 * with the one before it would be read back once for each of its shapes.
 */
const shapeless = /[\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
const lineEnd = /[\n\t]/g;

/** A sign as an error names it: by its number, and as itself where it has a shape. */
const named = (sign: string): string => {
  const number = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return shapeless.test(sign) ? number : `${sign} (${number})`;
};

/** Refuses what a page cannot show as it is, by name, wherever it stands; line ends and tabs are layout. */
export const refuseUnprintable = (told: unknown): void => {
  if (typeof told === 'string') {
    const found = shapeless.exec(told.replaceAll(lineEnd, ''));
    if (found !== null) throw refused('sign_not_printable', { sign: named(found[0]) });
    return;
  }
  if (typeof told === 'object' && told !== null)
    for (const part of Object.values(told)) refuseUnprintable(part);
};

/** The sign that the font has not, of what the typesetter says of it; null when it says something else. */
export const refusedSign = (fault: string): string | null => {
  const found = /the text `"(?:\\u\{([0-9a-f]+)\}|(.))/su.exec(fault.replaceAll('\\"', '"'));
  if (found === null) return null;
  return named(
    found[1] === undefined ? (found[2] ?? '') : String.fromCodePoint(Number.parseInt(found[1], 16)),
  );
};
