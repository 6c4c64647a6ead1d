import { and, asc, eq, inArray, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import { rowTopics } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import {
  careCaseRows as careCase,
  entryRows,
  referralRows as referral,
  workUpRows,
} from '../../care/index.ts';
import { idsOfColleagues } from '../../directory/index.ts';
import { fulfilmentState, herDecision, listing, recommendation } from '../tables.ts';

const most = 12;

/** What moves the conversations somebody owes, and the cases that wait for a board. */
export const boardWorkTopics = rowTopics(careCase, referral, listing, recommendation, herDecision);

/** What moves the parts of the work-up that wait for somebody. */
export const partTopics = [...boardWorkTopics, ...rowTopics(workUpRows, entryRows)];

/** Questions that an agenda holds, unsent. */
export const listedQuestions = (tx: Tx, ownerId: string) =>
  tx
    .select({ referralId: listing.referralId, caseId: listing.caseId, itemId: listing.agendaItemId })
    .from(listing)
    .where(and(eq(listing.ownerId, ownerId), eq(listing.state, 'listed')));

/** Recommendations this person owns that she has not been told of, or is undecided about; the most urgent first. */
export const conversationsDue = (tx: Tx, ownerId: string, personId: string) =>
  tx
    .select({
      id: recommendation.id,
      caseId: careCase.id,
      label: careCase.label,
      modality: recommendation.modality,
      dueOn: recommendation.dueOn,
      decision: herDecision.decision,
      /** How many there are, also of those that are not among these. */
      inAll: sql<number>`(count(*) over ())::int`,
    })
    .from(recommendation)
    .innerJoin(
      herDecision,
      and(eq(herDecision.ownerId, recommendation.ownerId), eq(herDecision.id, recommendation.id)),
    )
    .innerJoin(
      careCase,
      and(eq(careCase.ownerId, recommendation.ownerId), eq(careCase.id, recommendation.caseId)),
    )
    .where(
      and(
        eq(recommendation.ownerId, ownerId),
        eq(recommendation.ownerPersonId, personId),
        inArray(herDecision.decision, ['not_yet_told', 'undecided']),
      ),
    )
    .orderBy(asc(recommendation.dueOn), asc(careCase.label))
    .limit(most);

/** What moves what is asked of recommendations. */
export const fulfilmentTopics = rowTopics(fulfilmentState, recommendation);

/** Rows of what became of recommendations, with what a list tells of each; those that are asked longest first. */
const becameRows = (tx: Tx, ownerId: string, where: SQL | undefined) =>
  tx
    .select({
      id: recommendation.id,
      caseId: careCase.id,
      patientId: careCase.patientId,
      label: careCase.label,
      modality: recommendation.modality,
      askedFrom: fulfilmentState.askedFrom,
      /** How many there are, also of those that are not among these. */
      inAll: sql<number>`(count(*) over ())::int`,
    })
    .from(fulfilmentState)
    .innerJoin(
      recommendation,
      and(eq(recommendation.ownerId, fulfilmentState.ownerId), eq(recommendation.id, fulfilmentState.id)),
    )
    .innerJoin(
      careCase,
      and(eq(careCase.ownerId, recommendation.ownerId), eq(careCase.id, recommendation.caseId)),
    )
    .where(and(eq(fulfilmentState.ownerId, ownerId), where))
    .orderBy(asc(fulfilmentState.askedFrom), asc(careCase.label), asc(recommendation.priority))
    .limit(most);

/** Recommendations of which nobody and nothing says what became of them though they are due, and whom this person sees to. */
export const fulfilmentsDue = (tx: Tx, ownerId: string, personId: string, today: string) =>
  becameRows(
    tx,
    ownerId,
    and(lte(fulfilmentState.askedFrom, today), eq(recommendation.ownerPersonId, personId)),
  );

/** The same of those whose owner has no role at the house any more. */
export const fulfilmentsOfNobody = (tx: Tx, ownerId: string, today: string) =>
  becameRows(
    tx,
    ownerId,
    and(
      lte(fulfilmentState.askedFrom, today),
      notInArray(recommendation.ownerPersonId, idsOfColleagues(tx, ownerId, today)),
    ),
  );

/**
 * Recommendations that were left for another treatment, or none, against what the board meant, while no later question about the
 * case was received: they go back to a board.
 */
export const deviationsOpen = (tx: Tx, ownerId: string) =>
  becameRows(
    tx,
    ownerId,
    and(
      eq(fulfilmentState.deviation, 'major'),
      sql`not exists (
        select from ${listing} l
        join ${referral} asked on asked.owner_id = l.owner_id and asked.id = l.referral_id
        join ${referral} later on later.owner_id = l.owner_id and later.case_id = l.case_id and later.received_on > asked.received_on
        where l.owner_id = ${recommendation.ownerId} and l.id = ${recommendation.listingId})`,
    ),
  );

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
export const isSentBack = ({
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
  const advised = sql`select listing_id from ${recommendation} where owner_id = ${ownerId}`;
  const found = await tx.execute<UnlistedCase>(sql`
    select waiting.*
    from (
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
        o.conclusion in ('reached', 'reached_conditionally') and l.id not in (${advised}) as "takenBack"
      from ${listing} l
      join meetings.item_outcome o on o.owner_id = l.owner_id and o.item_id = l.agenda_item_id
      where l.owner_id = asked.owner_id and l.case_id = asked.case_id and l.referral_id = asked.id
      order by o.closed_at desc, l.id desc limit 1) concluded on true
    where asked.owner_id = ${ownerId}
      and (concluded.id is null or concluded.deferral_reason is not null or concluded."takenBack")
      and asked.id not in (select referral_id from ${listing} where owner_id = ${ownerId} and state = 'listed')
      -- Most were discussed, never sent back, and what was recommended stands: only of the others it is looked up what became of them last.
      and asked.id not in (
        select referral_id from ${listing} where owner_id = ${ownerId}
        group by referral_id having bool_and(state = 'discussed' and id in (${advised})))
    ) waiting
    where place <= ${limit}
    order by "receivedOn", label`);
  return found.rows;
};
