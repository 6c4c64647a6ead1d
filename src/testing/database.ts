import type { ClientConfig } from 'pg';
import { inject } from 'vitest';
import { connectionOf, operatorConnection } from '../kernel/app-password.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's login on the cluster of this test run; its database is the migrated template. */
    ownerLogin: { host: string; port: number; user: string; password: string; database: string };
  }
}

/** The logins on this worker's own clone of the migrated database: as owner, as the application, for accounts, as a stranger, and as the operator. */
export function testDatabase(): {
  owner: ClientConfig;
  app: ClientConfig;
  accounts: ClientConfig;
  publics: ClientConfig;
  operator: ClientConfig;
} {
  const owner = { ...inject('ownerLogin'), database: workerDatabase(process.env['VITEST_POOL_ID'] ?? '1') };
  return {
    owner,
    app: connectionOf(owner, 'consilium_app'),
    accounts: connectionOf(owner, 'consilium_accounts'),
    publics: connectionOf(owner, 'consilium_public'),
    operator: operatorConnection(owner),
  };
}

/** Name of a worker's database. */
export function workerDatabase(worker: number | string): string {
  return `w${worker}`;
}
