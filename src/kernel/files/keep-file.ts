import type { CommandContext } from '../command.ts';
import { notFound } from '../errors.ts';
import { file, filePiece } from '../tables.ts';
import type { SealedFile } from './files.ts';

const pieceBytes = 1_048_576;

/** Stores a sealed file in the transaction of the command that brings it; one that stands there already, whoever has brought it, stays as it is. */
export const keepFile = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  { sealed, ...row }: SealedFile,
): Promise<void> => {
  if (row.ownerId !== ownerId) throw notFound();
  const made = await tx.insert(file).values(row).onConflictDoNothing().returning({ id: file.id });
  if (made.length === 0) return;
  for (let place = 0; place * pieceBytes < sealed.length; place += 1) {
    const bytes = sealed.subarray(place * pieceBytes, (place + 1) * pieceBytes);
    await tx.insert(filePiece).values({ ownerId, fileId: row.id, place, bytes });
  }
};
