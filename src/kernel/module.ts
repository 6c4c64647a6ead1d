import type { PageSpec } from './pages.ts';

/** What the house knows of a module before anything of it runs. Plain data: the build reads it too. */
export interface Module {
  /** Folder and PostgreSQL schema. */
  readonly name: string;
  /** Modules whose index it may import, and along whose tables its foreign keys may run. */
  readonly dependsOn: readonly string[];
  readonly pages: readonly PageSpec[];
}
