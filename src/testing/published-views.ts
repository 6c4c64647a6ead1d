import { readFileSync } from 'node:fs';

/** The published views as `migrateAll` gives them, for programs that run on Node without a build. */
export const publishedViews = (): string[] =>
  ['meetings', 'care'].map((name) =>
    readFileSync(new URL(`../modules/${name}/views.sql`, import.meta.url), 'utf8'),
  );
