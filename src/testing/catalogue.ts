import type { Client } from 'pg';

const ours = `n.nspname !~ '^(pg_|information_schema$|public$|kernel_migration$)'`;

const columns = `
  select format('column %s.%s.%s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
         || case when a.attnotnull then ' not null' else '' end
         || coalesce(case a.attgenerated when 's' then ' generated ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${ours}`;

// A column's "not null" is a constraint of its own in PostgreSQL 18; the columns say it already.
const constraints = `
  select format('constraint %s.%s.%s %s', n.nspname, c.relname, o.conname, pg_get_constraintdef(o.oid)) as line
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
  where o.contype <> 'n' and ${ours}`;

const indexes = `
  select 'index ' || pg_get_indexdef(i.indexrelid) as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}`;

/** Tables of a database as lines of text: every column, constraint and index in PostgreSQL's own words. */
export const tableLines = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ line: string }>(
    `${columns} union all ${constraints} union all ${indexes} order by line`,
  );
  return rows.map(({ line }) => line);
};

export type TableFacts = {
  /** For example surgery.operation. */
  readonly name: string;
  readonly secured: boolean;
  readonly forced: boolean;
  /** Columns owner_id, id and entry_id: a record that belongs to an owner. */
  readonly isTenant: boolean;
  readonly policies: readonly string[];
  readonly triggers: readonly string[];
  /** What the application's login may do, on the table and on single columns. */
  readonly grants: readonly string[];
  readonly owner: string;
};

/** What guards each of our tables. */
export const tableFacts = async (client: Client): Promise<TableFacts[]> => {
  const { rows } = await client.query<TableFacts>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
      (select count(*) = 3 from pg_attribute a
        where a.attrelid = c.oid and a.attname in ('owner_id', 'id', 'entry_id')) as "isTenant",
      array(select format('%s %s %s using %s check %s', p.polname, p.polpermissive, p.polcmd,
          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
        from pg_policy p where p.polrelid = c.oid order by 1) as policies,
      array(select regexp_replace(pg_get_triggerdef(t.oid), ' ON \\S+ ', ' ON ') || case t.tgenabled when 'O' then '' else ' disabled' end
        from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by 1) as triggers,
      array(select lower(g.privilege_type) from aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
          where r.rolname = 'consilium_app'
        union select lower(g.privilege_type) || ' (' || a.attname || ')' from pg_attribute a, aclexplode(a.attacl) g
          join pg_roles r on r.oid = g.grantee where a.attrelid = c.oid and r.rolname = 'consilium_app'
        union select 'public ' || lower(g.privilege_type) from aclexplode(c.relacl) g where g.grantee = 0
        order by 1) as grants,
      pg_get_userbyid(c.relowner) as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} order by 1`);
  return rows;
};

/** Unique indexes of owners' records but their keys, each with the whole indexes that begin with the same two columns. */
export const uniqueIndexes = async (client: Client) => {
  const { rows } = await client.query<{
    name: string;
    columns: string[];
    nullsEqual: boolean;
    predicate: string | null;
    twins: number;
  }>(`
    select n.nspname || '.' || x.relname as name,
      array(select a.attname::text from unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum order by k.place) as columns,
      i.indnullsnotdistinct as "nullsEqual", pg_get_expr(i.indpred, i.indrelid) as predicate,
      (select count(*)::integer from pg_index t where t.indrelid = c.oid and t.indexrelid <> i.indexrelid and t.indpred is null
        and (t.indkey::smallint[])[0:1] = (i.indkey::smallint[])[0:1]) as twins
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    where i.indisunique and not i.indisprimary and ${ours}
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'struck') order by 1`);
  return rows;
};

/** Foreign keys that leave their schema, as `from-table → to-table`. */
export const foreignKeysAbroad = async (client: Client): Promise<{ from: string; to: string }[]> => {
  const { rows } = await client.query<{ from: string; to: string }>(`
    select distinct n.nspname as from, m.nspname as to
    from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class d on d.oid = o.confrelid join pg_namespace m on m.oid = d.relnamespace
    where o.contype = 'f' and n.nspname <> m.nspname order by 1, 2`);
  return rows;
};

/** Foreign keys between records that can be taken back: the column that holds the other's id, and the other. */
export const keysBetweenRecords = async (client: Client) => {
  const { rows } = await client.query<{ column: string; parent: string }>(`
    select n.nspname || '.' || c.relname || '.' || a.attname as column, m.nspname || '.' || d.relname as parent
    from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class d on d.oid = o.confrelid join pg_namespace m on m.oid = d.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = o.conkey[cardinality(o.conkey)]
    where o.contype = 'f' and (select count(*) = 2 from pg_attribute s
      where s.attrelid in (c.oid, d.oid) and s.attname = 'struck') order by 1, 2`);
  return rows;
};

/** Published views: whether each runs with its reader's rights, and what the application's login may do with it. */
export const viewFacts = async (client: Client) => {
  const { rows } = await client.query<{ name: string; invoker: boolean; grants: string[] }>(`
    select n.nspname || '.' || c.relname as name,
      coalesce('security_invoker=true' = any (c.reloptions), false) as invoker,
      array(select lower(g.privilege_type) from aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
        where r.rolname = 'consilium_app' order by 1) as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${ours} order by 1`);
  return rows;
};
