import type { FedTable } from '../../kernel/fed-tables.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { besideColumns, derivedColumns, instant, partialDate, tenantColumns } from '../../kernel/columns.ts';
import { key, within } from '../../kernel/keys.ts';
import type { Watch } from '../../kernel/derivation.ts';
import type { Answers } from '../../kernel/forms/answers.ts';
import { careCase, referral, withinPart } from '../care/tables.ts';
import { person } from '../directory/tables.ts';
import { agendaItem, meeting } from '../meetings/tables.ts';
import type { Contact } from './contact.ts';
import type { Minutes } from './minutes.ts';
import type { decision as decided } from './records/decision.ts';
import type { fulfilment as fulfilled } from './records/fulfilment.ts';
import type { recommendation as recommended } from './records/recommendation.ts';
import type { Kept } from './seen.ts';
import type { JourneyState } from './standing.ts';
import type { MatterKind, MatterRole } from './whose-turn.ts';

export const board = pgSchema('board');

type Advice = Answers<typeof recommended>;
type Decision = Answers<typeof decided>['decision'];
type Fulfilment = Answers<typeof fulfilled>;

/** A case on a meeting's agenda. */
export const listing = board.table(
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

export const recommendation = board.table(
  'recommendation',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    listingId: uuid('listing_id').notNull(),
    priority: integer('priority').notNull(),
    intent: text('intent').notNull().$type<Advice['intent']>(),
    modality: text('modality').notNull().$type<Advice['modality']>(),
    timing: text('timing').notNull().$type<Advice['timing']>(),
    detail: text('detail'),
    rationale: text('rationale').notNull(),
    alternative: text('alternative'),
    ownerPersonId: uuid('owner_person_id')
      .notNull()
      .references(() => person.id),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    patientView: text('patient_view'),
    ...besideColumns(),
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

/** What recommendations of the house are begun from (`records/template.ts`); no two that stand have one name. */
export const template = board.table(
  'template',
  { ...tenantColumns(), name: text('name').notNull(), ...besideColumns() },
  (t) => [key(t), unique('template_name').on(t.ownerId, t.name, t.struck).nullsNotDistinct()],
);

/** What she decided; the row has the id of its recommendation and stands from the start as "not yet told". */
export const herDecision = board.table(
  'her_decision',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    decision: text('decision').notNull().$type<Decision>(),
    spokenBy: uuid('spoken_by').references(() => person.id),
    spokenOn: partialDate('spoken_on'),
    note: text('note'),
    ...besideColumns(),
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

/** What somebody says became of a recommendation; the row has its id, and there is none where nobody has said anything. */
export const fulfilment = board.table(
  'fulfilment',
  {
    ...tenantColumns(),
    caseId: uuid('case_id').notNull(),
    state: text('state').notNull().$type<Fulfilment['state']>(),
    reason: text('reason').$type<Fulfilment['reason']>(),
    deviation: text('deviation').$type<Fulfilment['deviation']>(),
    askOn: date('ask_on', { mode: 'string' }),
    note: text('note'),
    ...besideColumns(),
  },
  (t) => [
    key(t),
    withinPart(t.ownerId, t.caseId, t.id, recommendation),
    index('fulfilment_case').on(t.ownerId, t.caseId),
    check('fulfilment_state', sql`${t.state} in ('done', 'done_otherwise', 'not_done', 'open')`),
    check(
      'fulfilment_reason',
      sql`(${t.state} in ('done_otherwise', 'not_done')) = (${t.reason} is not null and ${t.deviation} is not null)`,
    ),
    check('fulfilment_ask', sql`(${t.state} = 'open') = (${t.askOn} is not null)`),
  ],
);

/**
 * What became of each recommendation, as the record, her decision or somebody's word says (`fulfilment.ts`); the row has the
 * recommendation's id.
 */
export const fulfilmentState = board.table(
  'fulfilment_state',
  {
    ...derivedColumns(),
    caseId: uuid('case_id').notNull(),
    /** Null while the rule cannot say it. */
    state: text('state').$type<Fulfilment['state']>(),
    reason: text('reason').$type<Fulfilment['reason']>(),
    deviation: text('deviation').$type<Fulfilment['deviation']>(),
    told: text('told').$type<'record' | 'decision' | 'person'>(),
    byForm: text('by_form'),
    byId: uuid('by_id'),
    /** When the treatment began that says so, as exact as it is known. */
    happenedOn: partialDate('happened_on'),
    /** Whether the record tells that she has died. */
    isDead: boolean('is_dead').notNull().default(false),
    /** From when its owner is asked; null while there is nothing to ask. */
    askedFrom: date('asked_from', { mode: 'string' }),
  },
  (t) => [key(t), index('fulfilment_state_case').on(t.ownerId, t.caseId)],
);

/** Whether and how a woman is to be seen again (`contact.ts`); the row has the case's id, and there is none for whom nothing is asked. */
export const contactState = board.table(
  'contact_state',
  {
    ...derivedColumns(),
    state: text('state').notNull().$type<Contact['state']>(),
    /** The agreed contact, or the decision that she is lost. */
    byId: uuid('by_id'),
    due: partialDate('due'),
    /** From when an agreed contact is asked about. */
    askedFrom: date('asked_from', { mode: 'string' }),
    /** When she was last seen or heard of, or decided to be lost. */
    since: partialDate('since'),
    /** With whom it was agreed. */
    personId: uuid('person_id'),
    /** Who answers for her. */
    consultantId: uuid('consultant_id'),
  },
  (t) => [key(t)],
);

/**
 * What the board saw of a listed case when it concluded, kept once (`seen.ts`) and changed by nothing that is recorded later;
 * the row has the listing's id.
 */
export const shown = board.table(
  'shown',
  {
    ...tenantColumns(),
    seenVersion: integer('seen_version').notNull(),
    seen: jsonb('seen').notNull().$type<Kept>(),
  },
  (t) => [key(t), within(t.ownerId, t.id, listing)],
);

/** Minutes of a meeting as its chair has signed them, version by version; never changed (`minutes.ts`). No name of a woman. */
export const minutes = board.table(
  'minutes',
  {
    ...tenantColumns(),
    meetingId: uuid('meeting_id').notNull(),
    number: integer('number').notNull(),
    signedBy: uuid('signed_by')
      .notNull()
      .references(() => person.id),
    signedAt: instant('signed_at').notNull(),
    /** Why they were signed again; null for the first ones. */
    reason: text('reason'),
    saidVersion: integer('said_version').notNull(),
    said: jsonb('said').notNull().$type<Minutes>(),
    /** Digest of the rows they were made of, by which a change of these is found without making them anew. */
    madeOf: text('made_of').notNull(),
  },
  (t) => [
    key(t),
    within(t.ownerId, t.meetingId, meeting),
    unique('minutes_number').on(t.ownerId, t.meetingId, t.number, t.struck).nullsNotDistinct(),
    check('minutes_reason', sql`(${t.number} = 1) = (${t.reason} is null)`),
  ],
);

/** Where a case stands, as the case list shows and orders it; the row has the case's id. */
export const standing = board.table(
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
    decision: text('decision').$type<Decision>(),
  },
  (t) => [
    key(t),
    index('standing_order').on(t.ownerId, t.sortOn.desc(), t.label.desc()),
    index('standing_state').on(t.ownerId, t.state, t.sortOn.desc(), t.label.desc()),
    index('standing_year').on(t.ownerId, t.presentedYear, t.sortOn.desc(), t.label.desc()),
    index('standing_patient').on(t.ownerId, t.patientId),
  ],
);

/**
 * What is asked now of a case in which something is open, of whom and since when (`whose-turn.ts`); the row has the case's id. In whose
 * list it stands follows when it is read, from who is there that day (`who-holds.ts`).
 */
export const turn = board.table(
  'turn',
  {
    ...derivedColumns(),
    patientId: uuid('patient_id').notNull(),
    label: text('label').notNull(),
    kind: text('kind').notNull().$type<MatterKind>(),
    matterId: uuid('matter_id').notNull(),
    detail: text('detail'),
    personId: uuid('person_id'),
    /** Whose it is once that person has left. */
    elseId: uuid('else_id'),
    role: text('role').$type<MatterRole>(),
    seriesId: uuid('series_id'),
    askedOn: partialDate('asked_on'),
    next: text('next').$type<MatterKind>(),
  },
  (t) => [
    key(t),
    index('turn_person').on(t.ownerId, t.personId),
    index('turn_else').on(t.ownerId, t.elseId).where(sql`${t.elseId} is not null`),
    check('turn_holder', sql`(${t.personId} is null) = (${t.role} is not null)`),
  ],
);

/** What a file brings of boards, in the order the references between them ask for. */
export const fedBoardTables = {
  listing: { of: 'part', table: listing },
  recommendation: { of: 'part', table: recommendation },
  herDecision: { of: 'part', table: herDecision },
  fulfilment: { of: 'part', table: fulfilment },
} as const satisfies Readonly<Record<string, FedTable>>;

/** Every table of a board whose rows lie within a case. */
export const boardRows: readonly Watch[] = [listing, recommendation, herDecision, fulfilment].map((part) => ({
  table: part,
  by: part.caseId,
}));
