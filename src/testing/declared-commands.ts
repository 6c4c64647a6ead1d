import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Command } from '../kernel/command.ts';

type AnyCommand = Command<z.ZodType, unknown, unknown>;

const isCommand = (value: unknown): value is AnyCommand =>
  typeof value === 'object' && value !== null && 'permit' in value && 'run' in value && 'load' in value;

const source = join(import.meta.dirname, '..');

/** Every command of the product, in the order of their names: whatever a file in a `commands` folder exports. */
export const declaredCommands = async (): Promise<AnyCommand[]> => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /(^|\/)commands\/[^/]+\.ts$/.test(path) && !path.endsWith('.test.ts'),
  );
  const found = await Promise.all(
    files.map(async (file) => Object.values((await import(join(source, file))) as object)),
  );
  return found
    .flat()
    .filter(isCommand)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
};
