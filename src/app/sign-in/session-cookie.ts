import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookieValue } from '../../kernel/languages.ts';

const names = ['__Secure-consilium.session_token', 'consilium.session_token'];

const decoded = (value: string): string | null => {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
};

/**
 * The session's token when the cookie's signature (HMAC-SHA256 over the token) holds, else null. Checked on the spot:
 * the library's own check waits in the pool of threads that password hashing and compression fill.
 */
export const sessionToken = (cookies: string | null, secret: string): string | null => {
  const raw = names.map((name) => cookieValue(cookies ?? '', name)).find((value) => value !== undefined);
  const text = raw === undefined ? null : decoded(raw);
  const dot = text?.lastIndexOf('.') ?? -1;
  if (text === null || dot < 1) return null;
  const given = Buffer.from(text.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(text.slice(0, dot)).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? text.slice(0, dot) : null;
};
