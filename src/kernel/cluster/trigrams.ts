import type { ClientBase } from 'pg';
import { refused } from '../errors.ts';

/**
 * Refuses a database whose trigram search drops Hangul: with a C character type it finds nothing, without an
 * error. Needs the extension pg_trgm, so it runs after migration; also on a database of one's own.
 */
export async function assertHangulTrigrams(client: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ many: number }>(
    `select coalesce(cardinality(show_trgm('난소')), 0)::int as many`,
  );
  if ((rows[0]?.many ?? 0) === 0) throw refused('database_without_hangul_search');
}
