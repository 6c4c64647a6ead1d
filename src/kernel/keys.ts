import { type AnyPgColumn, foreignKey, primaryKey } from 'drizzle-orm/pg-core';

type Key = { ownerId: AnyPgColumn; id: AnyPgColumn };

/** The key of an owner's rows. */
export const key = (t: Key) => primaryKey({ columns: [t.ownerId as never, t.id as never] });
/** A foreign key to a row of the same owner. */
export const within = (ownerId: AnyPgColumn, child: AnyPgColumn, parent: Key) =>
  foreignKey({
    columns: [ownerId as never, child as never],
    foreignColumns: [parent.ownerId as never, parent.id as never],
  });

type Part = Key & { caseId: AnyPgColumn };
/**
 * A row that lies within a part of a case carries the case's id too, and never another than the part's: when the part
 * moves to another case, its rows move along.
 */
export const withinPart = (ownerId: AnyPgColumn, caseId: AnyPgColumn, child: AnyPgColumn, parent: Part) =>
  foreignKey({
    columns: [ownerId as never, caseId as never, child as never],
    foreignColumns: [parent.ownerId as never, parent.caseId as never, parent.id as never],
  }).onUpdate('cascade');
