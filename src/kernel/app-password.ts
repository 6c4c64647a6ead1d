import { createHmac } from 'node:crypto';
import type { ClientConfig } from 'pg';

/** The application's login, the one that alone reaches accounts, sessions and password hashes, and the one by which strangers read what is published. */
export const logins = ['consilium_app', 'consilium_accounts', 'consilium_public'] as const;
export type Login = (typeof logins)[number];

/** Password of one of our logins, derived from the owner's so that no second secret is kept. */
export const appPassword = (ownerPassword: string, login: Login = 'consilium_app'): string =>
  createHmac('sha256', ownerPassword).update(login).digest('hex');

/** The owner's connection under one of our logins. */
export const connectionOf = (owner: ClientConfig, login: Login): ClientConfig => ({
  ...owner,
  user: login,
  password: appPassword(typeof owner.password === 'string' ? owner.password : '', login),
});

/** How the operator's connections name themselves. */
export const operatorName = 'consilium operator';

/**
 * The owner's connection with the rights of the application's login: row-level security holds, and the database knows
 * that whoever runs the installation acts.
 */
export const operatorConnection = (owner: ClientConfig): ClientConfig => ({
  ...owner,
  options: '-c role=consilium_app',
  application_name: operatorName,
});
