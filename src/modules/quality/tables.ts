import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantColumns } from '../../kernel/columns.ts';
import { organisation, person } from '../directory/tables.ts';

export const quality = pgSchema('quality');

/** What no case holds: a dated fact about the centre or one of its surgeons, with evidence. */
export const statement = quality.table(
  'statement',
  {
    ...tenantColumns(),
    fact: text('fact').notNull(),
    personId: uuid('person_id').references(() => person.id),
    holds: boolean('holds').notNull(),
    from: date('from_on', { mode: 'string' }).notNull(),
    to: date('to_on', { mode: 'string' }),
    evidence: text('evidence').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('statement_fact').on(t.ownerId, t.fact, t.personId),
    check(
      'statement_fact_known',
      sql`${t.fact} in ('surgeon_certified', 'active_trials', 'intermediate_care', 'intensive_care', 'perioperative_programme', 'mm_conference')`,
    ),
    check('statement_person', sql`(${t.fact} = 'surgeon_certified') = (${t.personId} is not null)`),
    check('statement_order', sql`${t.to} is null or ${t.to} >= ${t.from}`),
    check('statement_evidence', sql`length(trim(${t.evidence})) > 0`),
  ],
);

/** From when, and until when, a centre opens its yearly counts to a society or authority. */
export const opening = quality.table(
  'opening',
  {
    ...tenantColumns(),
    toId: uuid('to_id')
      .notNull()
      .references(() => organisation.id),
    from: date('from_on', { mode: 'string' }).notNull(),
    to: date('to_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('opening_to').on(t.toId),
    check('opening_order', sql`${t.to} is null or ${t.to} >= ${t.from}`),
  ],
);

/** What the compiled statement counts of one owner and calendar year (null: rows without a date), kept by a derivation. */
export const yearCount = quality.table(
  'year_count',
  {
    ownerId: uuid('owner_id').notNull(),
    set: text('set').notNull(),
    part: text('part').notNull(),
    year: integer('year'),
    total: integer('total').notNull(),
    counts: integer('counts').array().notNull(),
  },
  (t) => [unique('year_count_once').on(t.ownerId, t.set, t.year, t.part).nullsNotDistinct()],
);

/** Of which definition an owner's counts are, and as of which of its days; locked while they are renewed. */
export const counted = quality.table(
  'counted',
  {
    ownerId: uuid('owner_id').notNull(),
    set: text('set').notNull(),
    definition: text('definition').notNull(),
    /** YYYY-MM-DD; '' before the first count. */
    countedOn: text('counted_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.set] })],
);
