import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { sessionToken } from './session-cookie.ts';

const secret = 'a secret of a test';
const signed = (token: string) =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`);

test('a signed token is read, under either name', () => {
  expect(sessionToken(`a=b; consilium.session_token=${signed('tok.en')}`, secret)).toBe('tok.en');
  expect(sessionToken(`__Secure-consilium.session_token=${signed('token')}`, secret)).toBe('token');
});

test.each([
  ['nothing', null],
  ['another cookie', 'language=ko'],
  ['no signature', 'consilium.session_token=token'],
  ['an empty token', `consilium.session_token=${signed('')}`],
  [
    'another secret',
    `consilium.session_token=token.${createHmac('sha256', 'other').update('token').digest('base64')}`,
  ],
  ['another token', `consilium.session_token=${signed('token').replace('token', 'nekot')}`],
  ['a broken escape', `consilium.session_token=%E0%A4%A`],
])('%s is no session', (_what, cookies) => expect(sessionToken(cookies, secret)).toBeNull());
