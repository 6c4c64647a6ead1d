import { dateOf } from './calendar.ts';
import { deferralReasonOf, factsOf, secondsOfCase } from './boards.ts';
import { isFellow } from './centre.ts';
import { itemIdOf } from './cases.ts';
import { courseToday, type Course } from './course.ts';
import { drawDisease, type Disease } from './disease.ts';
import type { Path } from './parameters.ts';
import { instantOf, type Second } from './presence.ts';
import type { Random } from './random.ts';
import type { Day, MeetingRecord, Person, Series } from './shapes.ts';

type Item = MeetingRecord['items'][number];
type Presence = MeetingRecord['presence'][number];

/** The agenda of today in order; the item after the concluded ones is the guided woman's. */
const agenda: readonly { path: Path; biopsied: boolean; deferred?: true }[] = [
  { path: 'primary', biopsied: false },
  { path: 'early', biopsied: false },
  { path: 'interval', biopsied: true },
  { path: 'recurrence', biopsied: true, deferred: true },
  { path: 'primary', biopsied: true },
  { path: 'primary', biopsied: true },
  { path: 'interval', biopsied: true },
  { path: 'primary', biopsied: false },
  { path: 'early', biopsied: false },
  { path: 'recurrence', biopsied: true },
  { path: 'interval', biopsied: true },
  { path: 'primary', biopsied: true },
];
const concluded = 5;

/** Advanced high-grade serous cancer of the ovary, proven by biopsy: is primary debulking possible? */
const guidedDisease = (year: number): Disease => ({
  site: 'ovary',
  histology: 'high-grade-serous',
  grade: 'high',
  group: 'III',
  stage: 'IIIC',
  edition: 'figo-2014',
  firstYear: year,
  ageYears: 56,
});

export type Today = { courses: Course[]; guided: Course; deferred: Course; decided: readonly Course[] };

/** The women of today's board; none has been operated yet. */
export const coursesToday = (today: Day, random: Random): Today => {
  const year = Number(dateOf(today).slice(0, 4));
  const courses = agenda.map(({ path, biopsied }, index) => {
    const draw = random.fork(`today ${index}`);
    const disease = index === concluded ? guidedDisease(year) : drawDisease(path, year, draw.fork('disease'));
    return courseToday(`today ${index}`, path, disease, biopsied, today, draw);
  });
  const deferred = agenda.findIndex((entry) => entry.deferred);
  return {
    courses,
    guided: courses[concluded] as Course,
    deferred: courses[deferred] as Course,
    decided: courses.filter((_, index) => index < concluded && index !== deferred),
  };
};

/** Cuts of the time that has passed, in proportion to drawn lengths: start and end of each concluded item. */
const slots = (from: Second, to: Second, random: Random): { opened: Second; closed: Second }[] => {
  const lengths = Array.from({ length: concluded }, () => Math.min(500, secondsOfCase(random) + 40));
  const scale = (to - from) / lengths.reduce((sum, length) => sum + length, 0);
  let clock = from;
  return lengths.map((length) => {
    const opened = Math.round(clock);
    clock += length * scale;
    return { opened, closed: Math.round(clock) - 5 };
  });
};

/** In the room now: no pathologist, who left before the current item, and nobody of nuclear medicine yet. */
const presenceToday = (people: readonly Person[], opened: Second, pathologyLeft: Second): Presence[] => {
  const first = (person: Person): boolean =>
    people.find((other) => other.discipline === person.discipline && other.role === person.role) === person;
  const core = ['radiation-oncology', 'pathology', 'radiology', 'haematology-oncology', 'nursing'];
  return people
    .filter((person) => {
      if (person.discipline === 'gynaecologic-oncology')
        return !isFellow(person) ? person.surgeonShare >= 42 : true;
      return (
        person.role === 'coordinator' ||
        (person.role === 'clinician' && core.includes(person.discipline) && first(person))
      );
    })
    .map((person, index) => ({
      personId: person.id,
      discipline: person.discipline,
      mode: index % 7 === 6 ? 'video' : 'room',
      joinedAt: instantOf(opened - 30 + index * 7),
      leftAt: person.discipline === 'pathology' ? instantOf(pathologyLeft) : null,
    }));
};

/** The board of today, opened about twenty minutes ago, one item open and the rest waiting. */
export const boardToday = (
  today: Today,
  day: Day,
  now: Second,
  series: Series,
  seed: string,
  people: readonly Person[],
  random: Random,
): MeetingRecord => {
  const opened = now - 20 * 60;
  const current = now - 130;
  const done = slots(opened + 75, current - 20, random);
  const items = today.courses.map((course, index): Item => {
    const slot = done[index];
    const deferred = course === today.deferred;
    return {
      id: itemIdOf(seed, course),
      minutes: 5,
      facts: factsOf(course),
      openedAt: slot ? instantOf(slot.opened) : index === concluded ? instantOf(current) : null,
      closedAt: slot ? instantOf(slot.closed) : null,
      conclusion: !slot ? null : deferred ? 'deferred' : 'reached',
      deferralReason: slot && deferred ? deferralReasonOf(random) : null,
    };
  });
  return {
    seriesId: series.id,
    localStart: `${dateOf(day)}T${series.localTime}`,
    zone: series.zone,
    minutes: series.minutes,
    openedAt: instantOf(opened),
    closedAt: null,
    presence: presenceToday(people, opened, current - 10),
    items,
  };
};
