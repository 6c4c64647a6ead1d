import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { logins } from '../app-password.ts';
import type { Tx } from '../scope.ts';
import type { Fault } from './fault.ts';

/** What a database is made of, one line for each thing: kind, name, and a digest of its definition. */
export type Definitions = { readonly server: number; readonly lines: readonly string[] };

const ourLogins = logins.map((login) => `'${login}'`).join(', ');
const ours = `n.nspname !~ '^(pg_|information_schema$|public$)'`;
const table = `from pg_class c join pg_namespace n on n.oid = c.relnamespace`;
const named = `format('%I.%I', n.nspname, c.relname)`;

/** Each gives rows of `kind, name, definition`. */
const kinds: readonly string[] = [
  `select case c.relkind when 'v' then 'view' else 'table' end, ${named},
     concat_ws(' ', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.reloptions::text,
       case when c.relkind = 'v' then pg_get_viewdef(c.oid) end)
   ${table} where c.relkind not in ('i', 'I', 'S', 't', 'c') and ${ours}`,
  `select 'column', ${named} || '.' || a.attname,
     concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, a.attidentity, pg_get_expr(d.adbin, d.adrelid))
   ${table} join pg_attribute a on a.attrelid = c.oid
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${ours}`,
  `select 'constraint', ${named} || '.' || o.conname,
     concat_ws(' ', o.convalidated, pg_get_constraintdef(o.oid))
   ${table} join pg_constraint o on o.conrelid = c.oid where o.contype <> 'n' and ${ours}`,
  `select 'index', ${named} || '.' || i.indexrelid::regclass::text, concat_ws(' ', i.indisvalid, pg_get_indexdef(i.indexrelid))
   ${table} join pg_index i on i.indrelid = c.oid where ${ours}`,
  `select 'trigger', ${named} || '.' || t.tgname, concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid))
   ${table} join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal and ${ours}`,
  // The triggers behind foreign keys have numbers for names; all that matters is that none of them is off.
  `select 'foreign keys', ${named}, string_agg(distinct t.tgenabled::text, ' ')
   ${table} join pg_trigger t on t.tgrelid = c.oid where t.tgisinternal and ${ours} group by n.nspname, c.relname`,
  `select 'rule', ${named} || '.' || r.rulename, concat_ws(' ', r.ev_enabled, pg_get_ruledef(r.oid))
   ${table} join pg_rewrite r on r.ev_class = c.oid where c.relkind <> 'v' and ${ours}`,
  `select 'policy', ${named} || '.' || p.polname,
     concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::regrole[]::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
   ${table} join pg_policy p on p.polrelid = c.oid where ${ours}`,
  `select 'function', format('%I.%I(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid)),
     case when f.prokind in ('f', 'p') then pg_get_functiondef(f.oid) else f.prokind::text end
   from pg_proc f join pg_namespace n on n.oid = f.pronamespace where ${ours}`,
  `select 'event trigger', e.evtname, concat_ws(' ', e.evtevent, e.evtenabled, e.evtfoid::regprocedure) from pg_event_trigger e`,
  // A function that somebody put beside PostgreSQL's own, or in the place of one, would be taken for one of them.
  `select 'function', format('%I.%I(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid)), f.prosrc
   from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname = 'pg_catalog' and f.oid >= 16384`,
  `select 'functions', n.nspname, string_agg(concat_ws(' ', f.oid, f.proname, f.prolang, f.prosrc), ',' order by f.oid)
   from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname = 'pg_catalog' and f.oid < 16384 group by n.nspname`,
  // Of the grants, what everybody and our logins may do; other logins are the hospital's own affair.
  `select 'grant', concat_ws(' ', coalesce(r.rolname, 'public'), g.name), string_agg(lower(g.privilege_type), ' ' order by g.privilege_type)
   from (
     select 'schema ' || n.nspname as name, a.grantee, a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a where ${ours}
     union all select ${named}, a.grantee, a.privilege_type ${table}, aclexplode(c.relacl) a where ${ours}
     union all select ${named} || '.' || t.attname, a.grantee, a.privilege_type
       ${table} join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a where ${ours}
     union all select format('%I.%I(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid)), a.grantee, a.privilege_type
       from pg_proc f join pg_namespace n on n.oid = f.pronamespace, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where ${ours}
   ) g left join pg_roles r on r.oid = g.grantee
   where g.grantee = 0 or r.rolname in (${ourLogins})
   group by r.rolname, g.name`,
  `select 'login', r.rolname, concat_ws(' ', r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls,
     (select string_agg(m.roleid::regrole::text, ' ' order by 1) from pg_auth_members m where m.member = r.oid),
     (select array_agg(s.setconfig::text order by s.setdatabase <> 0) from pg_db_role_setting s where s.setrole = r.oid
      and s.setdatabase in (0, (select d.oid from pg_database d where d.datname = current_database()))))
   from pg_roles r where r.rolname in (${ourLogins})`,
];

type Row = { kind: string; name: string; definition: string };

/**
 * Reads what the database is made of, with nothing but PostgreSQL's own catalogue: tables, columns, constraints, indexes,
 * triggers, rules, policies, functions, views, and what our logins may do.
 */
export const definitionsOf = async (tx: Tx): Promise<Definitions> => {
  const server = await tx.execute<{ major: number }>(
    sql`select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 / 10000 as major from pg_catalog.set_config('search_path', 'pg_catalog', true)`,
  );
  const text = kinds.map((kind) => `(${kind})`).join(' union all ');
  const found = await tx.execute<Row>(
    sql.raw(
      `select kind, name, coalesce(definition, '') as definition from (${text}) as t (kind, name, definition)`,
    ),
  );
  const lines = found.rows.map(
    ({ kind, name, definition }) =>
      `${kind} ${name} ${createHash('sha256').update(definition).digest('hex').slice(0, 32)}`,
  );
  return { server: server.rows[0]?.major ?? 0, lines: lines.toSorted() };
};

/** As they stand in the file that this version ships. */
export const definitionsText = ({ server, lines }: Definitions): string =>
  `server ${server}\n${lines.join('\n')}\n`;

/** The definitions this version ships, made from a database that its migrations have just made. */
export const shippedDefinitions = (
  file = join(process.cwd(), 'migrations', 'definitions.txt'),
): Definitions => {
  const [first = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return { server: Number(first.split(' ')[1]), lines };
};

/** The part of a line before its digest. */
const what = (line: string): string => line.slice(0, line.lastIndexOf(' '));

/**
 * How a database differs from what this version ships; null when it runs on another major version of PostgreSQL, which
 * spells definitions in its own way, so that nothing can be said.
 */
export const compareDefinitions = (shipped: Definitions, found: Definitions): Fault[] | null => {
  if (shipped.server !== found.server) return null;
  const [known, there] = [shipped, found].map(
    ({ lines }) => new Map(lines.map((line) => [what(line), line])),
  );
  if (!known || !there) return null;
  const missing = [...known.keys()].filter((name) => !there.has(name));
  const added = [...there.keys()].filter((name) => !known.has(name));
  const changed = [...known].filter(([name, line]) => there.has(name) && there.get(name) !== line);
  const faults = (code: string, names: readonly string[]) =>
    names.map((definition) => ({ code, definition }));
  return [
    ...faults('definition_missing', missing),
    ...faults('definition_added', added),
    ...faults(
      'definition_changed',
      changed.map(([name]) => name),
    ),
  ];
};

/** A table whose rows are versioned and journalled, as `schema.table`; whether its rows belong to owners. */
export type TrackedTable = { readonly name: string; readonly isOwned: boolean };

/** The tables that a version tracks, as it ships them. */
export const trackedTables = ({ lines }: Definitions): TrackedTable[] => {
  const known = new Set(lines.map(what));
  return [...known].flatMap((line) => {
    const table = /^trigger (\S+)\.track_insert$/.exec(line)?.[1];
    return table === undefined
      ? []
      : [{ name: table.replaceAll('"', ''), isOwned: known.has(`policy ${table}.owner`) }];
  });
};
