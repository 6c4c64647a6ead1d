import type { FileKind } from '../files/checked-file.ts';
import type { OpenedFile } from '../files/files.ts';
import { documentAnswer } from './document-answer.ts';

const typeOf: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** Pictures are drawn by the browser; a document is kept, since no browser draws one that may do nothing. */
const isDrawn = (kind: FileKind): boolean => kind !== 'pdf';

/** Nothing in a file may run, load or be framed, whatever it turns out to be. */
const policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** A file as it leaves: by its stored kind, under a policy of its own, for no cache. `name` holds nothing of anybody and has no ending. */
export const fileAnswer = ({ kind, bytes }: OpenedFile, name: string): Response =>
  documentAnswer(Buffer.from(bytes), {
    headers: {
      'content-type': typeOf[kind],
      'content-length': String(bytes.length),
      'content-disposition': `${isDrawn(kind) ? 'inline' : 'attachment'}; filename="${name}.${kind}"`,
      'content-security-policy': policy,
      'cache-control': 'private, no-store',
    },
  });
