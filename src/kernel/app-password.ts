import { createHmac } from 'node:crypto';

/** Password of the application login, derived from the owner's so that no second secret is kept. */
export const appPassword = (ownerPassword: string): string =>
  createHmac('sha256', ownerPassword).update('consilium_app').digest('hex');
