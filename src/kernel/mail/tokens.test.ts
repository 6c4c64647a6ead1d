import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnAddresses } from './tokens.ts';

const ours = returnAddresses('secret', 'consilium@hospital.example');

test('a return address names its way and its mail, also after a server wrote it large', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom('bounce' as const, 'reply' as const), (id, way) => {
      const address = ours.addressOf(way, id);
      expect(address.indexOf('@')).toBeLessThanOrEqual(64);
      expect(ours.read(address)).toEqual({ way, id });
      expect(ours.read(address.toUpperCase())).toEqual({ way, id });
    }),
  );
});

test('nobody else can make one: not of another way, another mail, another installation, nor by one letter', () => {
  const id = randomUUID();
  const address = ours.addressOf('bounce', id);
  expect(ours.read(address.replace('+b-', '+r-'))).toBe(null);
  expect(returnAddresses('other', 'consilium@hospital.example').read(address)).toBe(null);
  const start = address.indexOf('+b-') + 3;
  for (let at = start; at < start + 40; at += 1) {
    const other = address[at] === 'a' ? 'b' : 'a';
    expect(ours.read(address.slice(0, at) + other + address.slice(at + 1))).toBe(null);
  }
  for (const text of ['', 'consilium@hospital.example', 'x+b-@y', `x+b-${'a'.repeat(40)}@y`, '+'])
    expect(ours.read(text)).toBe(null);
});
