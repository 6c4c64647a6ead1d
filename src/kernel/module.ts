import type { MessageDescriptor } from '@lingui/core';
import type { FastifyRequest } from 'fastify';
import type { Services } from './app-context.ts';
import type { HouseAudience } from './audience.ts';
import type { Derivation } from './derivation.ts';
import type { DueTime } from './due.ts';
import type { Handler } from './handlers.ts';
import type { PageSpec, PublicPage } from './pages.ts';
import type { Right } from './rights.ts';
import type { Screen } from './screens.ts';
import type { Striking } from './striking.ts';
import type { Tells, UntoldRecords } from './told-tables.ts';

/** One place of the navigation. */
export interface NavPlace {
  /** Below the house's address, for example `cases`. */
  readonly path: string;
  /** Written with `i18n` in a comment before it, because a manifest is also read where no macro is expanded. */
  readonly label: MessageDescriptor;
}

/** An address that programs and open screens call, answered with a document in the scope of the house it names. */
export interface ApiRoute<Scope> {
  /** For example `/api/c/:slug/scorecard`. */
  readonly path: string;
  readonly who: HouseAudience;
  /** The answer to a GET: an object, or its JSON as text. Nothing of the request has been looked at yet. */
  readonly answer: (scope: Scope, request: FastifyRequest, services: Services) => Promise<unknown>;
}

/** An address that sends events for as long as its reader may stay. */
export interface StreamRoute<Scope> {
  readonly path: string;
  readonly who: HouseAudience;
  /** Refuses while that can still be said; else returns what is done with the open screen. */
  readonly open: (
    scope: Scope,
    request: FastifyRequest,
    services: Services,
  ) => Promise<(screen: Screen) => Promise<void>>;
}

/**
 * Everything the house knows of a module. The build reads it too; nothing of it reaches a browser. `Scope` is what
 * API routes and streams work with.
 */
export interface Module<Scope> {
  /** Folder and PostgreSQL schema. */
  readonly name: string;
  /** Modules whose index it may import, and along whose tables its foreign keys may run. */
  readonly dependsOn: readonly string[];
  readonly pages?: readonly PageSpec[];
  /** What strangers see of it: no more than what is published. */
  readonly publicPages?: readonly PublicPage[];
  /** What people of a house may see and do of it, in words. */
  readonly rights?: readonly Right[];
  readonly navigation?: readonly NavPlace[];
  /** The file of its published views, relative to `src`. */
  readonly views?: string;
  readonly api?: ReadonlyArray<ApiRoute<Scope>>;
  readonly streams?: ReadonlyArray<StreamRoute<Scope>>;
  /** What it does when modules announce something. */
  readonly handlers?: readonly Handler[];
  /** What is recomputed inside every command that writes rows of watched tables. */
  readonly derivations?: readonly Derivation[];
  /** What it does once a moment has come. */
  readonly dueTimes?: readonly DueTime[];
  /** Which of its records people take back and restore. */
  readonly striking?: Striking;
  /** Its records as an export gives them and an import takes them back. */
  readonly tells?: Tells;
  /** Its records that no file can feed. */
  readonly untold?: UntoldRecords;
}
