import { and, eq, sum } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../../kernel/command.ts';
import { PartialDate } from '../../../kernel/date-schema.ts';
import { refused } from '../../../kernel/errors.ts';
import { file } from '../../../kernel/tables.ts';
import { someText } from '../../../kernel/text.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { refuseFuture } from '../case-faults.ts';
import { canAddDocuments } from '../policy.ts';
import { DocumentKind } from '../schema.ts';
import { document } from '../tables.ts';

/** All documents of a case together, in megabytes. */
const caseMegabytes = 200;

/** The file that was brought; refused as `file_missing` where the house has none such. */
const sizeOf = async ({ tx, ownerId }: CommandContext, fileId: string): Promise<number> => {
  const [found] = await tx
    .select({ size: file.size })
    .from(file)
    .where(and(eq(file.ownerId, ownerId), eq(file.id, fileId)));
  if (found === undefined) throw refused('file_missing', {}, { field: 'file' });
  return found.size;
};

const refuseAgain = async ({ tx, ownerId }: CommandContext, caseId: string, fileId: string) => {
  const there = await tx
    .select({ id: document.id })
    .from(document)
    .where(and(eq(document.ownerId, ownerId), eq(document.caseId, caseId), eq(document.fileId, fileId)));
  if (there.length > 0) throw refused('document_there', {}, { field: 'file' });
};

const refuseFull = async ({ tx, ownerId }: CommandContext, caseId: string, size: number) => {
  const [held] = await tx
    .select({ bytes: sum(file.size) })
    .from(document)
    .innerJoin(file, and(eq(file.ownerId, document.ownerId), eq(file.id, document.fileId)))
    .where(and(eq(document.ownerId, ownerId), eq(document.caseId, caseId)));
  if (Number(held?.bytes ?? 0) + size > caseMegabytes * 1_048_576)
    throw refused('case_files_full', { megabytes: caseMegabytes }, { field: 'file' });
};

/** Adds a document to a case: the file that is sent with the call, once, and what people say of it. */
export const addDocument = caseCommand({
  name: 'care.add-document',
  input: z
    .object({
      caseId: z.uuid(),
      kind: DocumentKind,
      on: PartialDate.nullable(),
      note: someText(500).nullable(),
      file: z.uuid(),
    })
    .strict(),
  caseOf: (_context, { caseId }) => caseId,
  permit: canAddDocuments,
  run: async (context, { kind, on, note, file: fileId }, subject) => {
    const { tx, ownerId, newId, now } = context;
    refuseFuture(on, 'on', now);
    const size = await sizeOf(context, fileId);
    await refuseAgain(context, subject.id, fileId);
    await refuseFull(context, subject.id, size);
    const id = newId();
    await insertRows(tx, document, [{ ownerId, id, caseId: subject.id, kind, madeOn: on, note, fileId }]);
    return { id };
  },
});
