import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Where npm looks for a package: beside the one that asks, then further out. */
const places = (path: string, name: string): string[] => {
  const outward = path
    .split('/node_modules/')
    .map((_, depth, all) => all.slice(0, all.length - depth).join('/node_modules/'));
  return [...outward.map((from) => `${from}/node_modules/${name}`), `node_modules/${name}`];
};

test('the lock file names the binaries of every system, not only of the one it was written on', () => {
  const systems = /(?:linux|darwin|win32|windows|win)-(?:x64|arm64)/;
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => systems.test(name) && !places(path, name).some((place) => place in packages))
      .map((name) => `${path} wants ${name}`),
  );
  expect(missing).toEqual([]);
});
