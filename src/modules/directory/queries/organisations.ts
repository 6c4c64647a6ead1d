import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { Name } from '../../../kernel/names.ts';
import { withScope, type Database, type Tx } from '../../../kernel/scope.ts';
import { organisation } from '../tables.ts';

export type House = {
  readonly id: string;
  readonly slug: string;
  readonly name: Name;
  readonly zone: string;
  readonly demonstration: boolean;
};

const columns = {
  id: organisation.id,
  slug: organisation.slug,
  name: { latin: organisation.name, native: organisation.nativeName },
  zone: organisation.zone,
  demonstration: organisation.demonstration,
};

/** The houses of this installation: organisations with an address of their own. */
export const houses = (database: Database): Promise<House[]> =>
  withScope(database, [], async (tx) =>
    (
      await tx
        .select(columns)
        .from(organisation)
        .where(isNotNull(organisation.slug))
        .orderBy(organisation.name)
    ).map((row) => ({ ...row, slug: row.slug ?? '' })),
  );

/** Whether no organisation is here, with an address of its own or without: what `directory.nobody_was_here` asks too. */
export const nobodyIsHere = async (tx: Tx): Promise<boolean> =>
  (await tx.select({ id: organisation.id }).from(organisation).limit(1)).length === 0;

/** The house with this slug, or null. */
export const houseBySlug = async (database: Database, slug: string): Promise<House | null> => {
  const found = await withScope(database, [], (tx) =>
    tx.select(columns).from(organisation).where(eq(organisation.slug, slug)),
  );
  return found[0] ? { ...found[0], slug } : null;
};

/** The house whose record a transaction is about; every owner of a record that people open has an address. */
export const houseOfOwner = async (tx: Tx, id: string): Promise<House> => {
  const [found] = await tx
    .select({ ...columns })
    .from(organisation)
    .where(eq(organisation.id, id));
  if (!found || found.slug === null) throw notFound();
  return { ...found, slug: found.slug };
};

/** The time zone of an organisation. */
export const zoneOf = async (tx: Tx, id: string): Promise<string> => {
  const found = await tx
    .select({ zone: organisation.zone })
    .from(organisation)
    .where(eq(organisation.id, id));
  return found[0]?.zone ?? 'UTC';
};

const supervising = inArray(organisation.kind, ['society', 'authority']);

const named = async (tx: Tx, which: SQL | undefined): Promise<House[]> => {
  const found = await tx
    .select(columns)
    .from(organisation)
    .where(and(isNotNull(organisation.slug), which))
    .orderBy(organisation.name);
  return found.map((row) => ({ ...row, slug: row.slug ?? '' }));
};

/** The centres of this installation that are no demonstration, by name. */
export const realCentres = (tx: Tx): Promise<House[]> =>
  named(tx, and(eq(organisation.kind, 'centre'), eq(organisation.demonstration, false)));

/** The societies and authorities of this installation, by name. */
export const supervisors = (tx: Tx): Promise<House[]> => named(tx, supervising);

/** Id of the society or authority with this address, or null. */
export const supervisorBySlug = async (tx: Tx, slug: string): Promise<string | null> => {
  const found = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), supervising));
  return found[0]?.id ?? null;
};
