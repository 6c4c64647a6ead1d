import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..', 'bench');

/** `run.ts` measures at once. What benches compare with (DuckDB and others) is installed and loaded only when one runs. */
const modules = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'run.ts');

test('every benchmark can be loaded as it is run: its imports and the files it reads are where it says', async () => {
  const script = modules.map((name) => `await import('./${name}');`).join('\n');
  const loading = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
  });
  await expect(loading).resolves.toMatchObject({ stderr: '' });
  expect(modules.length).toBeGreaterThan(30);
});
