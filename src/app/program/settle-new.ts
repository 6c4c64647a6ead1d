import type { ClientConfig } from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { operatorConnection } from '../../kernel/app-password.ts';
import { execute } from '../../kernel/command.ts';
import { settleAll } from '../../kernel/settle-all.ts';
import { type Database, openDatabase, withScope } from '../../kernel/scope.ts';
import { lacksTurns } from '../../modules/board/index.ts';
import { houses } from '../../modules/directory/index.ts';
import { openHouse } from '../modules.ts';

/**
 * Computes the facts of every house that asks boards and has nothing in anybody's list: the version before kept no lists, and
 * nobody would be asked about anybody. Whatever of the program is started first after an upgrade does it, before it writes: what it
 * wrote would look as if all had been done. Returns the houses' addresses.
 */
export const settleNew = async (database: Database, now: () => Temporal.Instant): Promise<string[]> => {
  const settled: string[] = [];
  for (const { id, slug } of await houses(database)) {
    if (!(await withScope(database, [id], (tx) => lacksTurns(tx, id)))) continue;
    await execute(database, settleAll, { actor: { kind: 'operator' }, ownerId: id, now: now() }, {});
    settled.push(slug);
  }
  return settled;
};

/** The same by connections of its own, which are gone afterwards: a record may be restored into this database. */
export const settleBefore = async (
  owner: ClientConfig,
  now: () => Temporal.Instant,
  say: (message: string) => void,
): Promise<void> => {
  const database = openDatabase(operatorConnection(owner), openHouse(), 2);
  try {
    for (const slug of await settleNew(database, now)) say(`${slug}: what this version keeps was computed`);
  } finally {
    await database.close();
  }
};
