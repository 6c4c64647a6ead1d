import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, tenantColumns } from '../../kernel/columns.ts';
import { mail } from '../../kernel/tables.ts';
import { person } from '../directory/tables.ts';
import type { ConclusionCode, ItemFacts, QuorumVerdict } from './schema.ts';
import type { SeriesPolicy } from './series-policy.ts';

export const meetings = pgSchema('meetings');

/** When, where and by which policy a series meets: what each of its versions says. */
const versionColumns = () => ({
  /** RFC 5545 recurrence rule without start, e.g. FREQ=WEEKLY;BYDAY=TH. */
  rule: text('rule').notNull(),
  /** The day from which its rule counts. */
  startsOn: text('starts_on').notNull(),
  localTime: text('local_time').notNull(),
  zone: text('zone').notNull(),
  minutes: integer('minutes').notNull(),
  venue: text('venue'),
  policy: text('policy').notNull(),
});

/**
 * A recurring meeting with members and a policy; its kind says whose it is. What stands here of when, where and by which policy it
 * meets is its first version: readers ask for the one that holds on a day (`series-version.ts`).
 */
export const series = meetings.table(
  'series',
  {
    ...tenantColumns(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    ...versionColumns(),
    /** The policy itself, as it was when the series was set up. */
    terms: jsonb('terms').$type<SeriesPolicy>(),
    /** When its versions last became others. */
    changedAt: instant('changed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    check('series_kind', sql`${t.kind} ~ '^[a-z][a-z0-9_-]*$'`),
  ],
);

/** What a series is from a day on, until its next version; members of its own, at least one, stand beside it. */
export const seriesVersion = meetings.table(
  'series_version',
  {
    ...tenantColumns(),
    seriesId: uuid('series_id').notNull(),
    fromOn: text('from_on').notNull(),
    ...versionColumns(),
    terms: jsonb('terms').notNull().$type<SeriesPolicy>(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.seriesId], foreignColumns: [series.ownerId, series.id] }),
    unique('series_version_from').on(t.ownerId, t.seriesId, t.fromOn, t.struck).nullsNotDistinct(),
    // What its members name, so that they are of the same series.
    unique('series_version_of').on(t.ownerId, t.seriesId, t.id),
  ],
);

/** A standing member of a version of a series, counted for one discipline. */
export const member = meetings.table(
  'member',
  {
    ...tenantColumns(),
    seriesId: uuid('series_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    discipline: text('discipline').notNull(),
    role: text('role').notNull().$type<'chair' | 'member' | 'coordinator' | 'observer'>(),
    /** Null for a member of the first version. */
    versionId: uuid('version_id'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.seriesId], foreignColumns: [series.ownerId, series.id] }),
    foreignKey({
      name: 'member_version',
      columns: [t.ownerId, t.seriesId, t.versionId],
      foreignColumns: [seriesVersion.ownerId, seriesVersion.seriesId, seriesVersion.id],
    }),
    unique('member_once').on(t.ownerId, t.seriesId, t.versionId, t.personId, t.struck).nullsNotDistinct(),
    check('member_role', sql`${t.role} in ('chair', 'member', 'coordinator', 'observer')`),
  ],
);

/** One dated meeting; the plan is wall time and zone, what happened are instants. */
export const meeting = meetings.table(
  'meeting',
  {
    ...tenantColumns(),
    seriesId: uuid('series_id').notNull(),
    localStart: text('local_start').notNull(),
    zone: text('zone').notNull(),
    minutes: integer('minutes').notNull(),
    state: text('state').notNull().default('planned').$type<'planned' | 'open' | 'closed' | 'cancelled'>(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    /** When somebody last corrected who was there after they had joined and left. */
    presenceCorrectedAt: instant('presence_corrected_at'),
    /** Where it meets this once; null for where the series meets. */
    venue: text('venue'),
    /** The wall time for which it was first planned; null unless it was moved. */
    movedFrom: text('moved_from'),
    /** Whether it stands beside the dates of its series; null for no. */
    extra: boolean('extra'),
    /** Why it was moved, or stands beside the dates of its series. */
    why: text('why'),
    cancelledWhy: text('cancelled_why'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.seriesId], foreignColumns: [series.ownerId, series.id] }),
    // The time of one that was cancelled is free.
    uniqueIndex('meeting_once')
      .on(t.ownerId, t.seriesId, t.localStart)
      .where(sql`state <> 'cancelled' and struck is null`),
    index('meeting_series').on(t.ownerId, t.seriesId, t.localStart),
    check('meeting_state', sql`${t.state} in ('planned', 'open', 'closed', 'cancelled')`),
    check('meeting_cancelled', sql`(${t.state} = 'cancelled') = (${t.cancelledWhy} is not null)`),
    check('meeting_why', sql`${t.why} is not null or (${t.movedFrom} is null and ${t.extra} is null)`),
    check('meeting_extra', sql`${t.extra}`),
  ],
);

/** One item of the agenda; what it is about is known to the module that put it there. */
export const agendaItem = meetings.table(
  'agenda_item',
  {
    ...tenantColumns(),
    meetingId: uuid('meeting_id').notNull(),
    position: integer('position').notNull(),
    minutes: integer('minutes').notNull(),
    /** Facts that conditions of the quorum policy ask for; a missing key is unknown. */
    facts: jsonb('facts').notNull().$type<ItemFacts>(),
    state: text('state').notNull().default('waiting').$type<'waiting' | 'open' | 'concluded'>(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    conclusion: text('conclusion').$type<ConclusionCode>(),
    deferralReason: text('deferral_reason'),
    /** Why a recommendation was reached without a quorum, or without knowing whether there was one. */
    quorumReason: text('quorum_reason'),
    quorumMet: boolean('quorum_met'),
    quorum: jsonb('quorum').$type<QuorumVerdict>(),
    policy: text('policy'),
    /** When it was last reopened after a conclusion; while it waits it is next. */
    reopenedAt: instant('reopened_at'),
    /** When it was last set aside unconcluded; while it waits it comes after the others, and the meeting does not close over it. */
    setAsideAt: instant('set_aside_at'),
    /** When its conclusion was last corrected after the meeting. */
    correctedAt: instant('corrected_at'),
    /** When its quorum was last judged again, because presence was corrected. */
    judgedAgainAt: instant('judged_again_at'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.meetingId], foreignColumns: [meeting.ownerId, meeting.id] }),
    // Never given again, so that an item that was taken back finds its place. Asked at the end of a statement: items change places.
    unique('agenda_item_position').on(t.ownerId, t.meetingId, t.position),
    uniqueIndex('agenda_item_open').on(t.ownerId, t.meetingId).where(sql`state = 'open' and struck is null`),
    check('agenda_item_state', sql`${t.state} in ('waiting', 'open', 'concluded')`),
    check('agenda_item_concluded', sql`(${t.state} = 'concluded') = (${t.conclusion} is not null)`),
    check(
      'agenda_item_deferral',
      sql`(${t.conclusion} is not distinct from 'deferred') = (${t.deferralReason} is not null)`,
    ),
  ],
);

/** Who was there from when to when, for which discipline; intervals of one person never overlap. */
export const presence = meetings.table(
  'presence',
  {
    ...tenantColumns(),
    meetingId: uuid('meeting_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    discipline: text('discipline').notNull(),
    mode: text('mode').notNull().$type<'room' | 'video'>(),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.meetingId], foreignColumns: [meeting.ownerId, meeting.id] }),
    index('presence_meeting').on(t.ownerId, t.meetingId),
    check('presence_mode', sql`${t.mode} in ('room', 'video')`),
    check('presence_order', sql`${t.leftAt} is null or ${t.leftAt} >= ${t.joinedAt}`),
  ],
);

/** Somebody who was told of a meeting: what they were last told, and what they answered to that. */
export const invitation = meetings.table(
  'invitation',
  {
    ...tenantColumns(),
    meetingId: uuid('meeting_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    /** Rises with each thing told, so that a calendar knows the newest. */
    sequence: integer('sequence').notNull(),
    toldStart: text('told_start').notNull(),
    toldMinutes: integer('told_minutes').notNull(),
    toldCancelled: boolean('told_cancelled').notNull(),
    /** The mail that told it. */
    mailId: uuid('mail_id').notNull(),
    answer: text('answer').$type<'accepted' | 'declined' | 'tentative'>(),
    /** When they answered, as their message says or by the clock of the page. */
    answeredAt: instant('answered_at'),
    answeredBy: text('answered_by').$type<'mail' | 'page'>(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.meetingId], foreignColumns: [meeting.ownerId, meeting.id] }),
    foreignKey({ columns: [t.ownerId, t.mailId], foreignColumns: [mail.ownerId, mail.id] }),
    unique('invitation_once').on(t.ownerId, t.meetingId, t.personId, t.struck).nullsNotDistinct(),
    check('invitation_answer', sql`${t.answer} in ('accepted', 'declined', 'tentative')`),
    check('invitation_answered_by', sql`${t.answeredBy} in ('mail', 'page')`),
    check(
      'invitation_answered',
      sql`(${t.answer} is null) = (${t.answeredAt} is null) and (${t.answer} is null) = (${t.answeredBy} is null)`,
    ),
  ],
);
