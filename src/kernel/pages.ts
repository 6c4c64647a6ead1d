import type { Audience } from './audience.ts';

/** One page of a module: its address and its route module's file, relative to `src`. */
export interface PageSpec {
  /** For example `/c/:slug/cases/:caseId`; `*` takes what nothing else has taken. */
  readonly path: string;
  readonly file: string;
  /** Asked before its loader and its action; whatever leads to it asks the same. */
  readonly who: Audience;
  /** How much its form may send, in megabytes; 1 where nothing is said. Only whoever may see the page sends more than 1. */
  readonly megabytes?: number;
  /**
   * `app` stands in the signed-in shell; `public` in that of strangers, without a script; `bare` brings its own frame (front
   * door, sign-in) or is no page at all.
   */
  readonly frame: 'app' | 'public' | 'bare';
}

/** A page that everybody may see, in the frame of strangers: its file stands in `web/public/` and works with `publicScope` alone. */
export type PublicPage = Pick<PageSpec, 'path' | 'file'>;
