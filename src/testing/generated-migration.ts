import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const schema = ['src/kernel/tables.ts', 'src/kernel/auth-tables.ts', 'src/modules/*/tables.ts'];
const sqlFiles = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.sql'));

/**
 * What `drizzle-kit generate` would write now: the statements that lead from the given migrations, or from an
 * empty database, to the tables of the code; null when there is nothing to do. Works on a copy.
 */
export const generatedMigration = async (from: 'migrations' | 'nothing'): Promise<string | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-generate-'));
  const out = join(folder, 'migrations');
  try {
    if (from === 'migrations') cpSync('migrations', out, { recursive: true });
    const before = from === 'migrations' ? sqlFiles(out) : [];
    const config = join(folder, 'drizzle.config.json');
    const root = process.cwd();
    writeFileSync(
      config,
      JSON.stringify({
        dialect: 'postgresql',
        schema: schema.map((path) => join(root, path)),
        out: relative(root, out),
      }),
    );
    // Without a terminal it cannot ask whether a column was renamed, and fails.
    const program = join(root, 'node_modules/drizzle-kit/bin.cjs');
    await run(process.execPath, [program, 'generate', '--config', config]);
    const made = sqlFiles(out).find((name) => !before.includes(name));
    return made === undefined ? null : readFileSync(join(out, made), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
