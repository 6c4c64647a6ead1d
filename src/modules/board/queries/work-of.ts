import { and, eq, sql } from 'drizzle-orm';
import { rowTopics } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import {
  careCaseRows as careCase,
  entryRows,
  referralRows as referral,
  workUpRows,
} from '../../care/index.ts';
import { listing, recommendation, turn } from '../tables.ts';
import { waitingKinds } from '../whose-turn.ts';

/** What moves the parts of the work-up that wait for somebody. */
export const partTopics = rowTopics(careCase, referral, listing, recommendation, workUpRows, entryRows);

/** Questions that an agenda holds, unsent. */
export const listedQuestions = (tx: Tx, ownerId: string) =>
  tx
    .select({ referralId: listing.referralId, caseId: listing.caseId, itemId: listing.agendaItemId })
    .from(listing)
    .where(and(eq(listing.ownerId, ownerId), eq(listing.state, 'listed')));

/** A question about a case that waits for an agenda. */
export type UnlistedCase = {
  readonly referralId: string;
  readonly caseId: string;
  readonly patientId: string;
  readonly label: string;
  readonly stage: string | null;
  readonly receivedOn: string;
  readonly questionType: string;
  readonly phase: string;
  readonly recurrenceNumber: number | null;
  /** Why the board sent the question back; null when no agenda has held it. */
  readonly deferralReason: string | null;
  /** Whether all that the board had recommended was taken back. */
  readonly takenBack: boolean;
  /** Whether an agenda holds the case for another question: it is listed again once that one is concluded. */
  readonly onAgenda: boolean;
  /** How many wait in all: as many as were sent back, or as many as were not. */
  readonly ofItsKind: number;
};

/** Whether a board has had the question and gave it back. */
const isSentBack = ({
  deferralReason,
  takenBack,
}: Pick<UnlistedCase, 'deferralReason' | 'takenBack'>): boolean => deferralReason !== null || takenBack;

/** How many of those that wait are not among these. */
export const waitingBeyond = (shown: readonly UnlistedCase[]): number =>
  [true, false].reduce((beyond, kind) => {
    const some = shown.filter((one) => isSentBack(one) === kind);
    return beyond + (some[0]?.ofItsKind ?? 0) - some.length;
  }, 0);

/**
 * Questions that wait for an agenda, longest waiting first: none holds them now, and they were on none yet, were deferred
 * by the board that concluded them last, or what it recommended was taken back. At most `limit` that were sent back, and as many
 * that were not.
 */
export const unlistedCases = async (tx: Tx, ownerId: string, limit = 200): Promise<UnlistedCase[]> => {
  const waiting = sql`(
    select asked.id as "referralId", c.id as "caseId", c.patient_id as "patientId", c.label, c.stage, asked.received_on::text as "receivedOn",
      asked.question_type as "questionType", asked.phase, asked.recurrence_number as "recurrenceNumber",
      exists (select from ${listing} o where o.owner_id = asked.owner_id and o.case_id = asked.case_id and o.state = 'listed') as "onAgenda",
      concluded.deferral_reason as "deferralReason", coalesce(concluded."takenBack", false) as "takenBack",
      count(*) over (partition by concluded.id is null)::int as "ofItsKind",
      row_number() over (partition by concluded.id is null order by asked.received_on, c.label) as place
    from ${referral} asked
    join ${careCase} c on c.owner_id = asked.owner_id and c.id = asked.case_id
    left join lateral (
      select l.id, o.deferral_reason,
        o.conclusion in ('reached', 'reached_conditionally') and not exists (
          select from ${recommendation} r where r.owner_id = l.owner_id and r.case_id = l.case_id and r.listing_id = l.id) as "takenBack"
      from ${listing} l
      join meetings.item_outcome o on o.owner_id = l.owner_id and o.item_id = l.agenda_item_id
      where l.owner_id = asked.owner_id and l.case_id = asked.case_id and l.referral_id = asked.id
      order by o.closed_at desc, l.id desc limit 1) concluded on true
    where asked.owner_id = ${ownerId}
      -- Whose turn it is says which few cases may hold one: the rule asks about a question that waits before anything else.
      and asked.case_id in (select id from ${turn} where owner_id = ${ownerId} and kind = any (${sql.param([...waitingKinds])}::text[]))
      and (concluded.id is null or concluded.deferral_reason is not null or concluded."takenBack")
      and not exists (select from ${listing} l
        where l.owner_id = asked.owner_id and l.case_id = asked.case_id and l.referral_id = asked.id and l.state = 'listed')
    ) waiting`;
  const { found } = await readTogether(tx, {
    found: tx
      .select({
        referralId: sql<string>`waiting."referralId"`,
        caseId: sql<string>`waiting."caseId"`,
        patientId: sql<string>`waiting."patientId"`,
        label: sql<string>`waiting.label`,
        stage: sql<string | null>`waiting.stage`,
        receivedOn: sql<string>`waiting."receivedOn"`,
        questionType: sql<string>`waiting."questionType"`,
        phase: sql<string>`waiting.phase`,
        recurrenceNumber: sql<number | null>`waiting."recurrenceNumber"`,
        deferralReason: sql<string | null>`waiting."deferralReason"`,
        takenBack: sql<boolean>`waiting."takenBack"`,
        onAgenda: sql<boolean>`waiting."onAgenda"`,
        ofItsKind: sql<number>`waiting."ofItsKind"`,
      })
      .from(waiting)
      .where(sql`waiting.place <= ${limit}`)
      .orderBy(sql`waiting."receivedOn", waiting.label`),
  });
  return found;
};
