import { hash, randomFillSync } from 'node:crypto';

const hex = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
};

const stamp = (bytes: Uint8Array, version: number): string => {
  bytes[6] = (version << 4) | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return hex(bytes);
};

/** The random bytes of the id made last, and its millisecond. */
let last: { epochMilliseconds: number; bytes: Uint8Array } = {
  epochMilliseconds: Number.NaN,
  bytes: new Uint8Array(16),
};

/** The next greater number in the bytes from the eighth on; where they are exhausted, they begin anew. */
const increased = (bytes: Uint8Array): Uint8Array => {
  const next = bytes.slice();
  for (let index = 15; index >= 9; index -= 1) {
    next[index] = ((next[index] ?? 0) + 1) % 256;
    if (next[index] !== 0) break;
  }
  return next;
};

const random = (epochMilliseconds: number): Uint8Array => {
  const bytes = randomFillSync(new Uint8Array(16));
  let rest = epochMilliseconds;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
};

/**
 * A UUID version 7 for the given instant in milliseconds since 1970; of one millisecond, each is greater than the one
 * before (RFC 9562, 6.2, method 2), so that what lies in their order lies as it was made.
 */
export const uuidV7 = (epochMilliseconds: number): string => {
  const bytes =
    epochMilliseconds === last.epochMilliseconds ? increased(last.bytes) : random(epochMilliseconds);
  last = { epochMilliseconds, bytes };
  return stamp(bytes.slice(), 7);
};

/**
 * A UUID version 8 (RFC 9562) made from a name: the same row of the same source is always the same record,
 * so that an import can be repeated.
 */
export const uuidOfName = (...parts: readonly string[]): string => {
  const digest = hash('sha256', JSON.stringify(parts));
  const variant = '89ab'[Number.parseInt(digest[16] ?? '', 16) % 4];
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => pattern.test(text);

/** Whose chain holds what belongs to no house: accounts, sign-ins, houses removed. The same in every installation. */
export const installationId = uuidOfName('consilium', 'installation');
