import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Which link: in whose record, and which row. */
export type LinkId = { readonly ownerId: string; readonly id: string };

/** What the addresses of links say: nothing of anybody, and nothing that anybody else can make. */
export interface Links {
  /** Its address, whose last part is a token: 64 letters, digits, `-` and `_`. `asked` is how its reader has reached the program. */
  addressOf(link: LinkId, asked: string): string;
  /** The link that a token names; null where this installation has not made it. No database is asked. */
  read(token: string): LinkId | null;
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Links below this origin, or where nobody has said one below the one that was asked, signed with a key that follows from the installation's secret: all its processes make and read the same. */
export const openLinks = (secret: string, origin: string | null): Links => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'consilium', 'links', 32));
  const signed = (named: Buffer): Buffer => createHmac('sha256', key).update(named).digest().subarray(0, 16);
  return {
    addressOf: ({ ownerId, id }, asked) => {
      const named = Buffer.concat([bytesOf(ownerId), bytesOf(id)]);
      return `${origin ?? new URL(asked).origin}/l/${Buffer.concat([named, signed(named)]).toString('base64url')}`;
    },
    read: (token) => {
      if (!/^[\w-]{64}$/.test(token)) return null;
      const all = Buffer.from(token, 'base64url');
      const named = all.subarray(0, 32);
      if (!timingSafeEqual(all.subarray(32), signed(named))) return null;
      return { ownerId: idOf(named.subarray(0, 16)), id: idOf(named.subarray(16)) };
    },
  };
};
