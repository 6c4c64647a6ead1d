import { and, count, desc, eq, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { file, journal, version } from '../../../kernel/tables.ts';
import { document } from '../tables.ts';

/** How many documents stand on a case, unsent. */
export const documentsCounted = (tx: Tx, ownerId: string, caseId: string) =>
  tx
    .select({ count: sql<number>`${count()}::integer` })
    .from(document)
    .where(and(eq(document.ownerId, ownerId), eq(document.caseId, caseId)));

/** The entry that wrote the first version of a document: taken back and restored, it is still whoever brought it who added it. */
const firstEntry = sql`coalesce((select ${version.entryId} from ${version} where ${version.ownerId} = ${document.ownerId}
  and ${version.rowId} = ${document.id} and ${version.tableName} = 'care.document' and ${version.version} = 1), ${document.entryId})`;

/** The documents of a case, newest first, each with who added it (null for no person of the house) and when. */
export const documentsOf = (tx: Tx, ownerId: string, caseId: string) =>
  tx
    .select({
      id: document.id,
      kind: document.kind,
      madeOn: document.madeOn,
      note: document.note,
      fileKind: file.kind,
      size: file.size,
      addedBy: sql<string | null>`${journal.actor} ->> 'personId'`,
      addedAt: journal.at,
    })
    .from(document)
    .innerJoin(file, and(eq(file.ownerId, document.ownerId), eq(file.id, document.fileId)))
    .innerJoin(journal, and(eq(journal.ownerId, document.ownerId), sql`${journal.id} = ${firstEntry}`))
    .where(and(eq(document.ownerId, ownerId), eq(document.caseId, caseId)))
    .orderBy(desc(document.id));

/** What is opened of a document of a case; not found when the case has none such. */
export const documentToOpen = async (
  tx: Tx,
  ownerId: string,
  { caseId, documentId }: { readonly caseId: string; readonly documentId: string },
) => {
  const [found] = await tx
    .select({ kind: document.kind, madeOn: document.madeOn, fileId: document.fileId })
    .from(document)
    .where(and(eq(document.ownerId, ownerId), eq(document.caseId, caseId), eq(document.id, documentId)));
  if (found === undefined) throw notFound();
  return found;
};
