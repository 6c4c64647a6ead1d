import { notFound } from '../../../kernel/errors.ts';
import { noName } from '../../../kernel/names.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { askedItem, datasetFor, figuresAsked, type WorkUpItem } from '../../care/index.ts';
import { namesOf } from '../../directory/index.ts';
import {
  meetingWithAgenda,
  missingSeats,
  nextItem,
  plannedTimes,
  policyOf,
  quorumAt,
  type QuorumState,
  stepsOf,
  type StepTaken,
  undoable,
} from '../../meetings/index.ts';
import { madeAt } from '../../../kernel/made-at.ts';
import { boardKind } from '../board-policy.ts';
import { lacksRecommendation } from '../conclusion.ts';
import { recommendationKept } from '../records/recommendation.ts';
import type { BoardStep } from '../room-steps.ts';
import { diseaseOf, openItems, type Seen, takenBack } from '../seen.ts';
import { behindItems, type Listed, seenNow } from './behind-items.ts';
import { knownSince, type Later } from './known-since.ts';

type Held = Awaited<ReturnType<typeof meetingWithAgenda>>;
type Item = Held['items'][number];

const markerKeys = ['brca', 'hrd', 'mmr', 'ca125'];

const valueOf = (items: readonly WorkUpItem[], key: string) =>
  items.find((item) => item.key === key && item.state === 'present')?.value ?? null;

/** Figures that the question asks for: what only an earlier one asked is not computed again. */
const figuresOf = ({ disease: { site, histology }, question, workUp }: Seen, place: Listed, day: string) => {
  const dataset = datasetFor(site);
  const isAsked = (key: string): boolean => {
    const definition = dataset?.items.find((item) => item.key === key);
    if (definition === undefined) return false;
    return askedItem(definition, { histology, bornOn: place.bornOn }, question, workUp, day).asked;
  };
  return figuresAsked(dataset, workUp, isAsked);
};

/** What the board sees of a listed case: what it saw when it concluded, else what the record says for the day of its meeting. */
const caseOnAgenda = (place: Listed, day: string, later: Later | null, isOpen: boolean) => {
  const { id, label, patientId } = place.case;
  const { consultantId } = place.referral;
  const seen = place.seen ?? seenNow(place, day);
  const { disease, question, age, workUp, readiness } = seen;
  const ecog = valueOf(workUp, 'ecog');
  const view = valueOf(workUp, 'patient_view');
  return {
    id,
    label,
    patientId,
    listingId: place.listing.id,
    age,
    ecog: typeof ecog === 'number' ? ecog : null,
    ...disease,
    /** Her other diseases; what the board had seen of them when it concluded is not kept. */
    others:
      place.seen === null
        ? place.others.map((other) => ({ id: other.id, label: other.label, ...diseaseOf(other) }))
        : [],
    markers: markerKeys.flatMap((key) => {
      const found = workUp.find((item) => item.key === key && item.state === 'present');
      return found && found.value !== null
        ? [{ key, value: found.value, unit: found.unit, takenOn: found.takenOn }]
        : [];
    }),
    // What they are made of is read while she is under discussion.
    figures: figuresOf(seen, place, day).map(({ key, value, inputs }) => ({
      key,
      value,
      inputs: isOpen ? inputs : null,
    })),
    ...question,
    consultantId,
    patientView: typeof view === 'string' ? view : null,
    /** Whether she has said something herself; what she said last is read while she is under discussion. */
    hasWords: place.ownWords.length > 0,
    words: isOpen ? (place.ownWords[0] ?? null) : null,
    readiness: readiness && {
      ready: readiness.ready,
      open: openItems(readiness).map(({ key, state }) => ({ key, state })),
    },
    /** Whether all this is what the board saw when it concluded; if not, it is as recorded now. */
    kept: place.seen !== null,
    later,
  };
};

const quorumOf = (item: Item, { series, members, presence }: Held, now: string): QuorumState | null => {
  if (item.state === 'open') {
    const discussion = { from: item.openedAt, to: now };
    return quorumAt(policyOf(series), item.facts, members, presence, discussion);
  }
  if (item.quorum === null || item.policy === null) return null;
  return { met: item.quorum.met, missing: missingSeats(policyOf(series), item.quorum), metFrom: null };
};

type Recommended = Awaited<ReturnType<typeof behindItems>>['recommended'];

/** What was done in the room of a running board and can be undone at the moment, the latest first. */
const stepsNow = ({ meeting, items, presence }: Held, recommended: Recommended, now: string) => {
  if (meeting.state !== 'open') return [];
  const advised = recommended.flatMap(({ id, version }): StepTaken<BoardStep>[] => {
    const at = madeAt(id);
    return at === null ? [] : [{ what: 'recommended', id, version, at }];
  });
  return undoable<BoardStep>([...stepsOf(items, presence), ...advised], now);
};

/**
 * A board's meeting with, for each item in order, its planned wall time, the case listed there (null when the item is
 * about something else), its readiness on the day of the meeting, what was recommended and its quorum: as kept when
 * concluded, with what came into the record since; as it stands at `now` while open. No names of patients.
 */
export const boardAgenda = async (tx: Tx, ownerId: string, meetingId: string, now: string) => {
  const held = await meetingWithAgenda(tx, ownerId, meetingId);
  if (held.series.kind !== boardKind) throw notFound();
  const { listed, recommended } = await behindItems(
    tx,
    ownerId,
    held.items.map(({ id }) => id),
  );
  const day = held.meeting.localStart.slice(0, 10);
  const later = await knownSince(tx, ownerId, listed, { zone: held.meeting.zone, dayOf: () => day });
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
    const theCase = place
      ? caseOnAgenda(place, day, later.get(place.listing.id) ?? null, item.state === 'open')
      : null;
    const advice = recommended.filter(({ listingId }) => listingId === place?.listing.id);
    return {
      id: item.id,
      version: item.version,
      position: item.position,
      minutes: item.minutes,
      plannedAt: times[index] ?? '',
      state: item.state,
      openedAt: item.openedAt,
      closedAt: item.closedAt,
      reopenedAt: item.reopenedAt,
      setAsideAt: item.setAsideAt,
      correctedAt: item.correctedAt,
      judgedAgainAt: item.judgedAgainAt,
      conclusion: item.conclusion,
      deferralReason: item.deferralReason,
      quorumReason: item.quorumReason,
      quorum: quorumOf(item, held, now),
      case: theCase,
      consultant: theCase ? nameOf(theCase.consultantId) : null,
      takenBack: takenBack(place?.seen ?? null, advice),
      /** Whether it says that it reached a recommendation and none stands. */
      lacksAdvice: place !== undefined && lacksRecommendation(item.conclusion, advice.length > 0),
      recommendations: advice.map((one) => ({
        id: one.id,
        intent: one.intent,
        modality: one.modality,
        timing: one.timing,
        detail: one.detail,
        rationale: one.rationale,
        alternative: one.alternative,
        patientView: one.patientView,
        owner: nameOf(one.ownerPersonId),
        dueOn: one.dueOn,
        /** What else it says. */
        more: recommendationKept.besideOf(one),
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
      version: meeting.version,
      movedFrom: meeting.movedFrom,
      extra: meeting.extra,
      why: meeting.why,
      cancelledWhy: meeting.cancelledWhy,
      openedAt: meeting.openedAt,
      closedAt: meeting.closedAt,
    },
    board: {
      name: series.name,
      venue: meeting.venue ?? series.venue,
      policy: series.policy,
      /** The share of a discussion that somebody must have been there for to count. */
      heardAtLeast: series.terms?.heardAtLeast ?? null,
    },
    members: members.map(named),
    presence: presence.map(({ version: _, ...row }) => named(row)),
    rows,
    /** The item that a conclusion leads to. */
    nextId: nextItem(held.items)?.id ?? null,
    /** What can be undone. */
    steps: stepsNow(held, recommended, now),
  };
};
export type BoardAgenda = Awaited<ReturnType<typeof boardAgenda>>;
export type AgendaRow = BoardAgenda['rows'][number];
export type AgendaCase = NonNullable<AgendaRow['case']>;
