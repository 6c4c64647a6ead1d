import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../kernel/scope.ts';
import { localDay } from '../../kernel/zone.ts';
import {
  indicatorSet,
  indicatorSetNames,
  type Period,
  recordYears,
  scorecardOf,
} from '../../modules/quality/index.ts';

type Place = { readonly id: string; readonly slug: string; readonly zone: string };

/**
 * A digest of all scorecards of each house as they were at a moment, by its slug: SHA-256 (hex) over the documents of
 * every set, for all dates and for each year of the record. Opens each house in turn within this transaction.
 */
export const figureDigests = async (tx: Tx, at: Temporal.Instant): Promise<Record<string, string>> => {
  const places = await tx.execute<Place>(
    sql`select id, slug, zone from directory.organisation where slug is not null order by slug`,
  );
  const digests: Record<string, string> = {};
  for (const { id, slug, zone } of places.rows) {
    await tx.execute(sql`select set_config('app.owner_ids', ${`{${id}}`}, true)`);
    const hash = createHash('sha256');
    const today = localDay(at, zone);
    for (const set of indicatorSetNames().map(indicatorSet)) {
      const years = await recordYears(tx, { set, ownerId: id });
      const periods: Period[] = [{ kind: 'all' }, ...years.map((year) => ({ kind: 'year', year }) as const)];
      for (const period of periods)
        hash.update(JSON.stringify(await scorecardOf(tx, { centre: slug, ownerId: id, set, period, today })));
    }
    digests[slug] = hash.digest('hex');
  }
  return digests;
};
