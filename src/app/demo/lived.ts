import { dateOf, dayOf } from './calendar.ts';
import { type Followed, followedSince } from './followed.ts';
import type { Random } from './random.ts';
import { secondQuestionsOf } from './second-questions.ts';
import type { CaseRecord, Day, Lived, MeetingRecord, Person } from './shapes.ts';

/** So many boards before today’s were held here; what was before comes from a file. Each costs a start some seconds. */
export const heldHere = 2;

type House = { readonly people: readonly Person[]; readonly today: Day };
/** A woman's record on a day. */
export type AsOf = (key: string, day: Day) => CaseRecord;

const boardDay = ({ localStart }: MeetingRecord): Day => dayOf(localStart.slice(0, 10));

const operationDays = ({ operations }: CaseRecord): Day[] =>
  operations.flatMap(({ report }) => (report.doneOn === null ? [] : [dayOf(report.doneOn)]));

/** What was known of the disease on the days on which it became known. */
const diseasesOf = (record: CaseRecord, days: readonly Day[], asOf: AsOf): Lived['diseases'] => {
  let last = '';
  return [...new Set(days)]
    .toSorted((a, b) => a - b)
    .flatMap((on) => {
      const known = asOf(record.key, on).case;
      if (JSON.stringify(known) === last) return [];
      last = JSON.stringify(known);
      return [{ key: record.key, on: dateOf(on), case: known }];
    });
};

/** A record as it stood, without entries of the course that were finished since: those are told once. */
const standingBefore = (
  { course: now = [] }: CaseRecord,
  { course = [], ...then }: CaseRecord,
): CaseRecord => {
  const same = new Set(now.map((entry) => JSON.stringify(entry)));
  return { ...then, course: course.filter((entry) => same.has(JSON.stringify(entry))) };
};

/**
 * The last boards, which the house has held itself, step by step: their women from the referral on, and women of earlier boards about
 * whom they were asked again; and before them the sittings of the women whom it has followed from the first question to the third board.
 */
export const livedOf = (
  cases: readonly CaseRecord[],
  meetings: readonly MeetingRecord[],
  asOf: AsOf,
  followed: Followed,
  { people, today }: House,
  random: Random,
): Lived => {
  const past = meetings.filter((meeting) => boardDay(meeting) < today);
  const held = past.slice(-heldHere);
  const earlier = past.slice(0, -heldHere);
  const from = boardDay(earlier.at(-1) ?? (past[0] as MeetingRecord)) + 1;
  const items = new Set(held.flatMap((meeting) => meeting.items.map(({ id }) => id)));
  const known = new Set(earlier.flatMap((meeting) => meeting.items.map(({ id }) => id)));
  const here = cases.filter(
    ({ key, listing }) => followed.keys.has(key) || (listing !== null && items.has(listing.agendaItemId)),
  );
  const before = cases.filter(({ listing }) => listing !== null && known.has(listing.agendaItemId));
  const questions = secondQuestionsOf(before, held.map(boardDay), { people, today }, random);
  const again = before.filter(({ key }) => questions.some((question) => question.key === key));
  return {
    since: followedSince(cases, followed.keys, dateOf(from)),
    from: dateOf(from),
    boards: [...followed.sittings, ...held].map(({ localStart }) => localStart),
    keys: here.map(({ key }) => key),
    before: again.map((record) => standingBefore(record, asOf(record.key, from - 1))),
    diseases: [
      ...here.flatMap((record) => {
        const received = dayOf(record.referral?.receivedOn ?? dateOf(from));
        const typed = record.workUp.find(({ key }) => key === 'histology')?.takenOn ?? null;
        const tissue = typed === null ? [] : [Math.max(received, dayOf(typed))];
        return diseasesOf(record, [received, ...tissue, ...operationDays(record), today], asOf);
      }),
      ...again.flatMap((record) =>
        diseasesOf(
          record,
          [from - 1, ...operationDays(record).filter((on) => on >= from), today],
          asOf,
        ).slice(1),
      ),
    ],
    questions: [...followed.questions, ...questions],
  };
};
