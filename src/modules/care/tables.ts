import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
} from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { besideColumns, formColumns, jsonScalar, partialDate, tenantColumns } from '../../kernel/columns.ts';
import { key, type Key, within } from '../../kernel/keys.ts';
import { file } from '../../kernel/tables.ts';
import type { Watch } from '../../kernel/derivation.ts';
import { namedIn, person } from '../directory/tables.ts';
import type * as schema from './schema.ts';

export const care = pgSchema('care');

type Enum<T extends z.ZodType> = z.infer<T>;

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
    ...besideColumns(),
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
    ...besideColumns(),
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

/** A document on a case: what kind of paper or picture it is, from which day, and the file that holds it. */
export const document = care.table(
  'document',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    kind: text('kind').notNull().$type<Enum<typeof schema.DocumentKind>>(),
    /** The day it was written or taken. */
    madeOn: partialDate('made_on'),
    note: text('note'),
    fileId: uuid('file_id').notNull(),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.caseId, careCase),
    within(t.ownerId, t.fileId, file),
    unique('document_once').on(t.ownerId, t.caseId, t.fileId, t.struck).nullsNotDistinct(),
    check('document_kind', sql`${t.kind} in ('scan', 'outside_report', 'operation_photograph', 'other')`),
  ],
);

/** Whether the house has given a questionnaire up: none is filled in any more, and those that are filled in stay. */
export const formWithdrawal = care.table(
  'form_withdrawal',
  {
    ...tenantColumns(),
    form: text('form').notNull(),
    withdrawn: boolean('withdrawn').notNull(),
  },
  (t) => [key(t), unique('form_withdrawal_form').on(t.ownerId, t.form, t.struck).nullsNotDistinct()],
);

/** Who is named in the answers of an entry; kept by the database from the answers themselves. */
export const entryPerson = namedIn(care, 'entry_person', entry);

/** The case and every table of care whose rows lie within one. */
export const caseRows: readonly Watch[] = [
  { table: careCase, by: careCase.id },
  ...[referral, workUp, entry, document].map((part) => ({ table: part, by: part.caseId })),
];
