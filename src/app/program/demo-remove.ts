import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { perform } from '../../kernel/command.ts';
import { installationId } from '../../kernel/ids.ts';
import { inHouse, type Database } from '../../kernel/scope.ts';
import { noteRemoval } from '../sign-in/commands/note-removal.ts';
import { houses } from '../../modules/directory/index.ts';
import { demonstrationAccounts, demonstrationEmail } from '../demo/accounts.ts';
import type { Subcommand } from './subcommand.ts';
import { operatorCall, withProgram } from './with-program.ts';

/**
 * Deletes the sign-ins of who belongs to demonstration centres alone, and everything those centres own. The one deletion of whole records there is:
 * what it removes was invented. Runs as the owner of the database, in one transaction, which writes the removal into the
 * installation's own chain.
 */
export const removeHouses = async (
  owner: pg.ClientConfig,
  { house }: Pick<Database, 'house'>,
  houseIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> => {
  if (houseIds.length === 0) return;
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.owner_ids', $1, true), set_config('app.struck', 'shown', true)`,
      [`{${[...houseIds, installationId].join(',')}}`],
    );
    await client.query(
      `with area as (select id from directory.organisation where id = any ($1) or parent_id = any ($1)),
            role as (select p.user_id, a.organisation_id in (select id from area) as here
                     from directory.person p join directory.affiliation a on a.person_id = p.id)
       delete from auth."user" u
       where (u.email = any ($2) or exists (select from role where user_id = u.id and here))
         and not exists (select from role where user_id = u.id and not here)`,
      [houseIds, demonstrationAccounts.map(demonstrationEmail)],
    );
    for (const table of await tablesChildrenFirst(client))
      await client.query(`delete from ${table} where owner_id = any ($1)`, [houseIds]);
    await client.query(
      `with area as (select id from directory.organisation where id = any ($1) or parent_id = any ($1)),
            gone as (delete from directory.affiliation where organisation_id in (select id from area) returning person_id)
       delete from directory.person p using gone where p.id = gone.person_id and not exists (
         select from directory.affiliation a where a.person_id = p.id and a.organisation_id not in (select id from area))`,
      [houseIds],
    );
    await client.query(`delete from directory.organisation where parent_id = any ($1)`, [houseIds]);
    await client.query(`delete from directory.organisation where id = any ($1)`, [houseIds]);
    const tx = inHouse(drizzle(client), house);
    await perform(tx, noteRemoval, operatorCall(installationId, now), { houseIds: [...houseIds] });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.end();
  }
};

/** Tables of owners' rows, those that point to others first. */
const tablesChildrenFirst = async (client: pg.Client): Promise<string[]> => {
  const found = await client.query<{ name: string; parents: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
           array(select distinct format('%I.%I', pn.nspname, p.relname) from pg_constraint k
                 join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
                 where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relrowsecurity`);
  const ordered: string[] = [];
  const rest = new Map(found.rows.map((row) => [row.name, row.parents]));
  while (rest.size > 0) {
    const free = [...rest.keys()].filter(
      (name) => ![...rest.values()].some((parents) => parents.includes(name)),
    );
    if (free.length === 0) throw new Error('tables point to each other in a circle');
    for (const name of free) {
      ordered.push(name);
      rest.delete(name);
    }
  }
  return ordered;
};

export const demoRemove: Subcommand = {
  words: ['demo', 'remove'],
  usage: '',
  positionals: [],
  options: {},
  run: (invocation) =>
    withProgram(invocation, 'removing the demonstration', async ({ owner, database, now }) => {
      const found = (await houses(database)).filter((house) => house.demonstration);
      const houseIds = found.map((house) => house.id);
      await removeHouses(owner, database, houseIds, now);
      const slugs = found.map((house) => house.slug);
      return {
        document: { removed: slugs },
        text:
          slugs.length === 0
            ? 'There was no demonstration.'
            : `Removed: ${slugs.join(', ')}, with its sign-ins.`,
        code: 0,
      };
    }),
};
