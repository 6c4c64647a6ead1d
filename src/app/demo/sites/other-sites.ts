import { type Calendar, dateOf } from '../calendar.ts';
import { concludedOnCondition, withConditions } from '../conditions.ts';
import { withContacts } from '../contacts.ts';
import { heldDays, withFulfilments } from '../fulfilments.ts';
import { deferredLately } from '../parameters.ts';
import type { Random } from '../random.ts';
import type {
  CaseRecord,
  Day,
  FilledQuestionnaire,
  MeetingRecord,
  Member,
  Person,
  Series,
} from '../shapes.ts';
import { generalMeetings, type Listed } from './general-board.ts';
import { trophoblastic } from './hcg.ts';
import { secondPrimary } from './pairs.ts';
import { type SiteCourse, siteCourseOf } from './site-course.ts';
import { type Kind, newAYear, pairsAYear } from './site-parameters.ts';
import { type Sitting, siteItemId, siteRecord, sittingsOf } from './site-record.ts';

export type General = {
  readonly seed: string;
  readonly people: readonly Person[];
  readonly series: Series;
  readonly members: readonly Member[];
  readonly calendar: Calendar;
  readonly from: Day;
  readonly today: Day;
  /** Of a large centre's women. */
  readonly share: number;
  /** Record numbers count on from here. */
  readonly firstNumber: number;
};

/** What a board discusses beside the women of this file. */
export type Beside = { readonly cases: readonly CaseRecord[]; readonly listed: readonly Listed[] };

export type OtherSites = {
  readonly meetings: MeetingRecord[];
  readonly cases: CaseRecord[];
  readonly questionnaires: FilledQuestionnaire[];
};

const kinds = Object.keys(newAYear.value) as Kind[];

/** Women of the years from `from` to today, spread evenly, each kind by itself. */
const coursesOf = ({ calendar, from, today, share }: General, random: Random): SiteCourse[] =>
  kinds.flatMap((kind) => {
    const count = Math.round((newAYear.value[kind] * share * (today - from)) / 365);
    const draw = random.fork(kind);
    return Array.from({ length: count }, (_, nth) => {
      const day = from + Math.floor(((nth + draw.uniform()) / count) * (today - from));
      const name = `${kind} ${dateOf(day).slice(0, 4)} ${nth}`;
      return siteCourseOf({ name, kind, day }, calendar, draw.fork(name));
    });
  });

/** A question is the nth of its kind on its board. */
const countedOn = (sittings: readonly Sitting[]): ((sitting: Sitting) => number) => {
  const alike = Map.groupBy(sittings, ({ course, sat, board }) => `${board} ${course.disease.kind} ${sat}`);
  const nth = new Map(
    [...alike.values()].flatMap((all) =>
      all.map(({ course, sat }, index) => [`${course.name} ${sat}`, index] as const),
    ),
  );
  return ({ course, sat }) => nth.get(`${course.name} ${sat}`) ?? 0;
};

/** Of the last boards a few questions were sent back for a missing result. */
const deferredOf = (sittings: readonly Sitting[], today: Day, random: Random): ReadonlySet<Sitting> =>
  new Set(
    sittings.filter(
      ({ course, sat, board }) =>
        sat === 'first' &&
        board >= today - 14 &&
        board < today &&
        (course.begun ?? 0) > today + 10 &&
        random.fork(course.name).chance(deferredLately.value.share * 2),
    ),
  );

/** Every woman of the other sites as the record holds her today, and the board that discusses them. */
export const otherSites = (general: General, beside: Beside, random: Random): OtherSites => {
  const { seed, people, today, calendar, firstNumber } = general;
  const courses = coursesOf(general, random.fork('courses')).toSorted(
    (a, b) => a.received - b.received || (a.name < b.name ? -1 : 1),
  );
  const next = calendar.boardFrom(today + 1);
  const sittings = courses
    .flatMap(sittingsOf)
    .filter(({ board, receivedOn }) => receivedOn <= today && board <= next && board !== today);
  const deferred = deferredOf(sittings, today, random.fork('deferred'));
  const nameOf = ({ course, sat }: Sitting): string => `${course.name} ${sat}`;
  const [names, sentBack] = [new Set(sittings.map(nameOf)), new Set([...deferred].map(nameOf))];
  const isOn = (sitting: Sitting): boolean => names.has(nameOf(sitting));
  const isDeferred = (sitting: Sitting): boolean => sentBack.has(nameOf(sitting));
  const known = { seed, house: { seed, people }, today, taken: new Map(), nth: countedOn(sittings) };
  const records = courses.map((course, index) =>
    siteRecord(
      `DEMO-${String(firstNumber + index).padStart(6, '0')}`,
      course,
      known,
      {
        isOn,
        isDecided: (sitting) => isOn(sitting) && sitting.board < today && !isDeferred(sitting),
      },
      random.fork(`record ${course.name}`),
    ),
  );
  const pairs = secondPrimary(
    courses.map((course, index) => ({ course, record: records[index] as CaseRecord })),
    { share: (pairsAYear.value * general.share * (today - general.from)) / 365, seed, today },
    random.fork('pairs'),
  );
  const listed: Listed[] = [
    ...beside.listed,
    ...sittings.map((sitting) => ({
      id: siteItemId(seed, sitting),
      board: sitting.board,
      isDeferred: isDeferred(sitting),
    })),
    ...pairs.listed,
  ];
  const meetings = generalMeetings(listed, general, random.fork('meetings'));
  const withCondition = withConditions(concludedOnCondition(meetings), random.fork('conditions'));
  const heldOn = heldDays(meetings);
  const withFulfilment = withFulfilments(heldOn, dateOf(today), random.fork('fulfilments'));
  const withContact = withContacts(heldOn, { seed, people, today }, random.fork('contacts'));
  const nurses = people.filter(
    ({ discipline, role }) => discipline === 'haematology-oncology' && role === 'clinician',
  );
  return {
    meetings,
    cases: [...beside.cases, ...pairs.withSecond(records)].map((record) =>
      withContact(withFulfilment(withCondition(record))),
    ),
    questionnaires: courses.flatMap((course, index): FilledQuestionnaire[] => {
      const { score } = trophoblastic(
        course,
        today,
        random.fork(`record ${course.name}`).fork('course').fork('hcg'),
      );
      const { begun, disease } = course;
      if (disease.kind !== 'trophoblastic' || score === null || begun === null || begun > today) return [];
      const by = nurses[index % nurses.length] as Person;
      return [
        {
          key: records[index]?.key ?? '',
          form: 'trophoblastic-score',
          formVersion: 1,
          by: by.id,
          on: dateOf(begun),
          answers: { ...score, absent: {} },
        },
      ];
    }),
  };
};
