import { sql } from 'drizzle-orm';
import { withScope, type Database, type Tx } from '../scope.ts';
import { showingFaults } from '../showings.ts';
import { walkChain, type Head } from './chain.ts';
import {
  compareDefinitions,
  definitionsOf,
  shippedDefinitions,
  type TrackedTable,
  trackedTables,
} from './definitions.ts';
import type { Fault } from './fault.ts';
import { fileFaults } from './files.ts';
import { missingFaults, readableTables, rowFaults, versionFaults } from './rows.ts';

export type Heads = Readonly<Record<string, Head>>;
export type Verification = {
  readonly entries: number;
  readonly versions: number;
  readonly heads: Heads;
  /** Whether the database's own making was compared; not on another major version of PostgreSQL than this version ships for. */
  readonly definitionsCompared: boolean;
  readonly faults: readonly Fault[];
};

const chainFaults = async (tx: Tx, ownerIds: ReadonlySet<string>, known: Heads) => {
  const faults: Fault[] = [];
  const heads: Record<string, Head> = {};
  for (const ownerId of ownerIds) {
    const chain = await walkChain(tx, ownerId, known[ownerId]);
    heads[ownerId] = chain.head;
    const { seqs, loose } = await showingFaults(tx, ownerId);
    faults.push(
      ...chain.faults,
      ...seqs.map((seq) => ({ code: 'showings_differ', ownerId, seq })),
      ...loose.map((rowId) => ({ code: 'showing_without_entry', ownerId, table: 'kernel.showing', rowId })),
    );
  }
  return { faults, heads };
};

const tableFaults = async (tx: Tx, tracked: readonly TrackedTable[], looked: 'all' | 'owned') => {
  const readable = await readableTables(
    tx,
    tracked.map(({ name }) => name),
  );
  const faults: Fault[] = [];
  for (const { name, isOwned } of tracked) {
    if (!readable.has(name)) faults.push({ code: 'table_not_readable', table: name });
    else if (looked === 'all' || isOwned) faults.push(...(await rowFaults(tx, name)));
  }
  return [
    ...faults,
    ...(await versionFaults(tx)),
    ...(await missingFaults(tx, [...readable])),
    ...(await fileFaults(tx)),
  ];
};

/**
 * Compares the record with its journal, and the database with what this version ships: finds any changed, removed or
 * reordered entry or version, and a function, trigger, policy or grant that is not ours. With heads that were kept
 * elsewhere, also a chain whose tail was cut or that was rewritten whole. It calls no function of the database but
 * PostgreSQL's own. All owners of the installation must be named; for some of them look at `owned` tables only.
 */
export const verifyAudit = (
  database: Database,
  ownerIds: readonly string[],
  known: Heads = {},
  tables: 'all' | 'owned' = 'all',
): Promise<Verification> =>
  withScope(database, [...new Set([...ownerIds, ...Object.keys(known)])], async (tx) => {
    await tx.execute(sql`select pg_catalog.set_config('search_path', 'pg_catalog', true),
      pg_catalog.set_config('timezone', 'UTC', true),
      -- What was taken back is of the record too.
      pg_catalog.set_config('app.struck', 'shown', true),
      -- Right after a large import the planner knows no sizes and would compare row by row.
      pg_catalog.set_config('enable_nestloop', 'off', true)`);
    const shipped = shippedDefinitions();
    const differences = compareDefinitions(shipped, await definitionsOf(tx));
    const chains = await chainFaults(tx, new Set([...ownerIds, ...Object.keys(known)]), known);
    const faults = await tableFaults(tx, trackedTables(shipped), tables);
    const counted = await tx.execute<{ total: number }>(
      sql`select coalesce(sum(cardinality(ids)), 0)::integer as total from kernel.change`,
    );
    return {
      entries: Object.values(chains.heads).reduce((sum, { seq }) => sum + seq, 0),
      versions: counted.rows[0]?.total ?? 0,
      heads: chains.heads,
      definitionsCompared: differences !== null,
      faults: [...(differences ?? []), ...chains.faults, ...faults],
    };
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
