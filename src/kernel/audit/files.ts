import { sql } from 'drizzle-orm';
import type { Tx } from '../scope.ts';
import { type Fault, most } from './fault.ts';

/** Files whose sealed bytes are not those that the record names; no key is needed to tell. */
export const fileFaults = async (tx: Tx): Promise<Fault[]> => {
  const found = await tx.execute<{ owner_id: string; id: string }>(sql`
    select f.owner_id, f.id from kernel.file f
    where f.sealed_sha256 is distinct from (
      select encode(sha256(string_agg(p.bytes, ''::bytea order by p.place)), 'hex')
      from kernel.file_piece p where p.owner_id = f.owner_id and p.file_id = f.id)
    limit ${most}`);
  return found.rows.map((row) => ({
    code: 'file_changed',
    ownerId: row.owner_id,
    table: 'kernel.file_piece',
    rowId: row.id,
  }));
};
