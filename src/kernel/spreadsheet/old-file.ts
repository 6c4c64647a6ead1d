import { refused } from '../errors.ts';
import type { Bytes } from './archive.ts';

const isOle = (head: Buffer): boolean => head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'));

/** Whether these first bytes are of a spreadsheet, an archive or a locked one; what it is then is said when it is opened. */
export const looksLikeSpreadsheet = (head: Buffer): boolean =>
  isOle(head) || head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

/** Refuses what spreadsheet programs wrote before archives, and what they lock with a password: both are such files of files. */
export const refuseOld = async (bytes: Bytes, file: string): Promise<void> => {
  const head = await bytes.read(0, 512);
  if (!isOle(head)) return;
  const sector = 2 ** Math.min(head.readUInt16LE(30), 16);
  const list = await bytes.read((head.readUInt32LE(48) + 1) * sector, 4096);
  const lists = (name: string) => list.includes(Buffer.from(name, 'utf16le'));
  if (lists('EncryptedPackage')) throw refused('spreadsheet_locked', {}, { file });
  if (lists('Workbook') || lists('Book')) throw refused('spreadsheet_old', {}, { file });
  throw refused('not_a_text_file', { kind: 'ole' }, { file });
};
