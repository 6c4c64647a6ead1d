import { type AnyPgColumn, foreignKey, primaryKey } from 'drizzle-orm/pg-core';

export type Key = { ownerId: AnyPgColumn; id: AnyPgColumn };

/** The key of an owner's rows. */
export const key = (t: Key) => primaryKey({ columns: [t.ownerId as never, t.id as never] });
/** A foreign key to a row of the same owner. */
export const within = (ownerId: AnyPgColumn, child: AnyPgColumn, parent: Key) =>
  foreignKey({
    columns: [ownerId as never, child as never],
    foreignColumns: [parent.ownerId as never, parent.id as never],
  });
