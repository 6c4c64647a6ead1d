import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { asksOf, labelBegun } from '../search-terms.ts';
import { careCase, identityTerm } from '../tables.ts';

/** How many women a search finds at most. */
export const mostFound = 50;
/** Several terms of one woman may begin alike. */
const rowsRead = 4 * mostFound;

/** A range instead of `like`, because only leakproof operators reach an index under row-level security. */
const begins = (column: SQL, beginning: string): SQL =>
  sql`(${column} ~>=~ ${beginning} and ${column} ~<~ ${`${beginning}\u{10ffff}`})`;

const begun = (ownerId: string, word: string): SQL =>
  sql`${identityTerm} t where t.owner_id = ${ownerId} and ${begins(sql`t.term`, word)}`;

/**
 * Women of whom each word begins a term; the longest word leads, and terms that are nearest to it come first. The other
 * words are looked up once each: beside a range the planner would look for each woman anew.
 */
const named = (ownerId: string, words: readonly string[], place: number): SQL => {
  const [lead = '', ...others] = words.toSorted((a, b) => b.length - a.length);
  const looked = others.map(
    (word, index) =>
      sql`${sql.raw(`w${index}`)} as materialized (select t.patient_id from ${begun(ownerId, word)})`,
  );
  const also = others.map(
    (_, index) => sql` and t.patient_id in (select patient_id from ${sql.raw(`w${index}`)})`,
  );
  return sql`(${looked.length === 0 ? sql`` : sql`with ${sql.join(looked, sql`, `)}`}
    select t.patient_id, ${place}::integer as place, t.term from ${begun(ownerId, lead)}${sql.join(also)}
    order by t.term using ~<~ limit ${rowsRead})`;
};

const labelled = (ownerId: string, beginning: string): SQL =>
  sql`(select c.patient_id, 0 as place, c.label as term from ${careCase} c
    where c.owner_id = ${ownerId} and ${begins(sql`c.label`, beginning)}
    order by c.label using ~<~ limit ${rowsRead})`;

/** The search as one statement that answers patient ids, best first; null when nothing was typed that can be searched by. */
export const patientSearch = (ownerId: string, typed: string): SQL | null => {
  const label = labelBegun(typed);
  const searches = [
    ...(label === null ? [] : [labelled(ownerId, label)]),
    ...asksOf(typed).map((words, place) => named(ownerId, words, place)),
  ];
  if (searches.length === 0) return null;
  return sql`select patient_id from (${sql.join(searches, sql` union all `)}) as hit
    group by patient_id order by min(place), min(term collate "C"), patient_id limit ${mostFound}`;
};

/**
 * Ids of at most 50 patients whose names, record number or case number the text begins, at any of their words and in
 * any order, best first. For readers who may see identity only.
 */
export const findPatients = async (tx: Tx, ownerId: string, typed: string): Promise<string[]> => {
  const search = patientSearch(ownerId, typed);
  if (search === null) return [];
  const found = await tx.execute<{ patient_id: string }>(search);
  return found.rows.map((row) => row.patient_id);
};
