import { lacksRecommendation } from './conclusion.ts';

/** What became of one listing of a question: nothing yet, or what the board concluded and when. */
export type Heard = {
  readonly conclusion: string | null;
  readonly closedAt: string | null;
  /** Whether a recommendation of it stands. */
  readonly isAdvised: boolean;
};

/** What became last of those that were concluded. */
export const lastHeard = <One extends Heard>(heard: readonly One[]): One | undefined =>
  heard
    .filter(({ conclusion }) => conclusion !== null)
    .toSorted((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? ''))
    .at(-1);

/**
 * Whether a board still owes an answer: the question was on no agenda, is on one now, was sent back last, or what was
 * recommended last was taken back.
 */
export const isAwaited = (heard: readonly Heard[]): boolean => {
  if (heard.some(({ conclusion }) => conclusion === null)) return true;
  const last = lastHeard(heard);
  if (last === undefined || last.conclusion === 'deferred') return true;
  return lacksRecommendation(last.conclusion, last.isAdvised);
};

type Asked = {
  readonly phase: string;
  readonly questionType: string;
  readonly recurrenceNumber: number | null;
};

/** Whether two questions about a case ask the same: kind, phase and, where both are counted, the same return of the disease. */
export const asksTheSame = (a: Asked, b: Asked): boolean =>
  a.phase === b.phase &&
  a.questionType === b.questionType &&
  (a.recurrenceNumber === null || b.recurrenceNumber === null || a.recurrenceNumber === b.recurrenceNumber);

type Question = Asked & { readonly receivedOn: string; readonly question: string };
const asksWith = ['phase', 'recurrenceNumber', 'questionType', 'receivedOn', 'question'] as const;

/** What a correction changes of what a board was asked, by the name of its first item; null where only her consultant changes. */
export const changedInQuestion = (before: Question, after: Question): (typeof asksWith)[number] | null =>
  asksWith.find((name) => before[name] !== after[name]) ?? null;
