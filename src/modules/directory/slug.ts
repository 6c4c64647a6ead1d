import { z } from 'zod';
import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { Params } from '../../kernel/errors.ts';

const [least, most] = [2, 63];

/** The rule of a short name as the database knows it. */
export const slugPattern = `^[a-z0-9][a-z0-9-]{${least - 1},${most - 1}}$`;

/** What is wrong with a short name, which stands in addresses; null when nothing is. */
export const slugFault = (text: string): { code: ErrorCode; params: Params } | null => {
  const letters = Array.from(text);
  const wrong = [...new Set(letters.filter((letter) => !/[a-z0-9-]/.test(letter)))];
  const limits = { least, most };
  if (wrong.length > 0)
    return {
      code: 'slug_letters',
      params: { ...limits, wrong: wrong.map((letter) => `"${letter}"`).join(' ') },
    };
  if (letters.length < least || letters.length > most)
    return { code: 'slug_length', params: { ...limits, found: letters.length } };
  return text.startsWith('-') ? { code: 'slug_start', params: limits } : null;
};

/** The short name of a house. */
export const Slug = z.string().superRefine((text, context) => {
  const fault = slugFault(text);
  if (fault) context.addIssue({ code: 'custom', message: fault.code, params: fault.params });
});
