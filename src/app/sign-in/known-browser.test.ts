import { expect, test } from 'vitest';
import { browserCookie, hasBrowser, knownBrowser } from './known-browser.ts';

const settings = { secret: 'a secret of a test', secure: false };
const as = (email: string, since = 'monday') => ({ email, since });
const sent = (cookie: string) => cookie.split(';')[0] ?? '';

test('a browser is known for the accounts that signed in from it, and for no other', () => {
  const first = sent(browserCookie(null, as('kim@example.org'), settings));
  const both = sent(browserCookie(first, as('lee@example.org'), settings));
  expect(knownBrowser(first, as('kim@example.org'), settings.secret)).toMatch(/^[\w-]{22}$/);
  expect(knownBrowser(first, as('lee@example.org'), settings.secret)).toBeNull();
  expect(knownBrowser(both, as('kim@example.org'), settings.secret)).toBe(
    knownBrowser(both, as('lee@example.org'), settings.secret),
  );
});

test('nobody makes one, and it names nobody', () => {
  const cookie = browserCookie(null, as('kim@example.org'), { ...settings, secure: true });
  expect(knownBrowser(sent(cookie), as('kim@example.org'), 'another secret')).toBeNull();
  expect(
    knownBrowser('consilium.browser=AAAAAAAAAAAAAAAAAAAAAA', as('kim@example.org'), settings.secret),
  ).toBeNull();
  expect(knownBrowser(null, as('kim@example.org'), settings.secret)).toBeNull();
  expect(cookie).not.toContain('kim');
  expect(cookie).toMatch(/; HttpOnly; Secure$/);
});

test('it stays short, however many sign in from it', () => {
  let cookie: string | null = null;
  for (let index = 0; index < 40; index += 1)
    cookie = sent(browserCookie(cookie, as(`p${index}@example.org`), settings));
  expect(cookie?.length).toBeLessThan(200);
  expect(knownBrowser(cookie, as('p39@example.org'), settings.secret)).not.toBeNull();
  expect(knownBrowser(cookie, as('p0@example.org'), settings.secret)).toBeNull();
});

test('with a new password no browser is known any more', () => {
  const cookie = sent(browserCookie(null, as('kim@example.org'), settings));
  expect(hasBrowser(cookie)).toBe(true);
  expect(knownBrowser(cookie, as('kim@example.org', 'tuesday'), settings.secret)).toBeNull();
  expect(hasBrowser(null)).toBe(false);
});
