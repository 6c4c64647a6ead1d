import { openGate } from '../kernel/gate.ts';
import { lastingPool } from '../kernel/lasting-pool.ts';
import { openPublicDatabase } from '../kernel/public-reading.ts';
import type { Database } from '../kernel/scope.ts';
import { openStrangers, type Strangers } from '../kernel/strangers.ts';
import { testDatabase } from './database.ts';

const openedOn = new WeakMap<Database, Strangers>();

/** Strangers at this worker's database, by the login that is theirs. */
export const testStrangers = (database: Database): Strangers => {
  const known = openedOn.get(database);
  if (known !== undefined) return known;
  const { publics, accounts } = testDatabase();
  const counters = lastingPool('accounts', { ...accounts, options: '-c search_path=auth' });
  const opened = openStrangers({
    published: openPublicDatabase(publics),
    database,
    counters,
    gate: openGate(5),
  });
  openedOn.set(database, opened);
  return opened;
};
