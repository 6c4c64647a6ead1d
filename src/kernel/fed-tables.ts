import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

type Rows = PgTable & { readonly ownerId: PgColumn; readonly id: PgColumn };

/** A table whose rows a file brings, as its module says: rows of a woman, the case itself, or parts of a case. */
export type FedTable =
  | { readonly of: 'woman' | 'case'; readonly table: Rows }
  | {
      readonly of: 'part';
      readonly table: Rows & { readonly caseId: PgColumn };
      /** People write rows of their own beside those of a file, which change nothing of what it brought. */
      readonly isShared?: true;
      /** A source that tells everything of a case takes none away by not naming it. */
      readonly isKept?: true;
    };
