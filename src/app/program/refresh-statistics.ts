import pg from 'pg';

/** Lets the planner see what a large load brought; only the owner's login may. */
export const refreshStatistics = async (owner: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
};
