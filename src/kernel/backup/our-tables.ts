import type { Client } from 'pg';

/**
 * A table as a backup takes it: name and columns as SQL writes them, without columns that are computed; and the order of
 * its rows, which is that of its key: how they lie on the disk differs from one database to the next.
 */
export type OurTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly order: string;
  readonly forced: boolean;
};

/** Every schema of the database is ours but these; the migrations' own list is compared, not copied. */
const ours = `n.nspname !~ '^(pg_|information_schema$|public$|kernel_migration$)'`;

/** What ends with a restore: whoever was signed in signs in again. Their tokens stand in no backup. */
const leftOut = ['auth.challenge', 'auth.session', 'auth.verification'];

/** All tables of ours, from the catalogue, so that none can be forgotten. */
export const ourTables = async (client: Client): Promise<OurTable[]> => {
  const found = await client.query<OurTable>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as forced,
       array(select quote_ident(a.attname) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       coalesce((select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
          from pg_index i, unnest(i.indkey::smallint[]) with ordinality as k (attnum, place), pg_attribute a
          where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum),
         format('%I::text collate "C"', c.relname)) as order
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and ${ours} and not n.nspname || '.' || c.relname = any ($1)
     order by 1`,
    [leftOut],
  );
  return found.rows;
};

export type OurSequence = { readonly name: string; readonly last: string; readonly isCalled: boolean };

/** Where the sequences of our tables stand. */
export const ourSequences = async (client: Client): Promise<OurSequence[]> => {
  const found = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ours} order by 1`,
  );
  const all: OurSequence[] = [];
  for (const { name } of found.rows) {
    const [at] = (
      await client.query<Omit<OurSequence, 'name'>>(
        `select last_value::text as last, is_called as "isCalled" from ${name}`,
      )
    ).rows;
    if (at) all.push({ name, ...at });
  }
  return all;
};

/** The foreign keys of our tables, with the words that make them again. */
export const ourForeignKeys = async (
  client: Client,
): Promise<{ table: string; name: string; definition: string }[]> => {
  const found = await client.query<{ table: string; name: string; definition: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
       pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and ${ours} order by 1, 2`,
  );
  return found.rows;
};

/** A table of ours that has rows; null when this login sees none in any. */
export const filledTable = async (client: Client): Promise<string | null> => {
  for (const { name } of await ourTables(client)) {
    const found = await client.query<{ filled: boolean }>(`select exists (select from ${name}) as filled`);
    if (found.rows[0]?.filled === true) return name;
  }
  return null;
};

/** Hashes of the migrations this database went through, in order. */
export const migrationsOf = async (client: Client): Promise<string[]> =>
  (
    await client.query<{ hash: string }>('select hash from kernel_migration.__drizzle_migrations order by id')
  ).rows.map(({ hash }) => hash);
