import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  pgSchema,
  type PgSchema,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { installationColumns, tenantColumns } from '../../kernel/columns.ts';
import { key, type Key, within } from '../../kernel/keys.ts';
import { slugPattern } from './slug.ts';

export const directory = pgSchema('directory');

export const organisation = directory.table(
  'organisation',
  {
    ...installationColumns(),
    parentId: uuid('parent_id').references((): never => organisation.id as never),
    kind: text('kind').notNull(),
    slug: text('slug'),
    name: text('name').notNull(),
    nativeName: text('native_name'),
    zone: text('zone').notNull(),
    demonstration: boolean('demonstration').notNull().default(false),
  },
  (t) => [
    uniqueIndex('organisation_slug').on(t.slug),
    check(
      'organisation_kind',
      sql`${t.kind} in ('centre', 'department', 'society', 'authority', 'university', 'programme')`,
    ),
    check('organisation_slug_shape', sql`${t.slug} ~ '${sql.raw(slugPattern)}'`),
  ],
);

export const person = directory.table(
  'person',
  {
    ...installationColumns(),
    userId: text('user_id'),
    latinName: text('latin_name').notNull(),
    nativeName: text('native_name'),
    sortName: text('sort_name').notNull(),
  },
  (t) => [uniqueIndex('person_user').on(t.userId)],
);

export const affiliation = directory.table(
  'affiliation',
  {
    ...installationColumns(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    role: text('role').notNull(),
    discipline: text('discipline'),
    from: date('from_on', { mode: 'string' }).notNull(),
    to: date('to_on', { mode: 'string' }),
  },
  (t) => [
    index('affiliation_person').on(t.personId),
    index('affiliation_organisation').on(t.organisationId),
    uniqueIndex('affiliation_once')
      .on(t.personId, t.organisationId, t.role, t.from)
      .where(sql`${t.to} is null or ${t.to} >= ${t.from}`),
    // One that was ended on the day it began holds on no day.
    check('affiliation_order', sql`${t.to} is null or ${t.to} >= ${t.from} - 1`),
  ],
);

/** Somebody is away from the house, and who covers; null where nobody is named, `to` null until further notice. */
export const absence = directory.table(
  'absence',
  {
    ...tenantColumns(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    from: date('from_on', { mode: 'string' }).notNull(),
    to: date('to_on', { mode: 'string' }),
    coverId: uuid('cover_id').references(() => person.id),
  },
  (t) => [
    key(t),
    index('absence_person').on(t.ownerId, t.personId),
    check('absence_order', sql`${t.to} is null or ${t.to} >= ${t.from}`),
    check('absence_cover', sql`${t.coverId} is distinct from ${t.personId}`),
  ],
);

/** Who was invited to have an account, by which address; its link has the same id. */
export const invitation = directory.table(
  'invitation',
  {
    ...tenantColumns(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    email: text('email').notNull(),
  },
  (t) => [key(t), index('invitation_person').on(t.ownerId, t.personId)],
);

/** Of a schema, the table that holds who is named in the answers of a parent's rows (`kernel.keep_named` keeps it). */
export const namedIn = (schema: PgSchema, name: string, parent: Key) =>
  schema.table(
    name,
    {
      ownerId: uuid('owner_id').notNull(),
      rowId: uuid('row_id').notNull(),
      personId: uuid('person_id')
        .notNull()
        .references(() => person.id),
    },
    (t) => [
      primaryKey({ columns: [t.ownerId, t.rowId, t.personId] }),
      within(t.ownerId, t.rowId, parent).onDelete('cascade'),
      index(`${name}_named`).on(t.ownerId, t.personId),
    ],
  );
