import { dateOf, dayOf } from './calendar.ts';
import type { CaseRecord, Day, MeetingRecord, SecondQuestion } from './shapes.ts';

/** So many women the house has followed itself from the referral to their third board; each costs a start a second. */
const followedHere = 5;

/** Women whom the house has followed from their first question on, with the sittings at which they were discussed. */
export type Followed = {
  readonly keys: ReadonlySet<string>;
  readonly sittings: readonly MeetingRecord[];
  readonly questions: readonly SecondQuestion[];
};

/** When a board day has a second sitting. */
export const sittingTime = '12:30';

const isWhole = (record: CaseRecord, asked: readonly SecondQuestion[]): boolean => {
  const types = asked.map(({ referral }) => referral.questionType);
  const isToldAll = asked.every(({ recommendation }) => recommendation?.herDecision.spokenOn != null);
  return (
    record.patient.diedOn === null &&
    (record.listing?.recommendations.length ?? 0) > 0 &&
    types.includes('response_check') &&
    types.includes('recurrence') &&
    isToldAll
  );
};

/** The last women who came back for the response and for a recurrence: their whole course was recorded here step by step. */
export const followedOf = (
  records: readonly CaseRecord[],
  questions: readonly SecondQuestion[],
): ReadonlySet<string> => {
  const byWoman = Map.groupBy(questions, ({ key }) => key);
  const whole = records.filter((record) => isWhole(record, byWoman.get(record.key) ?? []));
  return new Set(whole.slice(-followedHere).map(({ key }) => key));
};

/** The days of the boards that these questions were asked at. */
export const sittingDays = (firsts: readonly Day[], questions: readonly SecondQuestion[]): Day[] =>
  [
    ...new Set([...firsts, ...questions.flatMap(({ boardOn }) => (boardOn === null ? [] : dayOf(boardOn)))]),
  ].toSorted((a, b) => a - b);

/** The first day on which one of them was known here. */
export const followedSince = (
  records: readonly CaseRecord[],
  keys: ReadonlySet<string>,
  otherwise: string,
): string =>
  records
    .filter(({ key }) => keys.has(key))
    .flatMap(({ referral }) => (referral === null ? [] : [dateOf(dayOf(referral.receivedOn) - 1)]))
    .reduce((first, on) => (on < first ? on : first), otherwise);
