import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
const { version } = json('package.json');

test('package.json, lock file and changelog tell one version', () => {
  const lock = json('package-lock.json') as ReturnType<typeof json> & {
    packages: { '': { version: string } };
  };
  expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
  const [first = '', second = ''] = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (\S+)/gm)].map(
    ([, heading]) => heading,
  );
  if (first === 'Unreleased') {
    expect(version).toMatch(/^\d+\.\d+\.\d+-dev$/);
    expect(`${second}-dev`).not.toBe(version);
  } else expect(first).toBe(version);
});

test('each decision has a number of its own, and the same one in its heading', () => {
  const folder = join('docs', 'decisions');
  const numbers = readdirSync(folder).map((name) => Number(name.slice(0, 4)));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(
      new RegExp(`^# ${Number(name.slice(0, 4))}\\. `),
    );
});
