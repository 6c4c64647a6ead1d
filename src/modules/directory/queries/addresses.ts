import { sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';

/** By which address people with a role at the house today are reached: the one they sign in with, else the one they were last invited by; whoever has neither is missing. */
export const addressesOf = async (tx: Tx, today: string): Promise<ReadonlyMap<string, string>> => {
  const found = await tx.execute<{ person_id: string; email: string }>(
    sql`select person_id, email from directory.addresses(${today})`,
  );
  return new Map(found.rows.map(({ person_id: id, email }) => [id, email]));
};
