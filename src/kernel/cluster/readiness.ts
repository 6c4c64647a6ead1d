import { Client, type ClientConfig } from 'pg';

/** Settings for one login over the cluster's socket; nothing is taken from the environment. */
export function loginOf(
  socketFolder: string,
  user: string,
  password: string,
  database: string,
): ClientConfig {
  return { host: socketFolder, port: 5432, user, password, database, ssl: false };
}

/** Whether a login works now: 'ready', 'starting' (try again), or 'no_database'. Other errors are thrown. */
export async function tryLogin(login: ClientConfig): Promise<'ready' | 'starting' | 'no_database'> {
  const client = new Client(login);
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return verdictOn((error as { code?: string }).code, error);
  } finally {
    await client.end().catch(() => {});
  }
}

function verdictOn(code: string | undefined, error: unknown): 'starting' | 'no_database' {
  const notYet = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'];
  if (code === '3D000') return 'no_database';
  if (code !== undefined && notYet.includes(code)) return 'starting';
  // A server that goes away in the middle of the greeting gives an error without a code.
  if (code === undefined && error instanceof Error && error.message.includes('Connection terminated'))
    return 'starting';
  throw error;
}

/** Makes a database unless it is there. */
export async function ensureDatabase(ownerLogin: ClientConfig, database: string): Promise<void> {
  const client = new Client(ownerLogin);
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
