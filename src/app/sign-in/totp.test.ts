import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { appAddress, base32, codeOf, stepAt, stepOfCode } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('RFC 6238, appendix B: at %i the code is %s', (seconds, code) => {
  expect(codeOf(secret, stepAt(at(seconds)), 8)).toBe(code);
});

test('a code is of its own step and of one either way, and of no other', () => {
  const step = stepAt(at(1_000_000_000));
  for (const [offset, found] of [
    [-2, null],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, null],
  ] as const)
    expect(stepOfCode(secret, codeOf(secret, step + offset), at(1_000_000_000))).toBe(found);
  expect(stepOfCode(secret, '', at(1_000_000_000))).toBeNull();
});

test('apps are told the secret in base32', () => {
  expect(base32(Buffer.from('foobar1234'))).toBe('MZXW6YTBOIYTEMZU');
  expect(appAddress(Buffer.from('foobar1234'), 'a@example.org')).toBe(
    'otpauth://totp/Consilium%3Aa%40example.org?secret=MZXW6YTBOIYTEMZU&issuer=Consilium',
  );
});
