import { ca125Courses } from '../ca125.ts';
import { contradictions } from '../contradictions.ts';
import { type CourseAround, followed, inForce, linesOfTreatment, waits } from '../course-figures.ts';
import { curveOf, markerSeries } from '../marker-series.ts';
import { platinumIntervals } from '../platinum-interval.ts';
import type { CaseSource } from './case-page.ts';

const aroundOf = ({ whole, diedOn }: CaseSource): CourseAround => ({
  presentedOn: whole.case.presentedOn,
  diedOn,
  referredOn: whole.referrals.map(({ receivedOn }) => receivedOn),
  boardsOn: whole.agenda.flatMap(({ conclusion, localStart }) =>
    conclusion === null || conclusion === 'deferred' ? [] : [localStart.slice(0, 10)],
  ),
  decidedOn: whole.recommendations.flatMap(({ herDecision: { decision, spokenOn } }) =>
    spokenOn === null || decision === 'not_yet_told' || decision === 'undecided' ? [] : [spokenOn],
  ),
  operatedOn: whole.operations.map(({ report }) => report.doneOn),
});

/** How large a curve is drawn. */
const picture = { width: 560, height: 130 };

/** What follows from a course as it stands today, each with what it was computed from. */
export const courseShown = (source: CaseSource, today: string) => {
  const { course } = source;
  const around = aroundOf(source);
  const operated = around.operatedOn.flatMap((on) => (on?.length === 10 ? [on] : []));
  const standing = (form: string) =>
    inForce(
      course.filter((entry) => entry.form === form),
      today,
      'on',
    )?.id ?? null;
  return {
    inForce: [standing('diagnosis'), standing('stage')].filter((id) => id !== null),
    waits: waits(course, around),
    lines: linesOfTreatment(course),
    platinum: platinumIntervals(course),
    ca125: ca125Courses(course, operated),
    followed: followed(course, around),
    contradictions: contradictions(course, around),
    series: markerSeries(course).map((series) => ({ ...series, curve: curveOf(series, picture) })),
  };
};
export type CourseShown = ReturnType<typeof courseShown>;
