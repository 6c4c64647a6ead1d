import type { z } from 'zod';
import type { PartialDate } from '../../kernel/partial-date.ts';
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
  readonly recommendations: readonly { dueOn: string; priority: number; decision: Decision }[];
  readonly operations: readonly { doneOn: PartialDate | null; closed: boolean }[];
};

const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

/** What she decided about the recommendation that is due last; of those due on one day, about the first. */
const decisionOf = ({ recommendations }: Course): Decision | null =>
  recommendations.toSorted((a, b) =>
    a.dueOn === b.dueOn ? a.priority - b.priority : a.dueOn < b.dueOn ? 1 : -1,
  )[0]?.decision ?? null;

const decided = (decision: Decision | null): boolean =>
  decision === 'accepted' || decision === 'alternative' || decision === 'declined';

const stateOf = (course: Course, decision: Decision | null): JourneyState => {
  const { operations, listings, recommendations, questions } = course;
  if (listings.some(({ state }) => state === 'listed')) return 'listed';
  if (questions.slice(1).some(({ awaited }) => awaited)) return 'asked_again';
  if (operations.length > 0) return operations.every(({ closed }) => closed) ? 'closed' : 'operated';
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
