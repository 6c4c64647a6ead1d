import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const modules = join(import.meta.dirname, '../modules');

test('every command of a module has a test file of its own beside it', () => {
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.includes('/commands/'));
  const commands = files.filter((file) => !file.endsWith('.test.ts'));
  const untested = commands.filter((file) => {
    const begin = file.replace(/ts$/, '');
    return !files.some((other) => other.startsWith(begin) && other.endsWith('.test.ts'));
  });
  expect(commands.length).toBeGreaterThan(20);
  expect(untested).toEqual([]);
});
