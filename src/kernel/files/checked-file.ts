import { refused } from '../errors.ts';
import { cleanJpeg } from './jpeg.ts';
import { checkedPdf } from './pdf.ts';
import { cleanPng, pngSignature } from './png.ts';

/** What may be stored, by its content; nothing else says what a file is. */
export const fileKinds = ['pdf', 'jpeg', 'png'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The most a file may hold, in megabytes. */
export const fileMegabytes = 20;
const mostBytes = fileMegabytes * 1_048_576;

/** What is stored: checked, and for pictures written anew without what they say of place, time and camera. */
export type CheckedFile = { readonly kind: FileKind; readonly bytes: Buffer };

const begins = (bytes: Buffer, with_: Buffer | string): boolean => bytes.indexOf(with_) === 0;

/** Pictures of Apple's phones, which browsers do not draw. */
const isHeic = (bytes: Buffer): boolean => /^ftyp(?:hei|hev|mif|msf)/.test(bytes.toString('latin1', 4, 12));

const unknown = (bytes: Buffer) =>
  refused(isHeic(bytes) ? 'file_heic' : 'file_type_not_taken', {}, { field: 'file' });

/**
 * The file as it may be stored. Refused where it is empty, too large, of no kind that is taken (a name or a claim decides nothing),
 * cut off, or holds something that runs.
 */
export const checkedFile = async (bytes: Buffer): Promise<CheckedFile> => {
  if (bytes.length === 0) throw refused('file_empty', {}, { field: 'file' });
  if (bytes.length > mostBytes)
    throw refused('file_too_large', { megabytes: fileMegabytes }, { field: 'file' });
  if (begins(bytes, '%PDF-')) return { kind: 'pdf', bytes: await checkedPdf(bytes) };
  if (begins(bytes, Buffer.from([0xff, 0xd8, 0xff]))) return { kind: 'jpeg', bytes: cleanJpeg(bytes) };
  if (begins(bytes, pngSignature)) return { kind: 'png', bytes: cleanPng(bytes) };
  throw unknown(bytes);
};
