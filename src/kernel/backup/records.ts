import { refused } from '../errors.ts';

/** What stands in a backup, one after another: its opening, then for each table its name and its rows, then its closing. */
export type Kind = 'opening' | 'table' | 'rows' | 'closing';
export type BackupRecord = { readonly kind: Kind; readonly bytes: Buffer };

const letters: Readonly<Record<Kind, number>> = { opening: 1, table: 2, rows: 3, closing: 4 };
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind as Kind]));
const HEAD = 5;

/** A record as bytes: its kind, its length, itself. */
export const recordBytes = (kind: Kind, content: Buffer | object): Buffer => {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(letters[kind]);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
};

/** The records that stand in these bytes. */
export async function* recordsIn(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  let waiting: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    let at = 0;
    for (;;) {
      if (waiting.length - at < HEAD) break;
      const end = at + HEAD + waiting.readUInt32BE(at + 1);
      if (waiting.length < end) break;
      const kind = kinds.get(waiting.readUInt8(at));
      if (kind === undefined) throw refused('backup_unreadable');
      yield { kind, bytes: waiting.subarray(at + HEAD, end) };
      at = end;
    }
    waiting = waiting.subarray(at);
  }
  if (waiting.length > 0) throw refused('backup_unreadable');
}

/** Takes all of it and does nothing with it. */
export const drained = async (bytes: AsyncIterable<unknown>): Promise<void> => {
  const each = bytes[Symbol.asyncIterator]();
  while (!(await each.next()).done);
};
