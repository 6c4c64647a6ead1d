import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Bytes in letters and digits that a mail server may write large or small. */
const base32 = (bytes: Buffer): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
};

const unBase32 = (text: string): Buffer => {
  const bits = Array.from(text, (sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

/** What comes back: a message that could not be delivered, or somebody's answer. */
export type Way = 'bounce' | 'reply';

/** Addresses of ours that say what a message to them is about, and that nobody else can make. */
export interface ReturnAddresses {
  /** For example `consilium+b-…@hospital.example`; at most 64 signs before the `@` where the own address has at most 21. */
  addressOf(way: Way, id: string): string;
  /** The way and the id that an address names; null where this installation has not made it. */
  read(address: string): { readonly way: Way; readonly id: string } | null;
}

const letters = { bounce: 'b', reply: 'r' } as const;
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Return addresses beside `from`, signed with a key that follows from the installation's secret. */
export const returnAddresses = (secret: string, from: string): ReturnAddresses => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'consilium', 'mail', 32));
  const at = from.lastIndexOf('@');
  const [local, domain] = [from.slice(0, at), from.slice(at + 1)];
  const signed = (way: Way, id: Buffer): Buffer =>
    createHmac('sha256', key).update(way).update(id).digest().subarray(0, 9);
  return {
    addressOf: (way, id) => {
      const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
      return `${local}+${letters[way]}-${base32(Buffer.concat([bytes, signed(way, bytes)]))}@${domain}`;
    },
    read: (address) => {
      const found = /\+([br])-([a-z2-7]{40})@/.exec(address.toLowerCase());
      if (found === null) return null;
      const way = found[1] === 'b' ? 'bounce' : 'reply';
      const all = unBase32(found[2] ?? '');
      const id = all.subarray(0, 16);
      return timingSafeEqual(all.subarray(16), signed(way, id)) ? { way, id: idOf(id) } : null;
    },
  };
};
