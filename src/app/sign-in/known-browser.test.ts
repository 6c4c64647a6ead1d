import { expect, test } from 'vitest';
import { browserCookie, knownBrowser } from './known-browser.ts';

const settings = { secret: 'a secret of a test', secure: false };
const sent = (cookie: string) => cookie.split(';')[0] ?? '';

test('a browser is known for the accounts that signed in from it, and for no other', () => {
  const first = sent(browserCookie(null, 'kim@example.org', settings));
  const both = sent(browserCookie(first, 'lee@example.org', settings));
  expect(knownBrowser(first, 'kim@example.org', settings.secret)).toMatch(/^[\w-]{22}$/);
  expect(knownBrowser(first, 'lee@example.org', settings.secret)).toBeNull();
  expect(knownBrowser(both, 'kim@example.org', settings.secret)).toBe(
    knownBrowser(both, 'lee@example.org', settings.secret),
  );
});

test('nobody makes one, and it names nobody', () => {
  const cookie = browserCookie(null, 'kim@example.org', { ...settings, secure: true });
  expect(knownBrowser(sent(cookie), 'kim@example.org', 'another secret')).toBeNull();
  expect(
    knownBrowser('consilium.browser=AAAAAAAAAAAAAAAAAAAAAA', 'kim@example.org', settings.secret),
  ).toBeNull();
  expect(knownBrowser(null, 'kim@example.org', settings.secret)).toBeNull();
  expect(cookie).not.toContain('kim');
  expect(cookie).toMatch(/; HttpOnly; Secure$/);
});

test('it stays short, however many sign in from it', () => {
  let cookie: string | null = null;
  for (let index = 0; index < 40; index += 1)
    cookie = sent(browserCookie(cookie, `p${index}@example.org`, settings));
  expect(cookie?.length).toBeLessThan(200);
  expect(knownBrowser(cookie, 'p39@example.org', settings.secret)).not.toBeNull();
  expect(knownBrowser(cookie, 'p0@example.org', settings.secret)).toBeNull();
});
