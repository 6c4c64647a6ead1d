import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '../scope.ts';
import { most, type Fault } from './fault.ts';

/** The end of an owner's chain. */
export type Head = { readonly seq: number; readonly hash: string };

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

const zero = '0'.repeat(64);
const empty = createHash('sha256').update('').digest('hex');

/*
 * - an entry's `hash` is over `prev` and the text below, which is what `kernel.entry_text` made of it;
 * - its `changes_hash` is over its batches' hashes in the order of `position`; without a batch it is the hash of nothing;
 * - a batch's hash, one line of `kernel.change`, is over the text of table name, space, ids, space, versions, space, where
 *   ids and versions are PostgreSQL's text of an array (`{a,b}`; nothing where all versions are 1), and after it the
 *   32 bytes of each row's hash in the order of the ids.
 */
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
    select seq, prev, hash, change_count, changes_hash, total, digest,
           jsonb_build_object('owner', owner_id, 'seq', seq, 'id', id, 'at', at, 'actor', actor, 'command', command,
             'reason', reason, 'changes', change_count, 'digest', changes_hash, 'events', events, 'topics', topics)::text as text
    from page left join digests on entry_id = id order by seq`);
  return found.rows;
};

const lineFaults = (line: Line, ownerId: string, before: Head): Fault[] => {
  const seq = Number(line.seq);
  const own = createHash('sha256')
    .update(line.prev + line.text)
    .digest('hex');
  const found: [string, boolean, number][] = [
    ['entry_missing', seq !== before.seq + 1, before.seq + 1],
    ['chain_broken', line.prev !== before.hash, seq],
    ['entry_changed', own !== line.hash, seq],
    [
      'changes_differ',
      (line.total ?? 0) !== line.change_count || (line.digest ?? empty) !== line.changes_hash,
      seq,
    ],
  ];
  return found.flatMap(([code, isFault, at]) => (isFault ? [{ code, ownerId, seq: at }] : []));
};

/** Walks one owner's chain: numbers, links, each entry's own hash, the digest of what it changed, and a head kept elsewhere. */
export const walkChain = async (
  tx: Tx,
  ownerId: string,
  known: Head | undefined,
): Promise<{ faults: Fault[]; head: Head }> => {
  const faults: Fault[] = [];
  let at: Head = { seq: 0, hash: zero };
  let seenKnown = known === undefined || known.seq === 0;
  while (faults.length < most) {
    const lines = await linesAfter(tx, ownerId, at.seq);
    if (lines.length === 0) break;
    for (const line of lines) {
      faults.push(...lineFaults(line, ownerId, at));
      at = { seq: Number(line.seq), hash: line.hash };
      if (known?.seq === at.seq) {
        seenKnown = true;
        if (known.hash !== at.hash) faults.push({ code: 'chain_rewritten', ownerId, seq: at.seq });
      }
    }
  }
  if (!seenKnown) faults.push({ code: 'tail_cut', ownerId, seq: at.seq });
  const found = await tx.execute<{ seq: string; hash: string }>(
    sql`select seq, hash from kernel.journal_head where owner_id = ${ownerId}`,
  );
  const top = found.rows[0];
  if (Number(top?.seq ?? 0) !== at.seq || (top?.hash ?? zero) !== at.hash)
    faults.push({ code: 'head_differs', ownerId, seq: at.seq });
  return { faults, head: at };
};
