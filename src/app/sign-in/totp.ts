import { createHmac } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';

const secondsPerStep = 30;
const digits = 6;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as base32 (RFC 4648) without padding, as apps take a secret by hand; a length of five bytes and its multiples. */
export const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
};

/** The step of half a minute in which an instant lies (RFC 6238). */
export const stepAt = (now: Temporal.Instant): number =>
  Math.floor(now.epochMilliseconds / 1000 / secondsPerStep);

/** The code of a step: HOTP (RFC 4226) with SHA-1, which is what apps know. */
export const codeOf = (secret: Uint8Array, step: number, length = digits): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** length).padStart(length, '0');
};

/** The step whose code this is, of now and of one step either way, for clocks differ; null when it is none's. */
export const stepOfCode = (secret: Uint8Array, code: string, now: Temporal.Instant): number | null => {
  const here = stepAt(now);
  return [here - 1, here, here + 1].find((step) => codeOf(secret, step) === code) ?? null;
};

/** What an app reads from a picture to make these codes. */
export const appAddress = (secret: Uint8Array, email: string): string =>
  `otpauth://totp/${encodeURIComponent(`Consilium:${email}`)}?secret=${base32(secret)}&issuer=Consilium`;
