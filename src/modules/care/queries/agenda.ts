import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { namesOf } from '../../directory/index.ts';
import {
  meetingWithAgenda,
  missingSeats,
  plannedTimes,
  quorumAt,
  quorumPolicy,
  type QuorumState,
} from '../../meetings/index.ts';
import { ageOn } from '../age.ts';
import { datasetFor } from '../minimum-dataset.ts';
import type { WorkUpItem } from '../schema.ts';
import { careCase, listing, patient, recommendation, referral, workUp } from '../tables.ts';
import { readiness } from '../work-up.ts';

type Held = Awaited<ReturnType<typeof meetingWithAgenda>>;
type Item = Held['items'][number];

const markerKeys = ['brca', 'hrd', 'mmr', 'ca125'];

const listedOn = (tx: Tx, ownerId: string, itemIds: readonly string[]) =>
  tx
    .select({ listing, case: careCase, referral, bornOn: patient.bornOn })
    .from(listing)
    .innerJoin(careCase, and(eq(careCase.ownerId, listing.ownerId), eq(careCase.id, listing.caseId)))
    .innerJoin(referral, and(eq(referral.ownerId, listing.ownerId), eq(referral.id, listing.referralId)))
    .innerJoin(patient, and(eq(patient.ownerId, careCase.ownerId), eq(patient.id, careCase.patientId)))
    .where(and(eq(listing.ownerId, ownerId), inArray(listing.agendaItemId, [...itemIds])));
type Listed = Awaited<ReturnType<typeof listedOn>>[number];

const workUpOf = (tx: Tx, ownerId: string, caseIds: readonly string[]) =>
  tx
    .select()
    .from(workUp)
    .where(and(eq(workUp.ownerId, ownerId), inArray(workUp.caseId, [...caseIds])));

const recommendationsOf = (tx: Tx, ownerId: string, listingIds: readonly string[]) =>
  tx
    .select()
    .from(recommendation)
    .where(and(eq(recommendation.ownerId, ownerId), inArray(recommendation.listingId, [...listingIds])))
    .orderBy(asc(recommendation.priority));

const valueOf = (items: readonly WorkUpItem[], key: string) =>
  items.find((item) => item.key === key && item.state === 'present')?.value ?? null;

const isOpen = (state: string): boolean => !['present', 'not_applicable', 'waived'].includes(state);

/** What the board must know about one listed case on the day of its meeting. */
const caseOnAgenda = (
  { case: theCase, referral: asked, bornOn }: Listed,
  items: readonly WorkUpItem[],
  day: string,
) => {
  const dataset = datasetFor(theCase.site);
  const judged = dataset && readiness(dataset, { ...theCase, bornOn }, asked, items, day);
  const ecog = valueOf(items, 'ecog');
  const view = valueOf(items, 'patient_view');
  return {
    id: theCase.id,
    label: theCase.label,
    patientId: theCase.patientId,
    age: ageOn(bornOn, day),
    ecog: typeof ecog === 'number' ? ecog : null,
    site: theCase.site,
    histology: theCase.histology,
    grade: theCase.grade,
    stage: theCase.stage,
    stageEdition: theCase.stageEdition,
    markers: markerKeys.flatMap((key) => {
      const found = items.find((item) => item.key === key && item.state === 'present');
      return found && found.value !== null
        ? [{ key, value: found.value, unit: found.unit, takenOn: found.takenOn }]
        : [];
    }),
    phase: asked.phase,
    questionType: asked.questionType,
    question: asked.question,
    consultantId: asked.consultantId,
    patientView: typeof view === 'string' ? view : null,
    readiness: judged && {
      ready: judged.ready,
      open: judged.items.filter(({ level, state }) => level !== 'optional' && isOpen(state)),
    },
  };
};

const quorumOf = (item: Item, { series, members, presence }: Held, now: string): QuorumState | null => {
  if (item.state === 'open') return quorumAt(series.policy, item.facts, members, presence, now);
  if (item.quorum === null || item.policy === null) return null;
  return { met: item.quorum.met, missing: missingSeats(quorumPolicy(item.policy), item.quorum) };
};

/**
 * A board's meeting with, for each item in order, its planned wall time, the case listed there (null when the item is
 * about something else), its readiness on the day of the meeting, what was recommended and its quorum: as kept when
 * concluded, as it stands at `now` while open. No names of patients.
 */
export const boardAgenda = async (tx: Tx, ownerId: string, meetingId: string, now: string) => {
  const held = await meetingWithAgenda(tx, ownerId, meetingId);
  const listed = await listedOn(
    tx,
    ownerId,
    held.items.map(({ id }) => id),
  );
  const items = await workUpOf(
    tx,
    ownerId,
    listed.map((row) => row.case.id),
  );
  const recommended = await recommendationsOf(
    tx,
    ownerId,
    listed.map((row) => row.listing.id),
  );
  const people = await namesOf(tx, [
    ...listed.map((row) => row.referral.consultantId),
    ...recommended.map((row) => row.ownerPersonId),
  ]);
  const nameOf = (id: string) => people.get(id) ?? '';
  const times = plannedTimes(
    held.meeting.localStart,
    held.items.map(({ minutes }) => minutes),
  );
  const rows = held.items.map((item, index) => {
    const place = listed.find((row) => row.listing.agendaItemId === item.id);
    const own = items.filter(({ caseId }) => caseId === place?.case.id);
    const theCase = place ? caseOnAgenda(place, own, held.meeting.localStart.slice(0, 10)) : null;
    return {
      id: item.id,
      position: item.position,
      minutes: item.minutes,
      plannedAt: times[index] ?? '',
      state: item.state,
      openedAt: item.openedAt,
      closedAt: item.closedAt,
      conclusion: item.conclusion,
      deferralReason: item.deferralReason,
      quorum: quorumOf(item, held, now),
      case: theCase,
      consultant: theCase ? nameOf(theCase.consultantId) : null,
      recommendations: recommended
        .filter(({ listingId }) => listingId === place?.listing.id)
        .map(({ id, intent, modality, timing, detail, rationale, ownerPersonId, dueOn }) => ({
          id,
          intent,
          modality,
          timing,
          detail,
          rationale,
          owner: nameOf(ownerPersonId),
          dueOn,
        })),
    };
  });
  const { meeting, series, members, presence } = held;
  return {
    meeting: {
      id: meeting.id,
      localStart: meeting.localStart,
      zone: meeting.zone,
      minutes: meeting.minutes,
      state: meeting.state,
      openedAt: meeting.openedAt,
      closedAt: meeting.closedAt,
    },
    board: { name: series.name, venue: series.venue, policy: series.policy },
    members,
    presence,
    rows,
  };
};
export type BoardAgenda = Awaited<ReturnType<typeof boardAgenda>>;
export type AgendaRow = BoardAgenda['rows'][number];
export type AgendaCase = NonNullable<AgendaRow['case']>;

export type UnlistedCase = {
  readonly id: string;
  readonly label: string;
  readonly receivedOn: string;
  readonly questionType: string;
};

/** Cases whose latest referral no board has discussed and that stand on no agenda, latest received first. */
export const unlistedCases = async (tx: Tx, ownerId: string, limit = 200): Promise<UnlistedCase[]> => {
  const found = await tx.execute<UnlistedCase>(sql`
    select c.id, c.label, r.received_on::text as "receivedOn", r.question_type as "questionType"
    from (
      select distinct on (case_id) * from care.referral
      where owner_id = ${ownerId} order by case_id, received_on desc, id desc) r
    join care."case" c on c.owner_id = r.owner_id and c.id = r.case_id
    where not exists (
      select from care.listing l
      where l.owner_id = r.owner_id and l.case_id = r.case_id
        and (l.state = 'listed' or (l.referral_id = r.id and l.state = 'discussed')))
    order by r.received_on desc, c.label desc limit ${limit}`);
  return found.rows;
};
