import { ca125Courses } from '../ca125-courses.ts';
import { unitWord } from '../../../kernel/forms/unit-word.ts';
import { contradictions, type Happened } from '../contradictions.ts';
import { type CourseAround, followed, inForce, linesOfTreatment, waits } from '../course-figures.ts';
import { curveOf, type MarkerSeries, markerDays, markerSeries } from '../marker-series.ts';
import type { Told } from '../course.ts';
import { platinumIntervals } from '../platinum-interval.ts';
import type { CaseSubject } from './case-page.ts';

/** Days of a course that other modules record. */
export type DaysAround = Partial<Pick<CourseAround, 'boardsOn' | 'decidedOn' | 'operatedOn'>> & {
  readonly happened?: readonly Happened[];
};

const aroundOf = (subject: CaseSubject, days: readonly DaysAround[]): CourseAround => ({
  presentedOn: subject.case.presentedOn,
  diedOn: subject.life.diedOn,
  referredOn: subject.referrals.map(({ receivedOn }) => receivedOn),
  boardsOn: days.flatMap(({ boardsOn = [] }) => boardsOn),
  decidedOn: days.flatMap(({ decidedOn = [] }) => decidedOn),
  operatedOn: days.flatMap(({ operatedOn = [] }) => operatedOn),
});

/** The course with the markers that stand in the work-up alone. */
const measuredIn = ({ course, workUpMarkers }: CaseSubject): readonly Told[] => [...course, ...workUpMarkers];

/** Days of the work-up, as its markers are called. */
const visitsOf = ({ resultsOn }: CaseSubject) => resultsOn.map((on) => ({ id: `work-up ${on}`, on }));

/** What care itself dates beside the course; days that markers are of are told with these. */
const datedOf = (subject: CaseSubject): Happened[] => [
  ...subject.referrals.map(({ id, receivedOn }) => ({ key: id, on: receivedOn, what: 'question' as const })),
  ...subject.questionnaires.entries.map(({ id, filledOn }) => ({
    key: id,
    on: filledOn,
    what: 'form' as const,
  })),
  ...visitsOf(subject)
    .filter(({ id }) => !subject.workUpMarkers.some((day) => day.id === id))
    .map(({ id, on }) => ({ key: id, on, what: 'result' as const })),
];

/** How large a curve is drawn. */
const picture = { width: 560, height: 130 };

/** What follows from a course as it stands today, each with what it was computed from. */
export const courseShown = (subject: CaseSubject, days: readonly DaysAround[], today: string) => {
  const { course } = subject;
  const measured = measuredIn(subject);
  const around = aroundOf(subject, days);
  const standing = (form: string) =>
    inForce(
      course.filter((entry) => entry.form === form),
      today,
      'on',
    )?.id ?? null;
  const found = contradictions(measured, {
    ...subject.life,
    treatedBefore: subject.case.treatedBefore,
    happened: [...datedOf(subject), ...days.flatMap(({ happened = [] }) => happened)],
  });
  return {
    inForce: [standing('diagnosis'), standing('stage')].filter((id) => id !== null),
    waits: waits(course, around),
    lines: linesOfTreatment(course),
    platinum: platinumIntervals(course),
    ca125: ca125Courses(measured, around.operatedOn),
    followed: followed(course, around),
    contradictions: found,
    /** Days of the work-up that these are about. */
    visits: visitsOf(subject).filter(({ id }) => found.some(({ entries }) => entries.includes(id))),
  };
};
export type CourseShown = ReturnType<typeof courseShown>;

const shortly = (point: { readonly on: string; readonly value: number } | undefined) =>
  point && { on: point.on, value: point.value };

/** The markers of a case as they are drawn: of each series its curve, of each day what every series says. */
export const markersShown = (subject: CaseSubject) => {
  const series = markerSeries(measuredIn(subject));
  return {
    series: series.map((each: MarkerSeries) => ({
      marker: each.marker,
      /** As people write it: the page needs no words of units for it. */
      unit: unitWord(each.unit),
      first: shortly(each.points[0]),
      last: shortly(each.points.at(-1)),
      curve: curveOf(each, picture),
    })),
    days: markerDays(series),
    /** Which of the entries named are days of the work-up. */
    ofWorkUp: subject.workUpMarkers.map(({ id, answers }) => ({ id, on: String(answers['on']) })),
  };
};
export type MarkersShown = ReturnType<typeof markersShown>;
