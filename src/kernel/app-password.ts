import { createHmac } from 'node:crypto';

/** The application login's password, derived from the owner's, so that there is no second secret to keep. */
export function appPassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update('consilium_app').digest('hex');
}
