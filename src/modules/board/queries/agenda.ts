import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { idList } from '../../../kernel/derivation.ts';
import { noName } from '../../../kernel/names.ts';
import { readTogether } from '../../../kernel/read-together.ts';
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
import {
  ageOn,
  datasetFor,
  type WorkUpItem,
  careCaseRows as careCase,
  patientRows as patient,
  referralRows as referral,
  workUpRows as workUp,
  readiness,
} from '../../care/index.ts';
import { listing, recommendation } from '../tables.ts';

type Held = Awaited<ReturnType<typeof meetingWithAgenda>>;
type Item = Held['items'][number];

const markerKeys = ['brca', 'hrd', 'mmr', 'ca125'];

/** What stands behind these agenda items, in one statement; each table is read by itself and joined in memory. */
const behind = async (tx: Tx, ownerId: string, itemIds: readonly string[]) => {
  const ofOwner = (table: { ownerId: PgColumn }, where: SQL) => and(eq(table.ownerId, ownerId), where);
  const listed = (column: 'id' | 'case_id' | 'referral_id') =>
    sql`(select ${sql.identifier(column)} from board.listing where owner_id = ${ownerId} and agenda_item_id = any (${idList(itemIds)}))`;
  const ofCases = sql`in ${listed('case_id')}`;
  const patients = sql`in (select patient_id from ${careCase} where owner_id = ${ownerId} and id ${ofCases})`;
  const found = await readTogether(tx, {
    listings: tx
      .select()
      .from(listing)
      .where(ofOwner(listing, sql`${listing.agendaItemId} = any (${idList(itemIds)})`)),
    cases: tx
      .select()
      .from(careCase)
      .where(ofOwner(careCase, sql`${careCase.id} ${ofCases}`)),
    referrals: tx
      .select()
      .from(referral)
      .where(ofOwner(referral, sql`${referral.id} in ${listed('referral_id')}`)),
    lives: tx
      .select({ id: patient.id, bornOn: patient.bornOn })
      .from(patient)
      .where(ofOwner(patient, sql`${patient.id} ${patients}`)),
    workUp: tx
      .select()
      .from(workUp)
      .where(ofOwner(workUp, sql`${workUp.caseId} ${ofCases}`)),
    recommendations: tx
      .select()
      .from(recommendation)
      .where(ofOwner(recommendation, sql`${recommendation.listingId} in ${listed('id')}`))
      .orderBy(asc(recommendation.priority)),
  });
  const listings = found.listings.flatMap((row) => {
    const subject = found.cases.find(({ id }) => id === row.caseId);
    const asked = found.referrals.find(({ id }) => id === row.referralId);
    const life = found.lives.find(({ id }) => id === subject?.patientId);
    return subject && asked && life
      ? [{ listing: row, case: subject, referral: asked, bornOn: life.bornOn }]
      : [];
  });
  return { listed: listings, workUp: found.workUp, recommended: found.recommendations };
};
type Listed = Awaited<ReturnType<typeof behind>>['listed'][number];

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
    recurrenceNumber: asked.recurrenceNumber,
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
  const { listed, recommended, ...rest } = await behind(
    tx,
    ownerId,
    held.items.map(({ id }) => id),
  );
  const people = await namesOf(tx, [
    ...[...held.presence, ...held.members].map((row) => row.personId),
    ...listed.map((row) => row.referral.consultantId),
    ...recommended.map((row) => row.ownerPersonId),
  ]);
  const nameOf = (id: string) => people.get(id) ?? noName;
  const named = <T extends { personId: string }>(row: T) => ({ ...row, name: nameOf(row.personId) });
  const times = plannedTimes(
    held.meeting.localStart,
    held.items.map(({ minutes }) => minutes),
  );
  const rows = held.items.map((item, index) => {
    const place = listed.find((row) => row.listing.agendaItemId === item.id);
    const own = rest.workUp.filter(({ caseId }) => caseId === place?.case.id);
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
    members: members.map(named),
    presence: presence.map(named),
    rows,
  };
};
export type BoardAgenda = Awaited<ReturnType<typeof boardAgenda>>;
export type AgendaRow = BoardAgenda['rows'][number];
export type AgendaCase = NonNullable<AgendaRow['case']>;
