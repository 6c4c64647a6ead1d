import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { someText, Text } from '../../kernel/text.ts';
import { isZone } from '../../kernel/zone.ts';
import { Code, PresenceMode, SeriesPolicy } from './series-policy.ts';

export const ConclusionCode = z.enum(['reached', 'reached_conditionally', 'deferred', 'advice_only']);
export type ConclusionCode = z.infer<typeof ConclusionCode>;

/** Whether the item's people must have been enough, or a reason given why it was concluded all the same. */
export const needsQuorum = (conclusion: ConclusionCode): boolean =>
  conclusion === 'reached' || conclusion === 'reached_conditionally';

/** What is concluded about the open item. */
export const ItemConclusion = z.object({
  itemId: z.uuid(),
  conclusion: ConclusionCode,
  deferralReason: Code.nullable(),
  /** Why the recommendation is reached without a quorum; not kept when there was one. */
  quorumReason: someText(500).nullable().default(null),
  /** Whether the next item is taken up at once. */
  next: z.boolean(),
});
export type ItemConclusion = z.infer<typeof ItemConclusion>;

/** What is concluded about an item instead of what stands. */
export const ItemCorrection = z.object({
  itemId: z.uuid(),
  version: z.int().positive(),
  conclusion: ConclusionCode,
  deferralReason: Code.nullable(),
  quorumReason: someText(500).nullable(),
});
export type ItemCorrection = z.infer<typeof ItemCorrection>;

/** Whether a conclusion says why it defers, and only then. */
export const deferralHasReason = (said: {
  readonly conclusion: ConclusionCode;
  readonly deferralReason: string | null;
}): boolean => (said.conclusion === 'deferred') === (said.deferralReason !== null);

/** What conditions of the policy ask for; a missing key is unknown, never false. */
export const ItemFacts = z.partialRecord(Code, z.boolean());
export type ItemFacts = z.infer<typeof ItemFacts>;

/** Outcome of one clause of a quorum policy for one item. */
export type ClauseVerdict = { clause: string; met: boolean | null; present: number; needed: number };
export type QuorumVerdict = { met: boolean | null; clauses: ClauseVerdict[] };

const isWallTime = (text: string): boolean => {
  try {
    return Temporal.PlainDateTime.from(text).toString({ smallestUnit: 'minute' }) === text;
  } catch {
    return false;
  }
};
/** Wall time of a meeting in its zone, to the minute: YYYY-MM-DDTHH:MM. */
export const LocalStart = z.string().refine(isWallTime, { message: 'wall_time_not_in_calendar' });
/** The same of a meeting that is to come, within this century: another year is a slip of the hand. */
export const PlannedStart = LocalStart.regex(/^20/, { message: 'wall_time_not_in_calendar' });

/** How long a meeting lasts. */
export const MeetingMinutes = z.int().positive().max(600);
/** Where a meeting is. */
export const Venue = Text.max(200);

const Instant = z.iso.datetime({ offset: true });

/** A person at a meeting, counted for one discipline, from `joinedAt` to `leftAt` (null: still there). */
export const PresenceRecord = z
  .object({
    personId: z.uuid(),
    discipline: Code,
    mode: PresenceMode,
    joinedAt: Instant,
    leftAt: Instant.nullable(),
  })
  .strict();
export type PresenceRecord = z.infer<typeof PresenceRecord>;

/** One meeting whole, past or under way, as an import or the demonstration gives it. */
export const MeetingRecord = z
  .object({
    seriesId: z.uuid(),
    localStart: LocalStart,
    zone: Text.max(60),
    minutes: z.int().positive(),
    openedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    presence: z.array(PresenceRecord),
    /** In the order of the agenda; an item is waiting (no times), open (opened) or concluded (all). */
    items: z.array(
      z
        .object({
          id: z.uuid().meta({ made: true }),
          minutes: z.int().positive(),
          facts: ItemFacts,
          openedAt: Instant.nullable(),
          closedAt: Instant.nullable(),
          conclusion: ConclusionCode.nullable(),
          deferralReason: Code.nullable(),
          /** Left out by a source that does not tell it. */
          quorumReason: someText(500).nullable().optional(),
        })
        .strict(),
    ),
  })
  .strict();
export type MeetingRecord = z.infer<typeof MeetingRecord>;

/** Within this century: each date is found by counting on from the first one. */
export const SeriesDay = z.iso.date().regex(/^20/);

/** A weekday every so many weeks, or the first to fourth or the last one of every month. */
const Rule = z
  .string()
  .regex(/^FREQ=(WEEKLY;(INTERVAL=[1-9]\d?;)?BYDAY=|MONTHLY;BYDAY=([1-4]|-1))(MO|TU|WE|TH|FR|SA|SU)$/);

/** What of a series may change: when and where it meets, and by which policy. */
export const SeriesTerms = z
  .object({
    rule: Rule,
    startsOn: SeriesDay,
    localTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    zone: z.string().max(60).refine(isZone, 'zone_unknown'),
    minutes: MeetingMinutes,
    venue: Venue.nullable(),
    policy: SeriesPolicy,
  })
  .strict();
export type SeriesTerms = z.infer<typeof SeriesTerms>;

export const Series = SeriesTerms.extend({
  id: z.uuid().meta({ made: true }),
  kind: Code,
  name: someText(200),
}).strict();
export type Series = z.infer<typeof Series>;

export const Member = z
  .object({
    personId: z.uuid(),
    discipline: Code,
    role: z.enum(['chair', 'member', 'coordinator', 'observer']),
  })
  .strict();
export type Member = z.infer<typeof Member>;

/** Whether somebody who was invited says that they come. */
export const InvitationAnswer = z.enum(['accepted', 'declined', 'tentative']);
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;
