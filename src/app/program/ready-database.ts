import pg from 'pg';
import { appPassword } from '../../kernel/app-password.ts';
import { assertHangulTrigrams } from '../../kernel/cluster/trigrams.ts';
import { migrateAll } from '../migrate.ts';

/** Brings the database to this version, checks that it can search Hangul, and returns the application's login. */
export const readyDatabase = async (owner: pg.ClientConfig): Promise<pg.ClientConfig> => {
  await migrateAll(owner);
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await assertHangulTrigrams(client);
  } finally {
    await client.end();
  }
  return { ...owner, user: 'consilium_app', password: appPassword(String(owner.password ?? '')) };
};
