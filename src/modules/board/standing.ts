import type { z } from 'zod';
import { earliest, type PartialDate } from '../../kernel/partial-date.ts';
import type { CaseFields } from '../care/index.ts';
import type { DecisionCode } from './schema.ts';

/** Where a case stands, furthest first; an open listing and a further question come before everything: something is awaited. */
export const journeyStates = [
  'registered',
  'referred',
  'listed',
  'asked_again',
  'recommended',
  'decided',
  'not_operated',
  'operated',
  'closed',
] as const;
export type JourneyState = (typeof journeyStates)[number];

type Decision = z.infer<typeof DecisionCode>;
export type Course = {
  readonly case: Pick<CaseFields, 'presentedOn' | 'notOperatedReason' | 'entry'>;
  /** Questions to the board in the order received; `awaited` while a board owes an answer. */
  readonly questions: readonly { receivedOn: string; awaited: boolean }[];
  readonly listings: readonly { state: string; agendaItemId: string }[];
  /** With the day of the board that made each. */
  readonly recommendations: readonly { boardOn: string; priority: number; decision: Decision }[];
  readonly operations: readonly { doneOn: PartialDate | null; closed: boolean }[];
};

const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

const decided = (decision: Decision | null): boolean =>
  decision === 'accepted' || decision === 'alternative' || decision === 'declined';

/** What the newest board recommended, in its order. */
const newestAdvice = ({ recommendations }: Course) => {
  const newest = latest(recommendations.map(({ boardOn }) => boardOn));
  return recommendations
    .filter(({ boardOn }) => boardOn === newest)
    .toSorted((a, b) => a.priority - b.priority);
};

/** What of the newest board's advice she has not been told or not decided; what she decided about the first once nothing is open. */
const decisionOf = (course: Course): Decision | null => {
  const advice = newestAdvice(course);
  return (advice.find(({ decision }) => !decided(decision)) ?? advice[0])?.decision ?? null;
};

/** Operations that say where she stands: while advice of the newest board is open, those certainly done since. */
const tellingOperations = (course: Course, decision: Decision | null) => {
  const [advice] = newestAdvice(course);
  if (advice === undefined || decided(decision)) return course.operations;
  return course.operations.filter(({ doneOn }) => doneOn !== null && earliest(doneOn) >= advice.boardOn);
};

const stateOf = (course: Course, decision: Decision | null): JourneyState => {
  const { operations, listings, recommendations, questions } = course;
  if (listings.some(({ state }) => state === 'listed')) return 'listed';
  if (questions.slice(1).some(({ awaited }) => awaited)) return 'asked_again';
  if (tellingOperations(course, decision).length > 0)
    return operations.every(({ closed }) => closed) ? 'closed' : 'operated';
  if (course.case.notOperatedReason !== null) return 'not_operated';
  if (decided(decision)) return 'decided';
  if (recommendations.length > 0) return 'recommended';
  return course.case.entry === 'registry' && questions.length === 0 ? 'registered' : 'referred';
};

/** A case of which the rule can say nothing: it keeps its place in the list. */
export const unknownStanding = (presentedOn: PartialDate | null) => ({
  state: null,
  sortOn: presentedOn ?? '',
  presentedYear: presentedOn?.slice(0, 4) ?? null,
  itemId: null,
  operatedOn: null,
  decision: null,
});

/** Where a case stands, and the day by which lists order it ('' when neither presentation nor referral is dated). */
export const standingOf = (course: Course) => {
  const decision = decisionOf(course);
  const { presentedOn } = course.case;
  return {
    state: stateOf(course, decision),
    sortOn: presentedOn ?? latest(course.questions.map(({ receivedOn }) => receivedOn)) ?? '',
    presentedYear: presentedOn?.slice(0, 4) ?? null,
    itemId: course.listings.find(({ state }) => state === 'listed')?.agendaItemId ?? null,
    operatedOn: latest(course.operations.map(({ doneOn }) => doneOn)),
    decision,
  };
};
