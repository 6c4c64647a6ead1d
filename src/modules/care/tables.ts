import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { derivedColumns, formColumns, jsonScalar, partialDate, tenantColumns } from '../../kernel/columns.ts';
import { person } from '../directory/tables.ts';
import { agendaItem } from '../meetings/tables.ts';
import type * as schema from './schema.ts';
import type { JourneyState } from './standing.ts';

export const care = pgSchema('care');

type Enum<T extends z.ZodType> = z.infer<T>;
type Key = { ownerId: AnyPgColumn; id: AnyPgColumn };

const key = (t: Key) => primaryKey({ columns: [t.ownerId as never, t.id as never] });
const within = (ownerId: AnyPgColumn, child: AnyPgColumn, parent: Key) =>
  foreignKey({
    columns: [ownerId as never, child as never],
    foreignColumns: [parent.ownerId as never, parent.id as never],
  });

type Part = Key & { caseId: AnyPgColumn };
/**
 * A row that lies within a part of a case carries the case's id too, and never another than the part's: when the part
 * moves to another case, its rows move along.
 */
const withinPart = (ownerId: AnyPgColumn, caseId: AnyPgColumn, child: AnyPgColumn, parent: Part) =>
  foreignKey({
    columns: [ownerId as never, caseId as never, child as never],
    foreignColumns: [parent.ownerId as never, parent.caseId as never, parent.id as never],
  }).onUpdate('cascade');

/** Pseudonymous: names and numbers live in `identity`. */
export const patient = care.table(
  'patient',
  { ...tenantColumns(), bornOn: partialDate('born_on'), diedOn: partialDate('died_on') },
  (t) => [key(t)],
);

/** Names and numbers; the row has the id of its patient. */
export const identity = care.table(
  'identity',
  {
    ...tenantColumns(),
    recordNumber: text('record_number').notNull(),
    latinName: text('latin_name'),
    nativeName: text('native_name'),
    sortName: text('sort_name'),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.id, patient),
    unique('identity_record_number').on(t.ownerId, t.recordNumber, t.struck).nullsNotDistinct(),
  ],
);

/** What a woman is found by: the folded texts of her names and number, derived from `identity` and gone with it. */
export const identityTerm = care.table(
  'identity_term',
  {
    ownerId: uuid('owner_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    term: text('term').notNull(),
    /** All terms of hers, each behind a space: whether another word begins one is told without looking for it. Empty when long. */
    allTerms: text('all_terms').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.patientId, t.term] }),
    within(t.ownerId, t.patientId, identity).onDelete('cascade'),
    // Row-level security lets only leakproof operators reach an index: a beginning is searched by range. `allTerms` is
    // there to be read without the table.
    index('identity_term_beginning').on(t.ownerId, t.term.op('text_pattern_ops'), t.patientId, t.allTerms),
  ],
);

/** One disease of one patient. */
export const careCase = care.table(
  'case',
  {
    ...tenantColumns(),
    patientId: uuid('patient_id').notNull(),
    /** What people call the case: no name, no record number. */
    label: text('label').notNull(),
    site: text('site').$type<Enum<typeof schema.Site>>(),
    histology: text('histology').$type<Enum<typeof schema.Histology>>(),
    stage: text('stage'),
    stageEdition: text('stage_edition').$type<Enum<typeof schema.StageEdition>>(),
    grade: text('grade'),
    entry: text('entry').notNull().$type<'referral' | 'registry'>(),
    presentedOn: partialDate('presented_on'),
    treatedBefore: boolean('treated_before'),
    notOperatedReason: text('not_operated_reason').$type<Enum<typeof schema.NotOperatedReason>>(),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.patientId, patient),
    // Never given again, whatever was taken back: it stands on paper.
    uniqueIndex('case_label').on(t.ownerId, t.label.op('text_pattern_ops')),
    index('case_patient').on(t.ownerId, t.patientId),
    check('case_entry', sql`${t.entry} in ('referral', 'registry')`),
    check('case_stage_edition', sql`${t.stage} is null or ${t.stageEdition} is not null`),
  ],
);

/** One question to the board; a case has as many as its course asks. */
export const referral = care.table(
  'referral',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    phase: text('phase').notNull().$type<Enum<typeof schema.Phase>>(),
    questionType: text('question_type').notNull().$type<Enum<typeof schema.QuestionType>>(),
    question: text('question').notNull(),
    consultantId: uuid('consultant_id')
      .notNull()
      .references(() => person.id),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    /** Which return of the disease it is about; null while nobody has counted. */
    recurrenceNumber: integer('recurrence_number'),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.caseId, careCase),
    index('referral_case').on(t.ownerId, t.caseId),
    check(
      'referral_recurrence',
      sql`${t.recurrenceNumber} is null or (${t.phase} = 'recurrence' and ${t.recurrenceNumber} > 0)`,
    ),
  ],
);

/** One item of the minimum dataset; a later result of the same key is a new version of the row. */
export const workUp = care.table(
  'work_up',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    key: text('key').notNull(),
    state: text('state').notNull().$type<Enum<typeof schema.WorkUpState>>(),
    value: jsonScalar('value'),
    unit: text('unit'),
    takenOn: partialDate('taken_on'),
    reason: text('reason'),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.caseId, careCase),
    unique('work_up_key').on(t.ownerId, t.caseId, t.key, t.struck).nullsNotDistinct(),
    check(
      'work_up_state',
      sql`${t.state} in ('present', 'missing', 'requested', 'not_applicable', 'waived')`,
    ),
    check('work_up_reason', sql`${t.state} not in ('not_applicable', 'waived') or ${t.reason} is not null`),
  ],
);

/** A case on a meeting's agenda. */
export const listing = care.table(
  'listing',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    referralId: uuid('referral_id').notNull(),
    agendaItemId: uuid('agenda_item_id').notNull(),
    state: text('state').notNull().default('listed').$type<'listed' | 'discussed' | 'deferred'>(),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.caseId, careCase),
    within(t.ownerId, t.referralId, referral),
    within(t.ownerId, t.agendaItemId, agendaItem),
    unique('listing_item').on(t.ownerId, t.agendaItemId, t.struck).nullsNotDistinct(),
    uniqueIndex('listing_open').on(t.ownerId, t.caseId).where(sql`state = 'listed' and struck is null`),
    index('listing_case').on(t.ownerId, t.caseId),
    check('listing_state', sql`${t.state} in ('listed', 'discussed', 'deferred')`),
  ],
);

export const recommendation = care.table(
  'recommendation',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    listingId: uuid('listing_id').notNull(),
    priority: integer('priority').notNull(),
    intent: text('intent').notNull().$type<Enum<typeof schema.Intent>>(),
    modality: text('modality').notNull().$type<Enum<typeof schema.Modality>>(),
    timing: text('timing').notNull().$type<Enum<typeof schema.Timing>>(),
    detail: text('detail'),
    rationale: text('rationale').notNull(),
    alternative: text('alternative'),
    ownerPersonId: uuid('owner_person_id')
      .notNull()
      .references(() => person.id),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    patientView: text('patient_view'),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.caseId, careCase),
    within(t.ownerId, t.listingId, listing),
    unique('recommendation_priority').on(t.ownerId, t.listingId, t.priority, t.struck).nullsNotDistinct(),
    unique('recommendation_of_case').on(t.ownerId, t.caseId, t.id),
    index('recommendation_owner').on(t.ownerId, t.ownerPersonId),
  ],
);

/** What she decided; the row has the id of its recommendation and stands from the start as "not yet told". */
export const herDecision = care.table(
  'her_decision',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    decision: text('decision').notNull().$type<Enum<typeof schema.DecisionCode>>(),
    spokenBy: uuid('spoken_by').references(() => person.id),
    spokenOn: partialDate('spoken_on'),
    note: text('note'),
  },
  (t) => [
    key(t),
    withinPart(t.ownerId, t.caseId, t.id, recommendation),
    index('her_decision_case').on(t.ownerId, t.caseId),
    check(
      'her_decision_code',
      sql`${t.decision} in ('not_yet_told', 'undecided', 'accepted', 'alternative', 'declined')`,
    ),
    check(
      'her_decision_conversation',
      sql`${t.decision} = 'not_yet_told' or (${t.spokenBy} is not null and ${t.spokenOn} is not null)`,
    ),
  ],
);

export const operation = care.table(
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
export const operationPerson = care.table(
  'operation_person',
  {
    ownerId: uuid('owner_id').notNull(),
    rowId: uuid('row_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.rowId, t.personId] }),
    within(t.ownerId, t.rowId, operation).onDelete('cascade'),
    index('operation_person_named').on(t.ownerId, t.personId),
  ],
);

/** The pathology report of an operation; the row has the operation's id. */
export const pathology = care.table(
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
export const outcome30 = care.table(
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

/**
 * A filled form of a case, in the version it was filled in by: a record of the course (`records/course.ts`), or a
 * questionnaire, which is data of the program or of the house. `filledOn` is the day it was true.
 */
export const entry = care.table(
  'entry',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    form: text('form').notNull(),
    ...formColumns(),
    filledOn: partialDate('filled_on'),
    /** The operation whose pathology report it was confirmed from; no foreign key, since reports belong to a room above. */
    confirmedFrom: uuid('confirmed_from'),
  },
  (t) => [key(t), within(t.ownerId, t.caseId, careCase), index('entry_case').on(t.ownerId, t.caseId)],
);

/** Who is named in the answers of an entry; kept by the database from the answers themselves. */
export const entryPerson = care.table(
  'entry_person',
  {
    ownerId: uuid('owner_id').notNull(),
    rowId: uuid('row_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.rowId, t.personId] }),
    within(t.ownerId, t.rowId, entry).onDelete('cascade'),
    index('entry_person_named').on(t.ownerId, t.personId),
  ],
);

/** What an operation's documents still lack, for whoever led it; the row has the operation's id. */
export const operationState = care.table(
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
    withinPart(t.ownerId, t.caseId, t.id, operation),
    index('operation_state_case').on(t.ownerId, t.caseId),
  ],
);

/** Where a case stands, as the case list shows and orders it; the row has the case's id. */
export const standing = care.table(
  'standing',
  {
    ...derivedColumns(),
    patientId: uuid('patient_id').notNull(),
    label: text('label').notNull(),
    /** Null while the rule cannot say it. */
    state: text('state').$type<JourneyState>(),
    /** The day she presented, else the day her last referral came, as exact as it is known; '' for neither. */
    sortOn: text('sort_on').notNull(),
    presentedYear: text('presented_year'),
    /** Agenda item of the open listing. */
    itemId: uuid('item_id'),
    operatedOn: partialDate('operated_on'),
    decision: text('decision').$type<Enum<typeof schema.DecisionCode>>(),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.id, careCase),
    index('standing_order').on(t.ownerId, t.sortOn.desc(), t.label.desc()),
    index('standing_state').on(t.ownerId, t.state, t.sortOn.desc(), t.label.desc()),
    index('standing_year').on(t.ownerId, t.presentedYear, t.sortOn.desc(), t.label.desc()),
    index('standing_patient').on(t.ownerId, t.patientId),
  ],
);
