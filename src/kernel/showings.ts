import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { actorEntry, type Actor } from './actor.ts';
import { uuidV7 } from './ids.ts';
import { type Database, type Tx, withScope } from './scope.ts';

/** Somebody was shown who these subjects are. Ids only. */
export type Showing = {
  readonly ownerId: string;
  readonly actor: Actor;
  readonly subjects: readonly string[];
  readonly at: Temporal.Instant;
};

/** Writes showings down before what they show leaves the program. */
export interface Showings {
  /** Resolves when the showing is committed; those of one moment share a statement. */
  record(showing: Showing): Promise<void>;
}

const moment = 10;

const insert = (tx: Tx, showings: readonly Showing[]) => {
  const rows = showings.map(({ ownerId, actor, subjects, at }) => ({
    owner_id: ownerId,
    id: uuidV7(at.epochMilliseconds),
    at: at.toString(),
    actor: actorEntry(actor),
    subjects: subjects.toSorted(),
  }));
  return tx.execute(sql`insert into kernel.showing (owner_id, id, at, actor, subjects)
    select owner_id, id, at, actor, subjects from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (owner_id uuid, id uuid, at timestamptz, actor jsonb, subjects jsonb)`);
};

/**
 * Each page waits until its own showing is committed. The first goes at once; those that come within ten milliseconds of it share
 * the next statement, so that a calm house waits for none and a busy one writes a hundred a second.
 */
export const openShowings = (database: Database): Showings => {
  type Waiting = { showing: Showing; done: () => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let lastBegun = -moment;
  const write = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    lastBegun = performance.now();
    const showings = batch.map(({ showing }) => showing);
    const owners = [...new Set(showings.map(({ ownerId }) => ownerId))];
    try {
      await withScope(database, owners, (tx) => insert(tx, showings));
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  };
  return {
    record: (showing) =>
      new Promise((done, failed) => {
        waiting.push({ showing, done, failed });
        if (waiting.length > 1) return;
        const soon = lastBegun + moment - performance.now();
        if (soon > 0) setTimeout(() => void write(), soon);
        else setImmediate(() => void write());
      }),
  };
};

type Row = { id: string; at: string; actor: Record<string, string>; subjects: string[] };

/** Digest of showings in the order of their ids: SHA-256 over a line for each. */
const digestOf = (rows: readonly Row[]): string => {
  const hash = createHash('sha256');
  for (const { id, at, actor, subjects } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    hash.update(
      `${id} ${at} ${JSON.stringify(Object.entries(actor).toSorted(([a], [b]) => (a < b ? -1 : 1)))} ${subjects.join(' ')}\n`,
    );
  return hash.digest('hex');
};

const columns = sql`id, at::text as at, actor, subjects`;

/** Marks the owner's unsealed showings with the entry that seals them; what that entry says of them, or null for none. */
export const sealInto = async (
  tx: Tx,
  ownerId: string,
  entryId: string,
): Promise<{ count: string; last: string; digest: string } | null> => {
  await tx.execute(sql`select set_config('timezone', 'UTC', true)`);
  const sealed = await tx.execute<Row>(sql`
    select ${columns} from kernel.seal_showings(${ownerId}, ${entryId})`);
  const last = sealed.rows
    .map(({ id }) => id)
    .toSorted()
    .at(-1);
  return last === undefined
    ? null
    : { count: String(sealed.rows.length), last, digest: digestOf(sealed.rows) };
};

/** Entries of the owner whose showings are not as they were sealed, by number; and showings said to be sealed by an entry that seals none. */
export const showingFaults = async (
  tx: Tx,
  ownerId: string,
): Promise<{ seqs: number[]; loose: string[] }> => {
  const seals = await tx.execute<{
    seq: string;
    id: string;
    event: { count: string; last: string; digest: string };
  }>(sql`
    select seq, id, events -> 0 as event from kernel.journal
    where owner_id = ${ownerId} and command = 'kernel.seal-showings' order by seq`);
  const seqs: number[] = [];
  for (const { seq, id, event } of seals.rows) {
    const { rows } = await tx.execute<Row>(
      sql`select ${columns} from kernel.showing where owner_id = ${ownerId} and sealed_by = ${id}`,
    );
    if (String(rows.length) !== event.count || digestOf(rows) !== event.digest) seqs.push(Number(seq));
  }
  const loose = await tx.execute<{ id: string }>(sql`
    select id from kernel.showing s where owner_id = ${ownerId} and sealed_by is not null
      and not exists (select from kernel.journal j where j.owner_id = s.owner_id and j.id = s.sealed_by
        and j.command = 'kernel.seal-showings') limit 100`);
  return { seqs, loose: loose.rows.map(({ id }) => id) };
};
