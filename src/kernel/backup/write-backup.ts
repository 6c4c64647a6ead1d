import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { withoutValues } from '../driver-error.ts';
import { isAppError, refused } from '../errors.ts';
import { giveName } from '../give-name.ts';
import type { Keys } from '../key-file.ts';
import { sealing } from '../sealing.ts';
import { CopyOut } from './copy.ts';
import type { Manifest, Opening, TableContent } from './manifest.ts';
import type { OurTable } from './our-tables.ts';
import { checkBackup } from './read-backup.ts';
import { drained, recordBytes } from './records.ts';
import type { Snapshot } from './snapshot.ts';

/** The rows of a table as `copy` writes them; when all were taken, their count and digest go to `tell`. */
async function* rowsOf(
  { client }: Snapshot,
  { name, columns, order }: OurTable,
  tell: (content: TableContent) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const rows = client.query(
    new CopyOut(`copy (select ${columns.join(', ')} from ${name} order by ${order}) to stdout`),
  );
  for await (const bytes of rows) {
    hash.update(bytes as Buffer);
    yield bytes as Buffer;
  }
  tell({ name, rows: rows.rows, sha256: hash.digest('hex') });
}

/** Rows and digest of every table, as a backup of this moment would say them. */
export const contentOf = async (snapshot: Snapshot): Promise<TableContent[]> => {
  const found: TableContent[] = [];
  for (const table of snapshot.tables)
    await drained(rowsOf(snapshot, table, (content) => found.push(content)));
  return found;
};

async function* bytesOf(
  snapshot: Snapshot,
  opening: Opening,
  tables: TableContent[],
): AsyncGenerator<Buffer> {
  yield recordBytes('opening', opening);
  for (const table of snapshot.tables) {
    yield recordBytes('table', { name: table.name, columns: table.columns });
    for await (const rows of rowsOf(snapshot, table, (content) => tables.push(content)))
      yield recordBytes('rows', rows);
  }
  yield recordBytes('closing', { tables });
}

/** A file's name and its disappearance are on the disk only when its folder is. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
};

/** Gives a file its name once it is complete; until then it has another beside it, and goes when we go. */
const whenComplete = async <T>(path: string, write: (unfinished: string) => Promise<T>): Promise<T> => {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}.unfinished`);
  const remove = () => rmSync(unfinished, { force: true });
  process.once('exit', remove);
  try {
    const made = await write(unfinished);
    await giveName(unfinished, path);
    await syncFolder(path);
    return made;
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
};

const inOurWords = (error: unknown, path: string): unknown => {
  const known = withoutValues(error);
  const isFile = known === error && error instanceof Error && 'syscall' in error && 'code' in error;
  if (isAppError(known) || !isFile) return known;
  return error.code === 'EEXIST'
    ? refused('backup_file_exists', { path })
    : refused('backup_not_written', { path, reason: String(error.code) });
};

/**
 * Writes the moment of a snapshot to a new file, compressed and sealed, reads the file again, compares, and only then
 * gives it its name. Returns what it holds and its size in bytes. Refuses with `backup_file_exists` and
 * `backup_not_written`.
 */
export const writeBackup = async (
  snapshot: Snapshot,
  { keys, path, opening }: { keys: Keys; path: string; opening: Opening },
): Promise<Manifest & { readonly bytes: number }> => {
  if (existsSync(path)) throw refused('backup_file_exists', { path });
  try {
    return await whenComplete(path, async (unfinished) => {
      const tables: TableContent[] = [];
      await pipeline(
        Readable.from(bytesOf(snapshot, opening, tables)),
        createGzip({ level: 1 }),
        sealing(keys, 'backup'),
        createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
      );
      const read = await checkBackup(unfinished, keys);
      const differing = tables.find((table, at) => JSON.stringify(table) !== JSON.stringify(read.tables[at]));
      if (differing) throw refused('backup_contradicts_itself', { table: differing.name });
      return { opening, tables, bytes: (await stat(unfinished)).size };
    });
  } catch (error) {
    throw inOurWords(error, path);
  }
};
