import { Temporal } from 'temporal-polyfill';
import { uuidOfName } from '../../kernel/ids.ts';
import { boardPolicy } from '../../modules/board/index.ts';
import { askedBefore, withQuestions, type AskedBefore } from './asked-before.ts';
import { type PastBoard, pastBoard, withReasons } from './boards.ts';
import { concludedOnCondition, withConditions } from './conditions.ts';
import { boardWeekday, calendarOf, dateOf, dayOf, yearOf, type Calendar } from './calendar.ts';
import { caseOf, itemIdOf, type ItemState } from './cases.ts';
import { accountsOf, affiliationsOf, departmentsOf, membersOf, organisationOf, zone } from './centre.ts';
import { withContacts } from './contacts.ts';
import { courseOf, type Course } from './course.ts';
import { followedOf, sittingDays, sittingTime } from './followed.ts';
import { heldHere, livedOf } from './lived.ts';
import { deferredLately } from './parameters.ts';
import { heldDays, withFulfilments } from './fulfilments.ts';
import { questionnairesOf } from './questionnaires.ts';
import { randomOf, type Random } from './random.ts';
import { earlierQuestionsOf } from './second-questions.ts';
import { staffOf } from './staff.ts';
import { statementsOf } from './statements.ts';
import { boardToday, coursesToday } from './today.ts';
import { plansOf } from './year-plan.ts';
import type { Day, GeneratedCentre, MeetingRecord, Person, Series } from './shapes.ts';

export type GenerateInput = {
  seed: string;
  now: Temporal.Instant | Temporal.ZonedDateTime;
  /** First year, by default the third before this one. */
  firstYear?: number;
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The board of today starts at a quarter of an hour, twenty minutes ago or a little more; just after midnight at 00:00. */
const localTimeOf = (now: Temporal.ZonedDateTime): string => {
  const planned = now.subtract({ minutes: 20 });
  if (planned.day !== now.day) return '00:00';
  const quarter = Math.floor(planned.minute / 15) * 15;
  return `${String(planned.hour).padStart(2, '0')}:${String(quarter).padStart(2, '0')}`;
};

const seriesOf = (seed: string, first: string): Series => ({
  id: uuidOfName('demonstration', seed, 'series', 'ovarian board'),
  kind: 'board',
  name: 'Ovarian tumour board',
  rule: `FREQ=WEEKLY;BYDAY=${weekdays[boardWeekday - 1]}`,
  startsOn: first,
  localTime: '07:30',
  zone,
  minutes: 60,
  venue: 'Conference room 3, 2F',
  policy: boardPolicy('esgo-advanced-ovarian@1'),
});

/** Boards far enough before the first year that every operation of it has its own. */
const firstBoardDay = (firstYear: number): Day => dayOf(`${firstYear}-01-01`) - 290;

/** Cases of the last two boards sent back for a missing result; they come again on a board after today. */
const deferredOf = (past: readonly Course[], today: Day, random: Random): Set<Course> => {
  const open = past.filter(
    (course) =>
      course.board >= today - 14 &&
      course.operation !== null &&
      course.operation > today + 12 &&
      course.path !== 'interval',
  );
  return new Set(open.filter(() => random.chance(deferredLately.value.share * 2)));
};

const pastBoards = (
  past: readonly Course[],
  deferred: ReadonlySet<Course>,
  again: readonly AskedBefore[],
  days: readonly Day[],
  meeting: (board: PastBoard) => MeetingRecord,
): MeetingRecord[] => {
  const byBoard = Map.groupBy(past, (course) => course.board);
  const asked = Map.groupBy(again, ({ board }) => board);
  return days.map((day, week) =>
    meeting({ day, week, courses: byBoard.get(day) ?? [], again: asked.get(day) ?? [], deferred }),
  );
};

const itemStateOf = (course: Course, today: Day, deferred: ReadonlySet<Course>): ItemState => {
  if (course.board >= today) return null;
  return deferred.has(course) ? 'deferred' : 'decided';
};

const keyOf = (index: number): string => `DEMO-${String(index + 1).padStart(6, '0')}`;

/** Everybody who came by today, but for those whose board would be today: that agenda is made on purpose. */
const coursesUpTo = (firstYear: number, today: Day, calendar: Calendar, random: Random): Course[] =>
  plansOf(firstYear, today, calendar, random.fork('plans'))
    .map((plan) => courseOf(plan, calendar, random.fork(`course ${plan.name}`)))
    .filter((course) => course.received <= today && course.board !== today);

type Cast = { seed: string; people: Person[]; today: Day; nth: ReadonlyMap<string, number>; random: Random };

/** Which of her board and path each is. */
const nthOf = (courses: readonly Course[]): ReadonlyMap<string, number> =>
  new Map(
    [...Map.groupBy(courses, ({ board, path }) => `${board} ${path}`).values()].flatMap((alike) =>
      alike.map(({ name }, index) => [name, index] as const),
    ),
  );

const recordsOf = (courses: readonly Course[], state: (course: Course) => ItemState, cast: Cast) =>
  courses
    .toSorted((a, b) => a.received - b.received || (a.name < b.name ? -1 : 1))
    .map((course, index) => ({
      course,
      record: caseOf(keyOf(index), course, state(course), cast, cast.random.fork(`case ${course.name}`)),
    }));

/**
 * The invented centre: three complete years and this one up to `now`, with a board of today that is open. Pure: the
 * same seed and instant give the same bytes.
 */
export const generateCentre = ({ seed, now, firstYear }: GenerateInput): GeneratedCentre => {
  const here = (now instanceof Temporal.Instant ? now : now.toInstant()).toZonedDateTimeISO(zone);
  const random = randomOf(seed);
  const today = dayOf(here.toPlainDate().toString());
  const from = firstYear ?? here.year - 3;
  const calendar = calendarOf(firstBoardDay(from), today);
  const people = staffOf(seed, random.fork('staff'));
  const courses = coursesUpTo(from, today, calendar, random);
  const past = courses.filter((course) => course.board < today);
  const deferred = deferredOf(past, today, random.fork('deferred'));
  const board = coursesToday(today, random.fork('today'));
  const decidedToday = new Set(board.decided);
  const stateOf = (course: Course): ItemState => {
    if (decidedToday.has(course)) return 'decided';
    if (course === board.guided) return 'current';
    if (course.board === today) return course === board.deferred ? 'deferred' : 'waiting';
    return itemStateOf(course, today, deferred);
  };
  const nth = nthOf([...courses, ...board.courses]);
  const records = recordsOf([...courses, ...board.courses], stateOf, {
    seed,
    people,
    today,
    nth,
    random,
  });
  const first = calendar.boards[0] as Day;
  const series = seriesOf(seed, Temporal.PlainDate.from('1970-01-01').add({ days: first }).toString());
  const second = Math.floor(here.epochMilliseconds / 1000);
  const boards = calendar.boards.filter((day) => day < today && past.some((course) => course.board === day));
  const before = boards.slice(0, -heldHere);
  const plans = new Map(records.map(({ course, record }) => [record.key, course]));
  const questions = earlierQuestionsOf(
    records.map(({ record }) => record),
    before,
    { people, today: (before.at(-1) ?? today) + 1 },
    random.fork('asked before'),
  );
  const followed = followedOf(
    records.map(({ record }) => record),
    questions,
  );
  const isFollowed = ({ key }: { key: string }): boolean => followed.has(key);
  const ownQuestions = questions.filter(isFollowed);
  const broughtQuestions = questions.filter((question) => !isFollowed(question));
  const own = new Set([...followed].map((key) => plans.get(key) as Course));
  const again = askedBefore(broughtQuestions, plans, seed);
  const meetings = pastBoards(
    past.filter((course) => !own.has(course)),
    deferred,
    again,
    boards,
    (board) => pastBoard(board, series, seed, people, random.fork(`board ${board.day}`)),
  );
  const members = membersOf(series.id, people);
  const sittings = pastBoards(
    [...own],
    deferred,
    [],
    sittingDays(
      [...own].map(({ board: day }) => day),
      ownQuestions,
    ),
    (board) =>
      pastBoard(
        { ...board, week: boards.indexOf(board.day) },
        { ...series, localTime: sittingTime },
        seed,
        people,
        random.fork(`sitting ${board.day}`),
      ),
  );
  const organisation = organisationOf();
  const withCondition = withConditions(
    concludedOnCondition([...meetings, ...sittings]),
    random.fork('conditions'),
  );
  const heldOn = heldDays(meetings);
  const withFulfilment = withFulfilments(heldOn, dateOf(today), random.fork('fulfilments'));
  const withContact = withContacts(heldOn, { seed, people, today }, random.fork('contacts'));
  const cases = records.map(({ record }) => {
    const told = withCondition(withQuestions(record, broughtQuestions, seed));
    return isFollowed(record) ? told : withContact(withFulfilment(told));
  });
  const guided = {
    key: records.find(({ course }) => course === board.guided)?.record.key ?? '',
    agendaItemId: itemIdOf(seed, board.guided),
  };
  const asOf = (key: string, day: Day) => {
    const course = plans.get(key) as Course;
    const cast = { seed, people, today: day, nth };
    const record = caseOf(key, course, stateOf(course), cast, random.fork(`case ${course.name}`));
    return withCondition(withQuestions(record, broughtQuestions, seed));
  };
  const reasoned = (each: MeetingRecord) => withReasons(each, series, members, random.fork('quorum'));
  const [held, heldApart] = [meetings.map(reasoned), sittings.map(reasoned)];
  return {
    organisation,
    departments: departmentsOf(organisation),
    people,
    affiliations: affiliationsOf(organisation, people, `${from - 2}-03-01`),
    series,
    members,
    meetings: [
      ...[...held, ...heldApart].toSorted((a, b) => (a.localStart < b.localStart ? -1 : 1)),
      boardToday(
        board,
        today,
        second,
        { ...series, localTime: localTimeOf(here) },
        seed,
        people,
        random.fork('board today'),
      ),
    ].map(reasoned),
    cases,
    questionnaires: questionnairesOf(cases, guided.key, { people, today }, random.fork('questionnaires')),
    statements: statementsOf(people, from, yearOf(today) - 1),
    accounts: accountsOf(people),
    guided,
    lived: livedOf(
      cases,
      held,
      asOf,
      { keys: followed, sittings: heldApart, questions: ownQuestions },
      { people, today },
      random.fork('lived'),
    ),
  };
};
