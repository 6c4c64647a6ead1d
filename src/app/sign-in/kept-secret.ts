import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Accounts } from './accounts.ts';

const algorithm = 'aes-256-gcm';
const keyOf = ({ secret }: Pick<Accounts, 'secret'>): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'consilium', 'codes', 32));

/** A secret of an account as it is kept: encrypted under a key that follows from the installation's, for this account alone. */
export const sealedSecret = (accounts: Pick<Accounts, 'secret'>, userId: string, secret: Buffer): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, keyOf(accounts), nonce).setAAD(Buffer.from(userId));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
};

/** The secret that was kept; null where another installation, or for another account, has sealed it. */
export const openedSecret = (
  accounts: Pick<Accounts, 'secret'>,
  userId: string,
  sealed: string,
): Buffer | null => {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const cipher = createDecipheriv(algorithm, keyOf(accounts), bytes.subarray(0, 12))
      .setAAD(Buffer.from(userId))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]);
  } catch {
    return null;
  }
};
