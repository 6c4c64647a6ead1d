import type { I18n } from '@lingui/core';
import { createContext } from 'react-router';
import type { Actor, Clock } from './actor.ts';
import type { Files } from './files/files.ts';
import type { Fill } from './fills.ts';
import type { Handing } from './handing.ts';
import type { Gate } from './gate.ts';
import type { Locale } from './languages.ts';
import type { Links } from './links.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';
import type { MailPort } from './mail/port.ts';
import type { PageMessages } from './page-messages.ts';
import type { News } from './news.ts';
import type { Reading } from './reading.ts';
import type { Database } from './scope.ts';
import type { SharedStates } from './joint-state.ts';
import type { Showings } from './showings.ts';
import type { Strangers } from './strangers.ts';
import type { Typesetter } from './pdf/typesetter.ts';
import type { ToldRecords } from './told-tables.ts';

/** What the running program offers to pages and routes; one object for the life of the process. */
export interface Services {
  readonly log: Log;
  readonly database: Database;
  readonly live: Live;
  readonly news: News;
  readonly shared: SharedStates;
  readonly showings: Showings;
  /** What modules show at places of other modules' pages. */
  readonly fills: readonly Fill[];
  /** Records of all modules as an export gives them. */
  readonly told: ToldRecords;
  /** What takes a process seconds, such as a house's whole record, is made for one reader after the other. */
  readonly oneByOne: Gate;
  /** What addresses of links say, for whoever has no session. */
  readonly links: Links;
  /** What whoever has no session may read and send. */
  readonly strangers: Strangers;
  /** What mails say, and where they go. */
  readonly mail: MailPort;
  /** Makes PDF documents. */
  readonly typesetter: Typesetter;
  /** Files of the record, in and out. */
  readonly files: Files;
  readonly now: Clock;
}

/** Everything one request knows; set by the page handler, read by loaders and actions. */
export interface AppContext {
  readonly services: Services;
  readonly reading: Reading;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly i18n: I18n;
  /** Which messages each page brings; null in development, where it brings none and loads them all. */
  readonly pageMessages: PageMessages | null;
  /** What this answer's document hands its page; null when a script asks, which takes data alone. */
  readonly handing: Handing | null;
  /** Allows this answer's inline scripts in the content security policy; empty in development, which has none. */
  readonly nonce: string;
  readonly requestId: string;
  readonly remoteAddress: string;
  readonly now: Clock;
}

export const appContext = createContext<AppContext>();
