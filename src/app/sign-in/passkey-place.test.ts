import { expect, test } from 'vitest';
import { passkeyPlace } from './passkey-place.ts';

test.each([
  ['https://consilium.example/sign-in', { origin: 'https://consilium.example', rpId: 'consilium.example' }],
  ['http://localhost:3000/account', { origin: 'http://localhost:3000', rpId: 'localhost' }],
  ['http://127.0.0.1:3000/', 'no-name'],
  ['https://192.0.2.1/', 'no-name'],
  ['https://[2001:db8::1]/', 'no-name'],
  ['http://consilium.example/', 'no-tls'],
])('%s', (asked, place) => {
  expect(passkeyPlace(asked)).toEqual(place);
});
