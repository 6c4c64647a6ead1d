import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { derivedColumns, partialDate, tenantColumns } from '../../kernel/columns.ts';
import { organisation, person } from '../directory/tables.ts';
import { caseTruths, operationTruths, rowName, type RowName } from './fact-names.ts';

export const quality = pgSchema('quality');

/** Days, as the database writes them: `[2026-02-10,2026-02-11)`. */
const dayRange = customType<{ data: string; driverData: string }>({ dataType: () => 'daterange' });

/** One column for each of these facts: true, false, or null for unknown. */
const truthColumns = <const S extends string>(names: readonly S[]) =>
  Object.fromEntries(names.map((name) => [rowName(name), boolean(name)])) as {
    [N in RowName<S>]: ReturnType<typeof boolean<S>>;
  };

/** Facts about a case that indicators count, computed by `factsOfCourse`; the row has the case's id. */
export const caseFact = quality.table(
  'case_fact',
  {
    ...derivedColumns(),
    rule: text('rule').notNull(),
    presentedOn: partialDate('presented_on'),
    treatedOn: partialDate('treated_on'),
    presentedYear: integer('presented_year').generatedAlwaysAs(sql`left(presented_on, 4)::integer`),
    treatedYear: integer('treated_year').generatedAlwaysAs(sql`left(treated_on, 4)::integer`),
    ...truthColumns(caseTruths),
    undecidedOn: dayRange('undecided_on'),
    firstUndecidedOn: dayRange('first_undecided_on'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('case_fact_presented').on(t.ownerId, t.presentedYear),
    index('case_fact_treated').on(t.ownerId, t.treatedYear),
  ],
);

/** Facts about an operation that indicators count, computed by `factsOfCourse`; the row has the operation's id. */
export const operationFact = quality.table(
  'operation_fact',
  {
    ...derivedColumns(),
    caseId: uuid('case_id').notNull(),
    rule: text('rule').notNull(),
    doneOn: partialDate('done_on'),
    doneYear: integer('done_year').generatedAlwaysAs(sql`left(done_on, 4)::integer`),
    /** The years one without a date may lie in. */
    mayFromYear: integer('may_from_year'),
    mayUntilYear: integer('may_until_year'),
    ...truthColumns(operationTruths),
    /** First operation of the case that is or may be a cytoreduction: patients are counted by it. */
    firstOfCase: boolean('first_of_case').notNull(),
    mainSurgeonId: uuid('main_surgeon_id'),
    supervisingSurgeonId: uuid('supervising_surgeon_id'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    index('operation_fact_case').on(t.ownerId, t.caseId),
    index('operation_fact_done').on(t.ownerId, t.doneYear),
  ],
);

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
      sql`${t.fact} in ('surgeon_certified', 'active_trials', 'intermediate_care', 'intensive_care', 'perioperative_programme', 'mm_conference', 'boards_recorded', 'all_who_came')`,
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

/** What the compiled statement counts of one owner and calendar year (null: rows without a date; negative: the years such rows may lie in, `year-group.ts`), kept by a derivation. */
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
