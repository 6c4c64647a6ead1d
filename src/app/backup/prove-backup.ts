import type { ClientConfig } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { type Heads, verifyAudit } from '../../kernel/audit/verify.ts';
import { loadBackup } from '../../kernel/backup/load-backup.ts';
import type { Manifest, TableContent } from '../../kernel/backup/manifest.ts';
import { headsIn, withSnapshot } from '../../kernel/backup/snapshot.ts';
import { contentOf } from '../../kernel/backup/write-backup.ts';
import type { Keys } from '../../kernel/key-file.ts';
import { type Database, withScope } from '../../kernel/scope.ts';
import { figureDigests } from './figures.ts';
import { everyOwner } from './take-backup.ts';

/** What a drill compares, each with the names of what differs. */
export type Proof = {
  readonly tables: readonly string[];
  readonly heads: readonly string[];
  readonly figures: readonly string[];
  /** Faults that `audit verify` finds in the restored record. */
  readonly faults: readonly { readonly code: string }[];
};
export type Proved = { readonly manifest: Manifest; readonly proof: Proof; readonly isProved: boolean };

const differing = (
  said: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): string[] =>
  [...new Set([...Object.keys(said), ...Object.keys(found)])].filter(
    (name) => JSON.stringify(said[name]) !== JSON.stringify(found[name]),
  );

const byName = (tables: readonly TableContent[]) =>
  Object.fromEntries(tables.map((table) => [table.name, table]));

const compare = async (owner: ClientConfig, database: Database, manifest: Manifest): Promise<Proof> => {
  const { opening, tables } = manifest;
  const held = await withSnapshot(owner, everyOwner, async (snapshot) => ({
    tables: byName(await contentOf(snapshot)),
    heads: await headsIn(snapshot),
    owners: await everyOwner(snapshot.client),
  }));
  const figures = await withScope(database, [], (tx) => figureDigests(tx, Temporal.Instant.from(opening.at)));
  const { faults } = await verifyAudit(database, held.owners, opening.heads);
  return {
    tables: differing(byName(tables), held.tables),
    heads: differing(opening.heads, held.heads satisfies Heads),
    figures: differing(opening.figures, figures),
    faults,
  };
};

/**
 * Loads a backup into an empty database that nobody needs and compares what is then there with what the backup says: every
 * table's rows and digest, the heads of the chains, all scorecards; and verifies the journal.
 */
export const proveBackup = async (
  { owner, database }: { owner: ClientConfig; database: Database },
  backup: { path: string; keys: Keys },
): Promise<Proved> => {
  const manifest = await loadBackup(owner, backup);
  const proof = await compare(owner, database, manifest);
  return { manifest, proof, isProved: Object.values(proof).every(({ length }) => length === 0) };
};
