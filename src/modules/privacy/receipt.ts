import { createHash } from 'node:crypto';

/** Without letters and digits that are taken for each other. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight signs by which a stranger names what they sent: they tell nothing, and lead to nothing but in the hands of the house. */
export const receiptOf = (id: string): string => {
  const bytes = createHash('sha256').update(id).digest().subarray(0, 8);
  const all = Array.from(bytes, (byte) => signs[byte % signs.length]).join('');
  return `${all.slice(0, 4)}-${all.slice(4)}`;
};

/** The receipt that an address names; null for anything else. */
export const receiptIn = (text: string | null): string | null =>
  text !== null && new RegExp(`^[${signs}]{4}-[${signs}]{4}$`).test(text) ? text : null;
