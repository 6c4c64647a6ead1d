import type { MessageDescriptor } from '@lingui/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from './actor.ts';
import type { Derivation } from './derivation.ts';
import type { Handler } from './handlers.ts';
import type { SharedStates } from './joint-state.ts';
import type { PageSpec } from './pages.ts';
import type { Screens, Watcher } from './screens.ts';

/** One place of the navigation. */
export interface NavPlace {
  /** Below the house's address, for example `cases`. */
  readonly path: string;
  /** Written with `i18n` in a comment before it, because a manifest is also read where no macro is expanded. */
  readonly label: MessageDescriptor;
}

/** An address that programs call, answered with a document in the scope of the house it names. */
export interface ApiRoute<Scope> {
  /** For example `/api/c/:slug/scorecard`. */
  readonly path: string;
  /** The answer to a GET; `query` is what stands after the question mark, not yet looked at. */
  readonly answer: (scope: Scope, query: unknown) => Promise<unknown>;
}

/** What the addresses work with that screens ask while they are open. */
export interface LiveMeans<Scope> {
  readonly shared: SharedStates;
  readonly now: Clock;
  readonly screens: Screens;
  /** Carries out `work` in the scope of the house in the address, as the sender. */
  readonly inHouse: <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (scope: Scope) => Promise<T>,
  ) => Promise<T>;
  /** Who opens a stream on a house. */
  readonly watcher: (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<Watcher & { readonly house: Scope }>;
}

/**
 * Everything the house knows of a module. The build reads it too; nothing of it reaches a browser. `Scope` is what
 * API routes work with.
 */
export interface Module<Scope> {
  /** Folder and PostgreSQL schema. */
  readonly name: string;
  /** Modules whose index it may import, and along whose tables its foreign keys may run. */
  readonly dependsOn: readonly string[];
  readonly pages?: readonly PageSpec[];
  readonly navigation?: readonly NavPlace[];
  /** The file of its published views, relative to `src`. */
  readonly views?: string;
  readonly api?: ReadonlyArray<ApiRoute<Scope>>;
  /** Adds the addresses that its open screens ask: shared states and streams. */
  readonly live?: (app: FastifyInstance, means: LiveMeans<Scope>) => void;
  /** What it does when modules announce something. */
  readonly handlers?: readonly Handler[];
  /** What is recomputed inside every command that writes rows of watched tables. */
  readonly derivations?: readonly Derivation[];
}
