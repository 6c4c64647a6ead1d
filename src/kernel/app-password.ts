import { createHmac } from 'node:crypto';
import type { ClientConfig } from 'pg';

/** The application's login, and the one that alone reaches accounts, sessions and password hashes. */
export type Login = 'consilium_app' | 'consilium_accounts';

/** Password of one of our logins, derived from the owner's so that no second secret is kept. */
export const appPassword = (ownerPassword: string, login: Login = 'consilium_app'): string =>
  createHmac('sha256', ownerPassword).update(login).digest('hex');

/** The owner's connection under one of our logins. */
export const connectionOf = (owner: ClientConfig, login: Login): ClientConfig => ({
  ...owner,
  user: login,
  password: appPassword(typeof owner.password === 'string' ? owner.password : '', login),
});
