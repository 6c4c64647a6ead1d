import type { ErrorCode } from '../../kernel/error-codes.ts';
import pg from 'pg';
import { connectionOf } from '../../kernel/app-password.ts';
import { assertHangulTrigrams } from '../../kernel/cluster/trigrams.ts';
import { refused } from '../../kernel/errors.ts';
import { migrateAll } from '../migrate.ts';

/** Why a server of one's own cannot be used, by the driver's code. */
const reasons: Readonly<Record<string, ErrorCode>> = {
  ECONNREFUSED: 'database_not_answering',
  ENOTFOUND: 'database_not_answering',
  ETIMEDOUT: 'database_not_answering',
  ENOENT: 'database_not_answering',
  '28P01': 'database_login_refused',
  '28000': 'database_login_refused',
  '3D000': 'database_unknown',
  '42501': 'database_rights_missing',
  // Raised by the first migration after 0.1.0.
  CS001: 'record_of_earlier_version',
};

const codeOf = (error: unknown): string => {
  const at = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return at instanceof Error && 'code' in at ? String(at.code) : '';
};

/** A refusal that says why a server of one's own cannot be used; any other error as it is. */
export const inOurWords = (error: unknown): unknown => {
  const code = codeOf(error);
  const known = reasons[code];
  return known === undefined ? error : refused(known, { code });
};

const onStandardError = (message: string): void => void process.stderr.write(`${message}\n`);

/** Brings the database to this version, checks that it can search Hangul, and returns the application's login. */
export const readyDatabase = async (owner: pg.ClientConfig): Promise<pg.ClientConfig> => {
  await migrateAll(owner, onStandardError).catch((error: unknown) => {
    throw inOurWords(error);
  });
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await assertHangulTrigrams(client);
  } finally {
    await client.end();
  }
  return connectionOf(owner, 'consilium_app');
};
