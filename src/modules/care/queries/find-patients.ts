import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { identity } from '../tables.ts';

const limit = 50;

/** As typed, with capitals at the beginning of words, and all in capitals: people search without minding case. */
const spellings = (typed: string): string[] => {
  const text = typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  const capitals = text.replaceAll(
    /(^|\s)(\S)/gu,
    (_, space: string, first: string) => space + first.toUpperCase(),
  );
  return [...new Set([text, capitals, text.toUpperCase()])];
};

/** A range instead of `like`, because only leakproof operators reach an index under row-level security. */
const begins = (column: SQL, beginning: string): SQL =>
  sql`(${column} ~>=~ ${beginning} and ${column} ~<~ ${`${beginning}\u{10ffff}`})`;

/**
 * Ids of at most 50 patients whose record number, Latin name, native name or sort name begins with the text. For
 * readers who may see identity only.
 */
export const findPatients = async (tx: Tx, ownerId: string, typed: string): Promise<string[]> => {
  if (typed.trim() === '') return [];
  const columns = [identity.recordNumber, identity.latinName, identity.nativeName, identity.sortName];
  const searches = columns.flatMap((column) =>
    spellings(typed).map(
      (beginning) =>
        sql`(select ${identity.id} as id from ${identity}
             where ${identity.ownerId} = ${ownerId} and ${begins(sql`${column}`, beginning)} limit ${limit})`,
    ),
  );
  const found = await tx.execute<{ id: string }>(
    sql`select id from (${sql.join(searches, sql` union `)}) as hit order by id limit ${limit}`,
  );
  return found.rows.map((row) => row.id);
};
