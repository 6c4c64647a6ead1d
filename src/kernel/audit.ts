/*
 * What is hashed, all of it SHA-256:
 * - a row's version: the UTF-8 text of its salt (lower-case UUID) followed by its content as `jsonb` text, without the
 *   key `salt` and without nulls; 32 bytes;
 * - a batch, one line of `kernel.change`: the UTF-8 text of table name, space, ids, space, versions, space, where ids and
 *   versions are PostgreSQL's text of an array (`{a,b}`; nothing where all versions are 1); after it the 32 bytes of each
 *   row's hash in the order of the ids;
 * - an entry's `changes_hash`: the 32 bytes of its batches' hashes in the order of `position`, in hexadecimal; without a
 *   batch the hash of nothing;
 * - an entry's `hash`: the UTF-8 text of `prev` followed by `kernel.entry_text`, in hexadecimal.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { showingFaults } from './showings.ts';
import { withScope, type Database, type Tx } from './scope.ts';

export type Fault = {
  readonly code: string;
  readonly ownerId: string;
  readonly seq?: number;
  readonly table?: string;
  readonly rowId?: string;
  readonly version?: number;
};
export type Heads = Readonly<Record<string, { seq: number; hash: string }>>;
export type Verification = {
  readonly entries: number;
  readonly versions: number;
  readonly heads: Heads;
  readonly faults: readonly Fault[];
};

const zero = '0'.repeat(64);
/** How many faults are listed before the search of a kind ends. */
const most = 100;

type Line = {
  seq: string;
  prev: string;
  hash: string;
  text: string;
  change_count: number;
  changes_hash: string;
  total: number | null;
  digest: string | null;
};

const linesAfter = async (tx: Tx, ownerId: string, after: number): Promise<Line[]> => {
  const found = await tx.execute<Line>(sql`
    with page as (
      select * from kernel.journal where owner_id = ${ownerId} and seq > ${after} order by seq limit 2000
    ), digests as (
      select entry_id, sum(cardinality(ids))::integer as total,
             encode(sha256(string_agg(
               sha256(convert_to(table_name || ' ' || ids::text || ' ' || coalesce(versions::text, '') || ' ', 'UTF8') || hashes),
               ''::bytea order by position)), 'hex') as digest
      from kernel.change where owner_id = ${ownerId} and entry_id in (select id from page) group by entry_id
    )
    select page.seq, page.prev, page.hash, kernel.entry_text(page.*::kernel.journal) as text, page.change_count, page.changes_hash,
           digests.total, digests.digest
    from page left join digests on digests.entry_id = page.id order by page.seq`);
  return found.rows;
};

const empty = createHash('sha256').update('').digest('hex');

/** Walks one owner's chain: sequence, links, entries' own hashes, and the digests of their changes. */
const walkChain = async (tx: Tx, ownerId: string, known: Heads[string] | undefined) => {
  const faults: Fault[] = [];
  let seq = 0;
  let hash = zero;
  let seenKnown = known === undefined || known.seq === 0;
  for (;;) {
    const lines = await linesAfter(tx, ownerId, seq);
    if (lines.length === 0) break;
    for (const line of lines) {
      const at = Number(line.seq);
      if (at !== seq + 1) faults.push({ code: 'entry_missing', ownerId, seq: seq + 1 });
      if (line.prev !== hash) faults.push({ code: 'chain_broken', ownerId, seq: at });
      const own = createHash('sha256')
        .update(line.prev + line.text)
        .digest('hex');
      if (own !== line.hash) faults.push({ code: 'entry_changed', ownerId, seq: at });
      if ((line.total ?? 0) !== line.change_count || (line.digest ?? empty) !== line.changes_hash)
        faults.push({ code: 'changes_differ', ownerId, seq: at });
      if (known?.seq === at) {
        seenKnown = true;
        if (known.hash !== line.hash) faults.push({ code: 'chain_rewritten', ownerId, seq: at });
      }
      seq = at;
      hash = line.hash;
    }
    if (faults.length >= most) break;
  }
  if (!seenKnown) faults.push({ code: 'tail_cut', ownerId, seq });
  const head = await tx.execute<{ seq: string; hash: string }>(
    sql`select seq, hash from kernel.journal_head where owner_id = ${ownerId}`,
  );
  const top = head.rows[0];
  if ((top ? Number(top.seq) : 0) !== seq || (top?.hash ?? zero) !== hash)
    faults.push({ code: 'head_differs', ownerId, seq });
  return { faults, head: { seq, hash } };
};

type Found = { code: string; owner_id: string; table_name: string; row_id: string; version: number };

const asFault = (row: Found): Fault => ({
  code: row.code,
  ownerId: row.owner_id,
  table: row.table_name,
  rowId: row.row_id,
  version: row.version,
});

const tracked = async (tx: Tx): Promise<{ name: string; tenant: boolean }[]> => {
  const found = await tx.execute<{ name: string; tenant: boolean }>(sql`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as tenant
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'track_insert' order by 1`);
  return found.rows;
};

/**
 * The journal's changes row by row, of one table or of all. The hashes are taken out of storage once for each batch, not
 * once for each row.
 */
const journalled = (name?: string) => sql`(
  select c.owner_id, c.entry_id, c.table_name, line.id as row_id, coalesce(line.version, 1) as version,
         substr(c.hashes, 32 * (line.place::integer - 1) + 1, 32) as hash
  from (select owner_id, entry_id, table_name, ids, versions, hashes || ''::bytea as hashes from kernel.change
        ${name === undefined ? sql`` : sql`where table_name = ${name}`} offset 0) c
  cross join lateral unnest(c.ids, c.versions) with ordinality as line (id, version, place))`;

/** Current rows against the hashes that the journal holds of them. */
const checkRows = async (tx: Tx, name: string): Promise<Found[]> => {
  const [schema = '', table = ''] = name.split('.');
  const place = sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
  const found = await tx.execute<Found>(sql`
    select case when c.hash is null then 'row_not_in_journal' else 'row_changed' end as code,
           coalesce(content ->> 'owner_id', c.owner_id::text, '') as owner_id, ${name} as table_name, t.id as row_id, t.version
    from ${place} t cross join lateral to_jsonb(t) as content
    left join ${journalled(name)} c on c.row_id = t.id and c.version = t.version
    where c.hash is distinct from
      sha256(convert_to(t.salt::text || jsonb_strip_nulls(content - 'salt')::text, 'UTF8')) limit ${most}`);
  return found.rows;
};

/** Superseded versions against their hashes; an erased one (no content) has nothing left to compare. */
const checkVersions = async (tx: Tx): Promise<Found[]> => {
  const found = await tx.execute<Found>(sql`
    select case when c.hash is null then 'version_not_in_journal' else 'version_changed' end as code,
           v.owner_id, v.table_name, v.row_id, v.version
    from kernel.version v
    left join ${journalled()} c on c.owner_id = v.owner_id and c.row_id = v.row_id and c.version = v.version and c.table_name = v.table_name
    where c.hash is null or (v.content is not null and c.hash <>
      sha256(convert_to(v.salt::text || jsonb_strip_nulls(v.content - 'salt')::text, 'UTF8'))) limit ${most}`);
  return found.rows;
};

/** Journalled versions that are neither current nor kept, and changes that belong to no entry. */
const checkMissing = async (tx: Tx, names: readonly string[]): Promise<Found[]> => {
  const current = sql.join(
    names.map((name) => {
      const [schema = '', table = ''] = name.split('.');
      return sql`select id, version, ${name} as table_name from ${sql.identifier(schema)}.${sql.identifier(table)}`;
    }),
    sql` union all `,
  );
  const found = await tx.execute<Found>(sql`
    with current_row as (${current})
    select 'version_removed' as code, c.owner_id, c.table_name, c.row_id, c.version from ${journalled()} c
    where not exists (select from current_row r where r.id = c.row_id and r.version = c.version and r.table_name = c.table_name)
      and not exists (select from kernel.version v where v.owner_id = c.owner_id and v.row_id = c.row_id and v.version = c.version and v.table_name = c.table_name)
    union all
    select 'change_without_entry', c.owner_id, c.table_name, c.row_id, c.version from ${journalled()} c
    where not exists (select from kernel.journal j where j.owner_id = c.owner_id and j.id = c.entry_id)
    limit ${most}`);
  return found.rows;
};

/**
 * Compares the record with its journal: finds any changed, removed or reordered entry or version. With heads that
 * were kept elsewhere, also a chain whose tail was cut or that was rewritten whole. All owners of the installation must
 * be named; for some of them look at `owned` tables only.
 */
export const verifyAudit = (
  database: Database,
  ownerIds: readonly string[],
  known: Heads = {},
  tables: 'all' | 'owned' = 'all',
): Promise<Verification> =>
  withScope(database, [...new Set([...ownerIds, ...Object.keys(known)])], async (tx) => {
    await tx.execute(sql`select set_config('timezone', 'UTC', true)`);
    // Right after a large import the planner knows no sizes and would compare row by row.
    await tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);
    const faults: Fault[] = [];
    const heads: Record<string, { seq: number; hash: string }> = {};
    let entries = 0;
    for (const ownerId of new Set([...ownerIds, ...Object.keys(known)])) {
      const chain = await walkChain(tx, ownerId, known[ownerId]);
      faults.push(...chain.faults);
      heads[ownerId] = chain.head;
      entries += chain.head.seq;
      const showings = await showingFaults(tx, ownerId);
      faults.push(...showings.seqs.map((seq) => ({ code: 'showings_differ', ownerId, seq })));
      faults.push(
        ...showings.loose.map((rowId) => ({
          code: 'showing_without_entry',
          ownerId,
          table: 'kernel.showing',
          rowId,
        })),
      );
    }
    const all = await tracked(tx);
    const looked = all.filter((table) => tables === 'all' || table.tenant);
    for (const { name } of looked) faults.push(...(await checkRows(tx, name)).map(asFault));
    faults.push(...(await checkVersions(tx)).map(asFault));
    faults.push(
      ...(
        await checkMissing(
          tx,
          all.map((table) => table.name),
        )
      ).map(asFault),
    );
    const counted = await tx.execute<{ total: number }>(
      sql`select coalesce(sum(cardinality(ids)), 0)::integer as total from kernel.change`,
    );
    return { entries, versions: counted.rows[0]?.total ?? 0, heads, faults };
  });

/** The end of each owner's chain, to be kept elsewhere. */
export const auditHeads = (database: Database, ownerIds: readonly string[]): Promise<Heads> =>
  withScope(database, ownerIds, async (tx) => {
    const found = await tx.execute<{ owner_id: string; seq: string; hash: string }>(
      sql`select owner_id, seq, hash from kernel.journal_head order by owner_id`,
    );
    return Object.fromEntries(
      found.rows.map((row) => [row.owner_id, { seq: Number(row.seq), hash: row.hash }]),
    );
  });
