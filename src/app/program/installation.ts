import { createHmac } from 'node:crypto';
import type { Config } from '../../kernel/config.ts';
import type { House } from '../../modules/directory/index.ts';
import type { Accounts } from '../sign-in/accounts.ts';

/** What the shell knows of this installation while it runs. */
export type Installation = {
  readonly accounts: Accounts;
  /** Whether demonstration accounts can sign in, now or once the demonstration is loaded. */
  readonly demonstration: boolean;
  /** Progress of loading the demonstration; null when there is nothing (more) to load. */
  loading: { done: number; all: number } | null;
  /** One-time code for making the first administrator; null when somebody was here at the start. */
  readonly firstCode: string | null;
};

/** The code of an installation, 12 digits: derived from its secret, so that two servers on one database say the same. */
const firstCodeOf = (secret: string): string => {
  const bytes = createHmac('sha256', secret).update('first administrator').digest();
  return String(bytes.readBigUInt64BE() % 1_000_000_000_000n).padStart(12, '0');
};

/** An empty installation loads the demonstration or, when told not to, waits for its first administrator. */
export const installationOf = (accounts: Accounts, config: Config, there: readonly House[]): Installation => {
  const toLoad = there.length === 0 && config.demonstration !== 'none';
  return {
    accounts,
    demonstration: toLoad || there.some((house) => house.demonstration),
    loading: toLoad ? { done: 0, all: 0 } : null,
    firstCode: there.length === 0 && !toLoad ? firstCodeOf(accounts.secret) : null,
  };
};
