import type { ClientConfig } from 'pg';

/**
 * How long a request may use the database, in milliseconds: for its pools only, an import takes the time it needs.
 * Beyond, the reader is told so (503) and nothing was saved.
 */
export const pageLimits = {
  statement_timeout: 20_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
} as const satisfies ClientConfig;
