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
  /** One-time code for making the first administrator; null once there is one. */
  firstCode: string | null;
};

/** An empty installation loads the demonstration or, when told not to, waits for its first administrator. */
export const installationOf = (
  accounts: Accounts,
  config: Config,
  there: readonly House[],
  newCode: () => string,
): Installation => {
  const toLoad = there.length === 0 && config.demonstration !== 'none';
  return {
    accounts,
    demonstration: toLoad || there.some((house) => house.demonstration),
    loading: toLoad ? { done: 0, all: 0 } : null,
    firstCode: there.length === 0 && !toLoad ? newCode() : null,
  };
};
