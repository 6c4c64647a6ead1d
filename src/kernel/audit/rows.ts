import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../scope.ts';
import { most, type Fault } from './fault.ts';

type Found = { code: string; owner_id: string; table_name: string; row_id: string; version: number };

const asFault = (row: Found): Fault => ({
  code: row.code,
  ownerId: row.owner_id,
  table: row.table_name,
  rowId: row.row_id,
  version: row.version,
});

const search = async (tx: Tx, statement: SQL): Promise<Fault[]> =>
  (await tx.execute<Found>(sql`${statement} limit ${most}`)).rows.map(asFault);

const placeOf = (name: string): SQL => {
  const [schema = '', table = ''] = name.split('.');
  return sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
};

/**
 * The journal's changes row by row, of one table or of all. The hashes are taken out of storage once for each batch, not
 * once for each row, and what is joined is a row's 32 bytes, not its batch's (`offset 0` keeps both so).
 */
const journalled = (name?: string): SQL => sql`(
  select c.owner_id, c.entry_id, c.table_name, line.id as row_id, coalesce(line.version, 1) as version,
         substr(c.hashes, 32 * (line.place::integer - 1) + 1, 32) as hash
  from (select owner_id, entry_id, table_name, ids, versions, hashes || ''::bytea as hashes from kernel.change
        ${name === undefined ? sql`` : sql`where table_name = ${name}`} offset 0) c
  cross join lateral unnest(c.ids, c.versions) with ordinality as line (id, version, place) offset 0)`;

/** A version's hash: over the text of its salt and of its content without the salt and without nulls; 32 bytes. */
const hashOf = (salt: SQL, content: SQL): SQL =>
  sql`sha256(convert_to(${salt}::text || jsonb_strip_nulls(${content} - 'salt')::text, 'UTF8'))`;

/** Of these tables those that are there, tables, and can be read. */
export const readableTables = async (tx: Tx, names: readonly string[]): Promise<Set<string>> => {
  const found = await tx.execute<{ name: string }>(sql`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname || '.' || c.relname in ${names} and c.relkind in ('r', 'p')
      and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`);
  return new Set(found.rows.map(({ name }) => name));
};

/** Current rows of a table against the hashes that the journal holds of them. */
export const rowFaults = (tx: Tx, name: string): Promise<Fault[]> =>
  search(
    tx,
    sql`select case when c.hash is null then 'row_not_in_journal' else 'row_changed' end as code,
               coalesce(content ->> 'owner_id', c.owner_id::text, '') as owner_id, ${name} as table_name, t.id as row_id, t.version
        from ${placeOf(name)} t cross join lateral to_jsonb(t) as content
        left join ${journalled(name)} c on c.row_id = t.id and c.version = t.version
        where c.hash is distinct from ${hashOf(sql`t.salt`, sql`content`)} or c.entry_id <> t.entry_id`,
  );

/** What an erasure announces of a version whose content it removes; it makes an empty version legitimate. */
export const versionErased = (of: { table: string; id: string; version: number }) =>
  ({ type: 'kernel.version-erased', table: of.table, id: of.id, version: String(of.version) }) as const;

/** Superseded versions against their hashes and entries; one without content must be named by an erasure in the journal. */
export const versionFaults = (tx: Tx): Promise<Fault[]> =>
  search(
    tx,
    sql`with erased as (
          select j.owner_id, e ->> 'table' as table_name, (e ->> 'id')::uuid as row_id, (e ->> 'version')::integer as version
          from kernel.journal j cross join lateral jsonb_array_elements(j.events) as e
          where e ->> 'type' = 'kernel.version-erased')
        select case when c.hash is null then 'version_not_in_journal' when v.content is null then 'version_emptied'
               else 'version_changed' end as code, v.owner_id, v.table_name, v.row_id, v.version
        from kernel.version v
        left join ${journalled()} c on c.owner_id = v.owner_id and c.row_id = v.row_id and c.version = v.version and c.table_name = v.table_name
        left join erased e on e.owner_id = v.owner_id and e.row_id = v.row_id and e.version = v.version and e.table_name = v.table_name
        where c.hash is null or c.entry_id <> v.entry_id or (v.content is null and e.row_id is null)
          or c.hash <> ${hashOf(sql`v.salt`, sql`v.content`)}`,
  );

/** Journalled versions that are neither current nor kept, and changes that belong to no entry. */
export const missingFaults = (tx: Tx, names: readonly string[]): Promise<Fault[]> => {
  const current = sql.join(
    names.map((name) => sql`select id, version, ${name} as table_name from ${placeOf(name)}`),
    sql` union all `,
  );
  return search(
    tx,
    sql`with current_row as (${current})
        select 'version_removed' as code, c.owner_id, c.table_name, c.row_id, c.version from ${journalled()} c
        where not exists (select from current_row r where r.id = c.row_id and r.version = c.version and r.table_name = c.table_name)
          and not exists (select from kernel.version v where v.owner_id = c.owner_id and v.row_id = c.row_id and v.version = c.version and v.table_name = c.table_name)
        union all
        select 'change_without_entry', c.owner_id, c.table_name, c.row_id, c.version from ${journalled()} c
        where not exists (select from kernel.journal j where j.owner_id = c.owner_id and j.id = c.entry_id)`,
  );
};
