import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { and, asc, eq } from 'drizzle-orm';
import { type AppError, isAppError, notFound, refused } from '../errors.ts';
import type { Key, Keys } from '../key-file.ts';
import type { Tx } from '../scope.ts';
import { opening, sealing } from '../sealing.ts';
import { file, filePiece } from '../tables.ts';
import { checkedFile, type FileKind } from './checked-file.ts';

/** In whose record a file stands. */
export type FileHouse = { readonly id: string; readonly demonstration: boolean };

/** A file that was checked and sealed, and stands nowhere yet: a command that brings it stores it. */
export type SealedFile = {
  readonly ownerId: string;
  /** Follows from what it holds: the same file of one house has one id. */
  readonly id: string;
  readonly kind: FileKind;
  /** Bytes, before they were sealed. */
  readonly size: number;
  readonly digest: string;
  readonly keyId: string;
  readonly sealed: Buffer;
  readonly sealedSha256: string;
};

export type OpenedFile = { readonly kind: FileKind; readonly bytes: Buffer };

/** Files of the record: taken in by their content, sealed with the installation's keys, opened again. */
export interface Files {
  /** Whether this house can take files in: there is a key to seal them with. */
  takes(house: FileHouse): boolean;
  /** Checks and seals bytes that somebody has sent; refused as `checkedFile` says, or with `files_need_key`. */
  seal(house: FileHouse, bytes: Buffer): Promise<SealedFile>;
  /** What a file holds; refused with `file_key_missing`, which names the key, or `file_damaged`. */
  open(tx: Tx, house: FileHouse, id: string): Promise<OpenedFile>;
}

/** A digest that only whoever holds the key can compute, for one house alone: it tells nobody who else has the same file. */
const digestOf = ({ secret }: Key, ownerId: string, bytes: Buffer): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, 'consilium', `files ${ownerId}`, 32)))
    .update(bytes)
    .digest();

/** A UUID version 8 of the digest's first bytes. */
const idOf = (digest: Buffer): string => {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const through = async (bytes: Buffer, stream: ReturnType<typeof sealing>): Promise<Buffer> => {
  const [, result] = await Promise.all([pipeline(Readable.from([bytes]), stream), buffer(stream)]);
  return result;
};

const damaged = (id: string): AppError => refused('file_damaged', { file: id });

const opened = async (keys: Keys, row: typeof file.$inferSelect, sealed: Buffer): Promise<Buffer> => {
  const key = keys.find(({ id }) => id === row.keyId);
  if (key === undefined) throw refused('file_key_missing', { key: row.keyId });
  const bytes = await through(sealed, opening(keys, 'file')).catch((error: unknown) => {
    throw isAppError(error) ? damaged(row.id) : error;
  });
  if (digestOf(key, row.ownerId, bytes).toString('hex') !== row.digest) throw damaged(row.id);
  return bytes;
};

/**
 * Files sealed with these keys. Without any, houses of the demonstration alone take files, with keys that lie beside their data:
 * nothing is ever stored unsealed.
 */
export const openFiles = (keys: Keys | null, ofDemonstration: Keys | null): Files => {
  const keysFor = ({ demonstration }: FileHouse): Keys | null =>
    keys ?? (demonstration ? ofDemonstration : null);
  const known = ({ demonstration }: FileHouse): readonly Key[] => [
    ...(keys ?? []),
    ...(demonstration ? (ofDemonstration ?? []) : []),
  ];
  return {
    takes: (house) => keysFor(house) !== null,
    seal: async (house, given) => {
      const own = keysFor(house);
      if (own === null) throw refused('files_need_key');
      const { kind, bytes } = await checkedFile(given);
      const digest = digestOf(own[0], house.id, bytes);
      const sealed = await through(bytes, sealing(own, 'file'));
      return {
        ownerId: house.id,
        id: idOf(digest),
        kind,
        size: bytes.length,
        digest: digest.toString('hex'),
        keyId: own[0].id,
        sealed,
        sealedSha256: createHash('sha256').update(sealed).digest('hex'),
      };
    },
    open: async (tx, house, id) => {
      const [row] = await tx
        .select()
        .from(file)
        .where(and(eq(file.ownerId, house.id), eq(file.id, id)));
      if (row === undefined) throw notFound();
      const [first, ...more] = known(house);
      if (first === undefined) throw refused('file_key_missing', { key: row.keyId });
      const pieces = await tx
        .select({ bytes: filePiece.bytes })
        .from(filePiece)
        .where(and(eq(filePiece.ownerId, house.id), eq(filePiece.fileId, id)))
        .orderBy(asc(filePiece.place));
      const sealed = Buffer.concat(pieces.map(({ bytes }) => bytes));
      return { kind: row.kind, bytes: await opened([first, ...more], row, sealed) };
    },
  };
};
