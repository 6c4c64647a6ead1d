import { hkdfSync } from 'node:crypto';
import { betterAuth } from 'better-auth';
import type pg from 'pg';
import { type Gate, openGate } from '../../kernel/gate.ts';
import { lastingPool } from '../../kernel/lasting-pool.ts';

/** Seconds after which a session that is used is prolonged. */
export const prolongAfter = 60 * 60;

/** Sign-in by password with sessions in the database; who may do what is ours (directory's affiliations). */
const build = (pool: pg.Pool, secret: string, baseURL: string) =>
  betterAuth({
    database: pool,
    secret,
    baseURL,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: 12, maxPasswordLength: 200, autoSignIn: false },
    session: { expiresIn: 60 * 60 * 12, updateAge: prolongAfter },
    advanced: { cookiePrefix: 'consilium', defaultCookieAttributes: { sameSite: 'strict', httpOnly: true } },
  });

export type Accounts = ReturnType<typeof build> & {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** Whether cookies travel over TLS alone. */
  readonly secure: boolean;
  /** Passwords are judged one at a time. */
  readonly gate: Gate;
  /** Id of the account with this address, or null. */
  readonly idOf: (email: string) => Promise<string | null>;
  /** The address of the account with this id, or null. */
  readonly emailOf: (userId: string) => Promise<string | null>;
  /** Since when the account with this address has its password, as text; empty for no account. */
  readonly passwordSince: (email: string) => Promise<string>;
  /**
   * What the account with this address keeps of its password, or null for no account. Waits until a change of it that is
   * under way is over: whatever was committed before is met by any change that comes later.
   */
  readonly standingHash: (email: string) => Promise<string | null>;
};

/** How many may wait for their password to be judged: three seconds' worth. */
export const waiting = 20;

/**
 * The accounts of the installation. The library gets a login of its own (`consilium_accounts`) that reaches its schema
 * alone; its secret is derived from that login's password, so that all processes on one database share their sessions.
 */
export const openAccounts = (connection: pg.ClientConfig, origin: string): Accounts => {
  const pool = lastingPool('accounts', { ...connection, max: 4, options: '-c search_path=auth' });
  const password = typeof connection.password === 'string' ? connection.password : '';
  const secret = Buffer.from(hkdfSync('sha256', password, 'consilium', 'sessions', 32)).toString('hex');
  return Object.assign(build(pool, secret, origin), {
    pool,
    secret,
    secure: origin.startsWith('https:'),
    gate: openGate(waiting),
    idOf: async (email: string) => {
      const found = await pool.query<{ id: string }>('select id from "user" where email = $1', [email]);
      return found.rows[0]?.id ?? null;
    },
    emailOf: async (userId: string) => {
      const found = await pool.query<{ email: string }>('select email from "user" where id = $1', [userId]);
      return found.rows[0]?.email ?? null;
    },
    passwordSince: async (email: string) => {
      const found = await pool.query<{ since: string }>(
        `select a."updatedAt"::text as since from "user" u join account a on a."userId" = u.id
         where u.email = $1 and a."providerId" = 'credential'`,
        [email],
      );
      return found.rows[0]?.since ?? '';
    },
    standingHash: async (email: string) => {
      const found = await pool.query<{ password: string }>(
        `select a.password from "user" u join account a on a."userId" = u.id
         where u.email = $1 and a."providerId" = 'credential' for share of a`,
        [email],
      );
      return found.rows[0]?.password ?? null;
    },
  });
};
