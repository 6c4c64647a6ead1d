import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { refused } from '../errors.ts';
import type { Keys } from '../key-file.ts';
import { opening as unsealing } from '../sealing.ts';
import { Closing, type Manifest, Opening, type TableContent, TableHead } from './manifest.ts';
import { type BackupRecord, drained, type Kind, recordsIn } from './records.ts';

/** What is done with a backup while it is read: with its opening, and with each table and the bytes of its rows. */
export type Take = {
  readonly opening: (opening: Opening) => Promise<void>;
  readonly table: (table: TableHead, rows: AsyncIterable<Buffer>) => Promise<void>;
};

const said = <Schema extends z.ZodType>(
  schema: Schema,
  kind: Kind,
  record: BackupRecord | undefined,
): z.output<Schema> => {
  if (record?.kind !== kind) throw refused('backup_unreadable');
  try {
    return schema.parse(JSON.parse(record.bytes.toString('utf8')));
  } catch {
    throw refused('backup_unreadable');
  }
};

/** One row a line: what would break a line inside a row is written otherwise by `copy`. */
const linesIn = (bytes: Buffer): number => {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
};

/** The records one after another, and which of them was read last. */
const following = (records: AsyncGenerator<BackupRecord>) => {
  let last: BackupRecord | undefined;
  return {
    last: () => last,
    next: async (): Promise<BackupRecord | undefined> => {
      const { value, done } = await records.next();
      last = done ? undefined : value;
      return last;
    },
  };
};
type Following = ReturnType<typeof following>;

/** The table whose record was read last, with what came of it; the record behind its rows is then the last. */
const readTable = async (records: Following, take: Take): Promise<TableContent> => {
  const table = said(TableHead, 'table', records.last());
  const hash = createHash('sha256');
  let rows = 0;
  const bytes = async function* () {
    for (let record = await records.next(); record?.kind === 'rows'; record = await records.next()) {
      hash.update(record.bytes);
      rows += linesIn(record.bytes);
      yield record.bytes;
    }
  };
  await take.table(table, bytes());
  return { name: table.name, rows, sha256: hash.digest('hex') };
};

const readRecords = async (records: Following, take: Take): Promise<Manifest> => {
  const opening = said(Opening, 'opening', await records.next());
  await take.opening(opening);
  const tables: TableContent[] = [];
  await records.next();
  while (records.last()?.kind === 'table') tables.push(await readTable(records, take));
  const closing = said(Closing, 'closing', records.last());
  if ((await records.next()) !== undefined) throw refused('backup_unreadable');
  const differing = closing.tables.find((table, at) => JSON.stringify(table) !== JSON.stringify(tables[at]));
  if (differing || closing.tables.length !== tables.length)
    throw refused('backup_contradicts_itself', { table: differing?.name ?? '' });
  return { opening, tables };
};

const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && ['open', 'read'].includes(String(error.syscall));

/** Reads a backup from its beginning to its end, giving nothing out that is not as it was written. */
export const readBackup = async (path: string, keys: Keys, take: Take): Promise<Manifest> => {
  let manifest: Manifest | undefined;
  try {
    await pipeline(
      createReadStream(path),
      unsealing(keys, 'backup'),
      createGunzip(),
      async (bytes: AsyncIterable<Buffer>) => {
        manifest = await readRecords(following(recordsIn(bytes)), take);
      },
    );
  } catch (error) {
    throw isFileError(error) ? refused('file_not_readable', {}, { file: path }) : error;
  }
  if (manifest === undefined) throw refused('backup_unreadable');
  return manifest;
};

/** Reads a whole backup and does nothing with it: what it holds, and that it is whole. */
export const checkBackup = (path: string, keys: Keys): Promise<Manifest> =>
  readBackup(path, keys, {
    opening: async () => {},
    table: (_, rows) => drained(rows),
  });
