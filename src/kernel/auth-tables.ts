import { bigint, boolean, index, integer, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** The tables of the sign-in library (better-auth), with its own column names, and the counters of attempts. */
export const auth = pgSchema('auth');

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
const kept = () => ({ createdAt: instant('createdAt').notNull(), updatedAt: instant('updatedAt').notNull() });

export const user = auth.table('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('emailVerified').notNull(),
  image: text('image'),
  ...kept(),
});

export const session = auth.table(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: instant('expiresAt').notNull(),
    token: text('token').notNull().unique(),
    ipAddress: text('ipAddress'),
    userAgent: text('userAgent'),
    userId: text('userId')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    ...kept(),
  },
  (t) => [index('session_user').on(t.userId)],
);

export const account = auth.table(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('accountId').notNull(),
    providerId: text('providerId').notNull(),
    userId: text('userId')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('accessToken'),
    refreshToken: text('refreshToken'),
    idToken: text('idToken'),
    accessTokenExpiresAt: instant('accessTokenExpiresAt'),
    refreshTokenExpiresAt: instant('refreshTokenExpiresAt'),
    scope: text('scope'),
    password: text('password'),
    ...kept(),
  },
  (t) => [index('account_user').on(t.userId)],
);

export const verification = auth.table('verification', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: instant('expiresAt').notNull(),
  ...kept(),
});

/** Counters of attempts (sign-in and others) per hashed subject; the window begins at `since`. */
export const attempt = auth.table('attempt', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  since: instant('since').notNull(),
});

/** What a browser must sign, once: deleted as soon as anything comes back with it. `userId` where it is for one account. */
export const challenge = auth.table('challenge', {
  challenge: text('challenge').primaryKey(),
  purpose: text('purpose').notNull(),
  userId: text('userId').references(() => user.id, { onDelete: 'cascade' }),
  expiresAt: instant('expiresAt').notNull(),
});

/** A key of somebody's device, by which she signs in; only its public half is here. */
export const passkey = auth.table(
  'passkey',
  {
    id: text('id').primaryKey(),
    userId: text('userId')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** Host name for which it was made: a browser offers it nowhere else. */
    rpId: text('rpId').notNull(),
    credentialId: text('credentialId').notNull().unique(),
    publicKey: text('publicKey').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').notNull(),
    name: text('name').notNull(),
    createdAt: instant('createdAt').notNull(),
    lastUsedAt: instant('lastUsedAt'),
  },
  (t) => [index('passkey_user').on(t.userId)],
);

/** By what an app makes codes for an account, encrypted; asked for once it is confirmed. No code of `lastStep` or before passes. */
export const totp = auth.table('totp', {
  userId: text('userId')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  secret: text('secret').notNull(),
  confirmedAt: instant('confirmedAt'),
  lastStep: bigint('lastStep', { mode: 'number' }).notNull(),
});

/** Codes that were printed and not used yet, hashed. */
export const backupCode = auth.table(
  'backup_code',
  {
    userId: text('userId')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);
