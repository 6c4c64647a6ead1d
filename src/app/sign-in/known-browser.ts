import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieValue } from '../../kernel/languages.ts';

const name = 'consilium.browser';
const mostAccounts = 5;
const yearInSeconds = 31_536_000;

/** An account and since when it has its password: with a new one no browser is known any more. */
export type KnownAs = { readonly email: string; readonly since: string };

const markOf = (browser: string, { email, since }: KnownAs, secret: string): string =>
  createHmac('sha256', secret)
    .update(`browser ${browser} ${email} ${since}`)
    .digest('base64url')
    .slice(0, 22);

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

const readCookie = (cookies: string | null): { browser: string; marks: string[] } | null => {
  const [browser = '', ...marks] = (cookieValue(cookies ?? '', name) ?? '').split('.');
  return /^[\w-]{22}$/.test(browser) ? { browser, marks: marks.slice(0, mostAccounts) } : null;
};

/** Whether anybody has signed in from this browser, as far as its cookie says unchecked. */
export const hasBrowser = (cookies: string | null): boolean => (readCookie(cookies)?.marks.length ?? 0) > 0;

/**
 * The browser's own name when this account has signed in from it before, else null. The cookie holds a random name
 * and, for each account, a mark only we can make: it says nothing of anybody.
 */
export const knownBrowser = (cookies: string | null, account: KnownAs, secret: string): string | null => {
  const found = readCookie(cookies);
  if (found === null) return null;
  const mark = markOf(found.browser, account, secret);
  return found.marks.some((each) => same(each, mark)) ? found.browser : null;
};

/** The cookie by which this browser is known again for the account, beside those it is known for already. */
export const browserCookie = (
  cookies: string | null,
  account: KnownAs,
  { secret, secure }: { readonly secret: string; readonly secure: boolean },
): string => {
  const found = readCookie(cookies);
  const browser = found?.browser ?? randomBytes(16).toString('base64url');
  const mark = markOf(browser, account, secret);
  const marks = [mark, ...(found?.marks ?? []).filter((each) => !same(each, mark))].slice(0, mostAccounts);
  const value = [browser, ...marks].join('.');
  return `${name}=${value}; Path=/; Max-Age=${yearInSeconds}; SameSite=Strict; HttpOnly${secure ? '; Secure' : ''}`;
};
