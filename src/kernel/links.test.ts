import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinkId, openLinks } from './links.ts';

const links = openLinks('a secret', 'https://house.example');
const tokenOf = (link: LinkId): string =>
  links.addressOf(link, 'http://asked.example/c/ours').replace('https://house.example/l/', '');
const ids = fc.record({ ownerId: fc.uuid(), id: fc.uuid() });

test('a token names its link to whoever has the secret, in an address that says nothing', () => {
  fc.assert(
    fc.property(ids, (link) => {
      const token = tokenOf(link);
      expect(token).toMatch(/^[\w-]{64}$/);
      expect(openLinks('a secret', '').read(token)).toEqual(link);
      expect(openLinks('another secret', '').read(token)).toBe(null);
    }),
  );
});

test('a token that was changed in one place, or made up, names nothing', () => {
  const token = tokenOf({
    ownerId: '0b5f4f0e-0000-4000-8000-000000000001',
    id: '0b5f4f0e-0000-4000-8000-000000000002',
  });
  fc.assert(
    fc.property(fc.nat(63), fc.constantFrom('A', 'b', '7', '-', '_'), (at, letter) => {
      fc.pre(token[at] !== letter);
      expect(links.read(token.slice(0, at) + letter + token.slice(at + 1))).toBe(null);
    }),
  );
  for (const other of ['', 'x', 'A'.repeat(64), `${token}A`, token.slice(1), `${token.slice(0, 63)} `])
    expect(links.read(other)).toBe(null);
});

test('where the installation has no address of its own, a link stands below the one that was asked', () => {
  const link = {
    ownerId: '0b5f4f0e-0000-4000-8000-000000000001',
    id: '0b5f4f0e-0000-4000-8000-000000000002',
  };
  const address = openLinks('a secret', null).addressOf(link, 'http://10.0.0.7:4300/c/ours/people/x?saved');
  expect(address).toMatch(/^http:\/\/10\.0\.0\.7:4300\/l\/[\w-]{64}$/);
});
