import type { z } from 'zod';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { latest, type PartialDate } from '../../kernel/partial-date.ts';
import type { Contact } from './contact.ts';
import type { Advised, Fulfilled } from './fulfilment.ts';
import { type Heard, isAwaited, lastHeard } from './question.ts';
import type { DecisionCode } from './schema.ts';

/**
 * What somebody is asked about a case. The first ones are asked at once, the most pressing first; those of `dated` when their day
 * comes, the earliest first, so that which one is asked never depends on the day it is looked at.
 */
export const matterKinds = [
  'unclear',
  'sent_back',
  'question',
  'deviation',
  'tell',
  'undecided',
  'listed',
  'fulfil',
  'contact',
  'no_contact',
] as const;
export type MatterKind = (typeof matterKinds)[number];
/** What is asked of a case in which a question waits for an agenda: that comes before all else, so that no such case has another turn. */
export const waitingKinds = ['unclear', 'sent_back', 'question'] as const satisfies readonly MatterKind[];
const dated: ReadonlySet<MatterKind> = new Set<MatterKind>(['listed', 'fulfil', 'contact']);

/** Whose a matter is where no person is named. */
export type MatterRole = 'coordinator' | 'chair';

/** Something open in a case: what is asked, of whom, since when. */
export type Matter = {
  readonly kind: MatterKind;
  /** The row it is about. */
  readonly matterId: string;
  /** Which treatment was recommended, or why a board sent the question back. */
  readonly detail: string | null;
  /** Who sees to it by name; else whoever has the role. */
  readonly personId: string | null;
  /** Whose it is once that person has left, before it is the role's. */
  readonly elseId: string | null;
  readonly role: MatterRole | null;
  /** The board it came from or is listed for. */
  readonly seriesId: string | null;
  /** Since when it is asked, or from when on; null where nobody knows. */
  readonly askedOn: PartialDate | null;
};

/** What is asked now of one person, and what comes after it; null where nothing more is known to come. */
export type Turn = Matter & { readonly next: MatterKind | null };

export type Question = {
  readonly id: string;
  readonly receivedOn: CalendarDay;
  readonly heard: readonly (Heard & {
    readonly deferralReason: string | null;
    readonly boardOn: CalendarDay;
    readonly seriesId: string;
  })[];
};

export type OpenAdvice = {
  readonly id: string;
  readonly modality: Advised['modality'];
  /** When the question was received that the board answered. */
  readonly receivedOn: CalendarDay;
  readonly boardOn: CalendarDay;
  readonly seriesId: string;
  readonly ownerPersonId: string;
  readonly dueOn: CalendarDay;
  readonly decision: z.infer<typeof DecisionCode>;
  readonly spokenOn: PartialDate | null;
  /** What became of it; `state` is null where the rule could not say. */
  readonly became: {
    readonly state: Fulfilled['state'] | null;
    readonly reason: Fulfilled['reason'];
    readonly deviation: Fulfilled['deviation'];
    readonly askedFrom: CalendarDay | null;
    /** When the treatment began that was given instead. */
    readonly happenedOn: PartialDate | null;
  };
};

/** How she is to be seen again, with the case it is about. */
export type OpenContact = Pick<Contact, 'state' | 'byId' | 'personId' | 'askedFrom' | 'since'> & {
  readonly caseId: string;
  readonly consultantId: string | null;
};

export type OpenCourse = {
  readonly questions: readonly Question[];
  readonly advice: readonly OpenAdvice[];
  readonly contact: OpenContact | null;
  /** Whether the record tells that she has died. */
  readonly isDead: boolean;
};

const ofQuestion = ({ id, receivedOn, heard }: Question): Matter[] => {
  if (!isAwaited(heard)) return [];
  const asked = { matterId: id, personId: null, elseId: null, role: 'coordinator' as const };
  const listed = heard.find(({ conclusion }) => conclusion === null);
  if (listed !== undefined) {
    const { boardOn, seriesId } = listed;
    return [{ ...asked, kind: 'listed', detail: null, seriesId, askedOn: boardOn }];
  }
  const last = lastHeard(heard);
  if (last === undefined)
    return [{ ...asked, kind: 'question', detail: null, seriesId: null, askedOn: receivedOn }];
  const detail = last.deferralReason ?? 'taken_back';
  return [{ ...asked, kind: 'sent_back', detail, seriesId: last.seriesId, askedOn: last.boardOn }];
};

const pastReasons: ReadonlySet<Fulfilled['reason']> = new Set([
  'superseded',
  'patient_death',
  'lost_to_follow_up',
] as const);

/** Whether there is nothing left to tell her of it: she has died or is lost, or a later board has spoken and something became of it. */
const isPast = ({ boardOn, became }: OpenAdvice, { advice, contact, isDead }: OpenCourse): boolean => {
  if (isDead || pastReasons.has(became.reason)) return true;
  if (contact?.state === 'lost' && contact.since !== null && latest(contact.since) >= boardOn) return true;
  return became.state !== 'open' && advice.some((later) => later.boardOn > boardOn);
};

const ofAdvice = (one: OpenAdvice, course: OpenCourse): Matter[] => {
  const { id: matterId, modality: detail, ownerPersonId: personId, seriesId, decision, became } = one;
  if (
    became.deviation === 'major' &&
    !course.questions.some(({ receivedOn }) => receivedOn > one.receivedOn)
  ) {
    const askedOn = became.happenedOn;
    const whose = { personId: null, elseId: null, role: 'coordinator' as const };
    return [{ kind: 'deviation', matterId, detail, ...whose, seriesId, askedOn }];
  }
  const owed = { matterId, detail, personId, elseId: null, role: null, seriesId };
  if (decision === 'not_yet_told' || decision === 'undecided') {
    const told = decision === 'undecided';
    if (!isPast(one, course))
      return [{ ...owed, kind: told ? 'undecided' : 'tell', askedOn: told ? one.spokenOn : one.boardOn }];
  }
  if (became.state !== 'open' && became.state !== null) return [];
  return [{ ...owed, kind: 'fulfil', askedOn: became.askedFrom ?? one.dueOn }];
};

/** A contact that is to come or is over, or that none is agreed after treatment; of whom is lost nothing is asked. */
const ofContact = (contact: OpenContact): Matter[] => {
  const { state, byId, caseId, consultantId, askedFrom, since } = contact;
  if (state === 'lost') return [];
  const personId = contact.personId ?? consultantId;
  const role = personId === null ? 'coordinator' : null;
  const asked = { detail: null, personId, elseId: consultantId, role, seriesId: null } as const;
  return state === 'agreed'
    ? [{ ...asked, kind: 'contact', matterId: byId ?? caseId, askedOn: askedFrom }]
    : [{ ...asked, kind: 'no_contact', matterId: caseId, askedOn: since }];
};

/** Everything that is open in a case, in no order. */
export const openMatters = (course: OpenCourse): Matter[] => [
  ...course.questions.flatMap(ofQuestion),
  ...course.advice.flatMap((one) => ofAdvice(one, course)),
  ...(course.contact === null ? [] : ofContact(course.contact)),
];

/** The order in which matters of one case are asked. */
const place = ({ kind, askedOn }: Matter): string =>
  dated.has(kind)
    ? `1 ${askedOn ?? ''} ${matterKinds.indexOf(kind)}`
    : `0 ${matterKinds.indexOf(kind)} ${askedOn ?? ''}`;

const compare = (a: Matter, b: Matter): number =>
  place(a).localeCompare(place(b)) || a.matterId.localeCompare(b.matterId);

/** What follows where nothing else is open yet. */
const after: Readonly<Record<MatterKind, MatterKind | null>> = {
  unclear: null,
  sent_back: 'listed',
  question: 'listed',
  deviation: 'question',
  listed: 'tell',
  tell: 'undecided',
  undecided: 'fulfil',
  fulfil: null,
  contact: null,
  no_contact: 'contact',
};

/** What is asked of these matters now, and what comes next; null where nothing is open. */
export const turnOf = (matters: readonly Matter[]): Turn | null => {
  const [now, behind] = matters.toSorted(compare);
  return now === undefined ? null : { ...now, next: behind?.kind ?? after[now.kind] };
};

/** A case of which the rule can say nothing: whoever prepares boards looks at it. */
export const unclearTurn = (caseId: string): Turn => ({
  kind: 'unclear',
  matterId: caseId,
  detail: null,
  personId: null,
  elseId: null,
  role: 'coordinator',
  seriesId: null,
  askedOn: null,
  next: null,
});
