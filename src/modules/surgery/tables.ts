import { sql } from 'drizzle-orm';
import { boolean, index, pgSchema, unique, uuid } from 'drizzle-orm/pg-core';
import { derivedColumns, formColumns, partialDate, tenantColumns } from '../../kernel/columns.ts';
import { key, within } from '../../kernel/keys.ts';
import type { Watch } from '../../kernel/derivation.ts';
import { careCase, withinPart } from '../care/tables.ts';
import { namedIn } from '../directory/tables.ts';

export const surgery = pgSchema('surgery');

export const operation = surgery.table(
  'operation',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    ...formColumns(),
    doneOn: partialDate('done_on').generatedAlwaysAs(sql`answers ->> 'doneOn'`),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.caseId, careCase),
    unique('operation_of_case').on(t.ownerId, t.caseId, t.id),
  ],
);

/** Who is named in an operation's answers; kept by the database from the answers themselves. */
export const operationPerson = namedIn(surgery, 'operation_person', operation);

/** The pathology report of an operation; the row has the operation's id. */
export const pathology = surgery.table(
  'pathology',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    ...formColumns(),
  },
  (t) => [
    key(t),
    withinPart(t.ownerId, t.caseId, t.id, operation),
    index('pathology_case').on(t.ownerId, t.caseId),
  ],
);

/** The complications of an operation, for thirty days and for ninety; the row has the operation's id. */
export const outcome30 = surgery.table(
  'outcome_30d',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    ...formColumns(),
  },
  (t) => [
    key(t),
    withinPart(t.ownerId, t.caseId, t.id, operation),
    index('outcome_30d_case').on(t.ownerId, t.caseId),
  ],
);

/** A report that somebody of the house can be asked for. */
const owesPathology = sql.raw(
  'exploratory is not true and pathology_complete is not true and coalesce(main_surgeon_id, supervising_surgeon_id) is not null',
);

const isOwed = sql.raw(
  'exploratory is not true and (report_complete is not true or pathology_complete is not true or not outcome_closed)',
);

/** What an operation's documents still lack, for whoever led it; the row has the operation's id. */
export const operationState = surgery.table(
  'operation_state',
  {
    ...derivedColumns(),
    caseId: uuid('case_id').notNull(),
    mainSurgeonId: uuid('main_surgeon_id'),
    supervisingSurgeonId: uuid('supervising_surgeon_id'),
    reportComplete: boolean('report_complete'),
    pathologyComplete: boolean('pathology_complete'),
    /** No more than an exploration, whose report and results nobody waits for. */
    exploratory: boolean('exploratory'),
    outcomeClosed: boolean('outcome_closed').notNull(),
  },
  (t) => [
    key(t),
    index('operation_state_case').on(t.ownerId, t.caseId),
    // Most operations owe nothing any more: what somebody owes is looked up among the others.
    index('operation_state_main').on(t.ownerId, t.mainSurgeonId).where(isOwed),
    index('operation_state_supervising').on(t.ownerId, t.supervisingSurgeonId).where(isOwed),
    index('operation_state_pathology').on(t.ownerId).where(owesPathology),
  ],
);

/** What a file brings of operations, in the order the references between them ask for. */
export const operationTables = { operation, pathology, outcome30 };

/** Every table of surgery whose rows lie within a case. */
export const operationRows: readonly Watch[] = [operation, pathology, outcome30].map((part) => ({
  table: part,
  by: part.caseId,
}));
