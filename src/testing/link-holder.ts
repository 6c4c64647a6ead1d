import { openAccounts } from '../app/sign-in/accounts.ts';
import { browser } from './browser.ts';
import type { TestCentre } from './centre.ts';
import { testDatabase } from './database.ts';

/** A browser of nobody's, in the hands of whoever was given an address of a link; `end` lets its connections go. */
export const linkHolder = ({ database, now }: TestCentre) => {
  const accounts = openAccounts(testDatabase().accounts, 'http://localhost');
  const installation = { accounts, demonstration: false, loading: null, firstCode: null } as never;
  return { open: () => browser({ database, now }, installation), end: () => accounts.pool.end() };
};

/** The address of a link that a page shows to be handed over, below the program. */
export const linkOn = (html: string): string =>
  /http:\/\/localhost(\/l\/[\w-]{64})</.exec(html)?.[1] ?? 'no link';
