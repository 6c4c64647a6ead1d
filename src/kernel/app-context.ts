import type { I18n } from '@lingui/core';
import { createContext } from 'react-router';
import type { Temporal } from 'temporal-polyfill';
import type { Locale } from './languages.ts';
import type { Log } from './log.ts';

/** What the running program offers to pages and routes (database, journal, …). Extended by the composition. */
export interface Services {
  readonly log: Log;
}

/** Who asks. PROVISIONAL: the lead's discriminated union takes this place. */
export type Actor =
  | { readonly kind: 'public' }
  | { readonly kind: 'user'; readonly personId: string; readonly name: string };

/** Everything one request knows; set by the page handler, read by loaders and actions. */
export interface AppContext {
  readonly services: Services;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly i18n: I18n;
  /** Allows this answer's inline scripts in the content security policy. */
  readonly nonce: string;
  readonly requestId: string;
  readonly remoteAddress: string;
  now(): Temporal.Instant;
}

export const appContext = createContext<AppContext>();
