import { Temporal } from 'temporal-polyfill';
import { uuidOfName } from '../../../kernel/ids.ts';
import { demonstrationEmail, smallSlug } from '../accounts.ts';
import { type Calendar, calendarOf, dateOf, dayOf, weekdayFrom, yearOf } from '../calendar.ts';
import { caseOf, itemIdOf } from '../cases.ts';
import { affiliationsOf, departmentsOf, membersOf, type Place, zone } from '../centre.ts';
import { courseOf, type Course } from '../course.ts';
import { type Random, randomOf } from '../random.ts';
import { type Post, staffOf } from '../staff.ts';
import { plansOf } from '../year-plan.ts';
import type { Day, SmallCentre } from '../shapes.ts';
import { generalSeries } from './general-board.ts';
import { otherSites, type Beside } from './other-sites.ts';
import { smallShare } from './site-parameters.ts';

/** No real hospital bears the name. */
const saetbyeol: Place = {
  slug: smallSlug,
  name: "Saetbyeol Women's Hospital",
  nativeName: '샛별여성병원',
};

/** Two who operate, and one of each who must be there. */
const posts: readonly Post[] = [
  { discipline: 'gynaecologic-oncology', role: 'chair', woman: true, surgeonShare: 14 },
  { discipline: 'gynaecologic-oncology', role: 'surgeon', woman: false, surgeonShare: 9 },
  { discipline: 'gynaecologic-oncology', role: 'clinician', woman: true },
  { discipline: 'gynaecologic-oncology', role: 'clinician', woman: false },
  { discipline: 'radiation-oncology', role: 'clinician', woman: false },
  { discipline: 'pathology', role: 'clinician', woman: true },
  { discipline: 'radiology', role: 'clinician', woman: true },
  { discipline: 'haematology-oncology', role: 'clinician', woman: false },
  { discipline: 'nuclear-medicine', role: 'clinician', woman: true },
  { discipline: 'colorectal-surgery', role: 'clinician', woman: false },
  { discipline: 'hepatobiliary-pancreatic-surgery', role: 'clinician', woman: false },
  { discipline: 'thoracic-surgery', role: 'clinician', woman: true },
  { discipline: 'vascular-surgery', role: 'clinician', woman: false },
  { discipline: 'urology', role: 'clinician', woman: false },
  { discipline: 'anaesthesia', role: 'clinician', woman: true },
  { discipline: 'nursing', role: 'clinician', woman: true },
  { discipline: 'coordination', role: 'coordinator', woman: true },
  { discipline: 'nursing', role: 'quality_manager', woman: true },
  { discipline: 'coordination', role: 'administrator', woman: false },
];

const monday = 1;

/** A few of the women with cancer of the ovary, tube or peritoneum that a large centre would have. */
const ovarian = (from: Day, today: Day, calendar: Calendar, random: Random): Course[] =>
  plansOf(yearOf(from), today, calendar, random.fork('plans'))
    .filter((plan) => random.fork(`here ${plan.name}`).chance(smallShare.value.ovary))
    .map((plan) => courseOf(plan, calendar, random.fork(`course ${plan.name}`)))
    .filter(({ received, board }) => received <= today && received >= from && board !== today)
    .toSorted((a, b) => a.received - b.received || (a.name < b.name ? -1 : 1));

const besideOf = (
  courses: readonly Course[],
  house: { seed: string; people: SmallCentre['people']; today: Day; next: Day },
  random: Random,
): Beside => {
  const { seed, people, today, next } = house;
  const boards = Map.groupBy(courses, ({ board, path }) => `${board} ${path}`);
  const nth = new Map(
    [...boards.values()].flatMap((alike) => alike.map(({ name }, index) => [name, index] as const)),
  );
  const isOn = ({ board }: Course): boolean => board < today || board === next;
  return {
    cases: courses.map((course, index) =>
      caseOf(
        `DEMO-${String(900_001 + index)}`,
        course,
        course.board < today ? 'decided' : isOn(course) ? 'waiting' : null,
        { seed, people, today, nth },
        random.fork(`case ${course.name}`),
      ),
    ),
    listed: courses
      .filter(isOn)
      .map((course) => ({ id: itemIdOf(seed, course), board: course.board, isDeferred: false })),
  };
};

/** A hospital with one board for all sites every second week, and its women of the last years. Pure, as the large one. */
export const smallCentre = ({
  seed,
  now,
  years,
}: {
  seed: string;
  now: Temporal.Instant;
  years: number;
}): SmallCentre => {
  const own = `${seed} small`;
  const random = randomOf(own);
  const today = dayOf(now.toZonedDateTimeISO(zone).toPlainDate().toString());
  const from = today - Math.round(365 * years);
  const first = weekdayFrom(from - 14, monday);
  const calendar = calendarOf(first, today, { weekday: monday, weeks: 2, isToday: false });
  const people = staffOf(own, random.fork('staff'), posts);
  const organisation = {
    ...saetbyeol,
    id: uuidOfName('demonstration', 'organisation', saetbyeol.slug),
    parentId: null,
    kind: 'centre' as const,
    zone,
    demonstration: true as const,
  };
  const series = generalSeries(own, 'Gynaecologic tumour board', {
    first,
    weekday: monday,
    weeks: 2,
    minutes: 60,
    localTime: '16:30',
    venue: 'Seminar room, 1F',
  });
  const members = membersOf(series.id, people);
  const next = calendar.boardFrom(today + 1);
  const beside = besideOf(
    ovarian(from, today, calendar, random.fork('ovary')),
    { seed: own, people, today, next },
    random.fork('ovarian cases'),
  );
  const { meetings, cases, questionnaires } = otherSites(
    {
      seed: own,
      people,
      series,
      members,
      calendar,
      from,
      today,
      share: smallShare.value.sites,
      firstNumber: 910_001,
    },
    beside,
    random.fork('other sites'),
  );
  return {
    organisation,
    departments: departmentsOf(organisation),
    people,
    affiliations: affiliationsOf(organisation, people, dateOf(first - 400)),
    series,
    members,
    meetings,
    cases,
    questionnaires,
    accounts: people
      .filter(({ role }) => role === 'chair' || role === 'coordinator')
      .map(({ role, id }) => ({
        role: role as 'chair' | 'coordinator',
        email: demonstrationEmail(`small-${role}`),
        personId: id,
      })),
  };
};
