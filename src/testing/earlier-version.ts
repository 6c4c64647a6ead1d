import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with the first migrations alone, as a version had them that was released with so many. */
export const earlierMigrations = (released: number): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-earlier-'));
  cpSync('migrations', folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const all = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, released) }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
