import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { asksOf, labelBegun } from '../search-terms.ts';
import { careCase, identityTerm } from '../tables.ts';

/** How many women a search finds at most. */
export const mostFound = 50;
/** Several terms of one woman may begin alike. */
const rowsRead = 4 * mostFound;
/** Words are told apart by how common they are up to here. */
const counted = 4_000;

/** A range instead of `like`, because only leakproof operators reach an index under row-level security. */
const begins = (column: SQL, beginning: string): SQL =>
  sql`(${column} ~>=~ ${beginning} and ${column} ~<~ ${`${beginning}\u{10ffff}`})`;

const begun = (ownerId: string, word: string): SQL =>
  sql`${identityTerm} t where t.owner_id = ${ownerId} and ${begins(sql`t.term`, word)}`;

const termBegun = (ownerId: string, word: string, place: number): SQL =>
  sql`(select t.patient_id, ${place}::integer as place, t.term from ${begun(ownerId, word)}
    order by t.term using ~<~ limit ${rowsRead})`;

const labelled = (ownerId: string, beginning: string): SQL =>
  sql`(select c.patient_id, 0 as place, c.label as term from ${careCase} c
    where c.owner_id = ${ownerId} and ${begins(sql`c.label`, beginning)}
    order by c.label using ~<~ limit ${rowsRead})`;

/** Whom the text finds as one beginning: of a case's number, or of a term; null when there is nothing to look for. */
export const oneBeginning = (ownerId: string, label: string | null, words: readonly string[]): SQL | null => {
  const searches = [
    ...(label === null ? [] : [labelled(ownerId, label)]),
    ...words.map((word, place) => termBegun(ownerId, word, place)),
  ];
  if (searches.length === 0) return null;
  return sql`select patient_id from (${sql.join(searches, sql` union all `)}) as hit
    group by patient_id order by min(place), min(term collate "C"), patient_id limit ${mostFound}`;
};

/** How many terms each word begins, as far as it is counted. In order, so that no plan reads the table instead. */
export const termsBegun = (ownerId: string, words: readonly string[]): SQL =>
  sql`select array[${sql.join(
    words.map(
      (word) =>
        sql`(select count(*) from (select from ${begun(ownerId, word)} order by t.term using ~<~ limit ${counted}) as t)`,
    ),
    sql`, `,
  )}]::integer[] as terms`;

/**
 * Whom the first word finds and of whom every other word begins a term too, nearest to the first word first. What else she
 * is found by stands beside each term, so that a common word is read once, in order, and no further than the answer.
 */
export const allBegun = (ownerId: string, [lead = '', ...others]: readonly string[]): SQL => {
  const too = others.map(
    (word) => sql` and (position(${` ${word}`} in t.all_terms) > 0 or (t.all_terms = '' and (
      select bool_or(starts_with(own.term, ${word})) from ${identityTerm} own
      where own.owner_id = t.owner_id and own.patient_id = t.patient_id)))`,
  );
  return sql`select patient_id from (select t.patient_id, t.term from ${begun(ownerId, lead)}${sql.join(too)}
      order by t.term using ~<~ limit ${rowsRead}) as hit
    group by patient_id order by min(term collate "C"), patient_id limit ${mostFound}`;
};

const idsOf = async (tx: Tx, search: SQL): Promise<string[]> =>
  (await tx.execute<{ patient_id: string }>(search)).rows.map((row) => row.patient_id);

/** Women of whom each of several words begins a term. The rarest leads, so that a common family name is seldom read whole. */
const ofAllWords = async (tx: Tx, ownerId: string, words: readonly string[]): Promise<string[]> => {
  const counted = await tx.execute<{ terms: number[] }>(termsBegun(ownerId, words));
  const terms = counted.rows[0]?.terms ?? [];
  const rarestFirst = words
    .map((word, index) => ({ word, count: terms[index] ?? 0 }))
    .toSorted((one, other) => one.count - other.count || other.word.length - one.word.length);
  if (rarestFirst[0]?.count === 0) return [];
  return idsOf(
    tx,
    allBegun(
      ownerId,
      rarestFirst.map(({ word }) => word),
    ),
  );
};

/**
 * Ids of at most 50 patients whose names, record number or case number the text begins, at any of their words and in
 * any order, best first: as it was typed, then its words in another order. For readers who may see identity only.
 */
export const findPatients = async (tx: Tx, ownerId: string, typed: string): Promise<string[]> => {
  const asks = asksOf(typed);
  const single = asks.flatMap((words) => (words.length === 1 ? words : []));
  const search = oneBeginning(ownerId, labelBegun(typed), single);
  const found = new Set(search === null ? [] : await idsOf(tx, search));
  for (const words of asks)
    if (words.length > 1 && found.size < mostFound)
      for (const id of await ofAllWords(tx, ownerId, words)) found.add(id);
  return [...found].slice(0, mostFound);
};
