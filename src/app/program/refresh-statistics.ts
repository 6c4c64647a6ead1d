import pg from 'pg';

/** Rows of a table that are looked at, in 300: enough for the planner, and time that an import does not wait for. */
const target = 30;

/** Connections that look through tables at the same time. */
const hands = 2;

const largestFirst = `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by pg_relation_size(c.oid) desc`;

/** Lets the planner see what a large load brought; only the owner's login may. */
export const refreshStatistics = async (owner: pg.ClientConfig): Promise<void> => {
  const clients = Array.from({ length: hands }, () => new pg.Client(owner));
  try {
    for (const client of clients) {
      await client.connect();
      await client.query(`set default_statistics_target = ${target}`);
    }
    const { rows } = (await clients[0]?.query<{ name: string }>(largestFirst)) ?? { rows: [] };
    const waiting = rows.map(({ name }) => name);
    const work = async (client: pg.Client) => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
        await client.query(`analyze ${name}`);
    };
    await Promise.all(clients.map(work));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
};
