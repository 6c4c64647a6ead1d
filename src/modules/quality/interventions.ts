import { certainlyAfter, notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import { allOf, type Truth } from '../../kernel/truth.ts';
import { isCytoreductive, type OperationReport } from '../surgery/index.ts';
import type { Modality } from '../board/index.ts';
import type { z } from 'zod';
import type { WholeCourse } from './facts.ts';
import { isPrimaryDisease } from './first-course.ts';
import { byDate } from './operation-facts.ts';

type Modalities = z.infer<typeof Modality>;
type Treatment = WholeCourse['treatments'][number];

/** Something major done against the disease in the course a case came for. */
export type Intervention = {
  readonly modality: Modalities;
  /** The day it began. */
  readonly on: PartialDate | null;
  /** Whether it belongs to the first course; null while nobody can say. */
  readonly belongs: Truth;
  /** Follows another by its nature, so that it began nothing. */
  readonly follows: boolean;
};

const therapeutic: ReadonlySet<string> = new Set<Modalities>([
  'surgery',
  'systemic',
  'radiotherapy',
  'brachytherapy',
  'hormone',
  'hipec',
  'trial',
]);
export const isTherapeutic = (modality: Modalities): boolean => therapeutic.has(modality);

/** A debulking in all but its recorded aim, as in a register: its kind or the residual it left says so. */
export const debulked = (report: OperationReport): boolean => {
  const certain = isCytoreductive(report);
  if (certain !== null) return certain;
  if (report.kind === null) return report.residual !== null;
  return ['primary', 'interval', 'recurrence'].includes(report.kind);
};

/** Whether something may have begun no later than the disease grew. */
const mayBeBefore = (on: PartialDate | null, grew: PartialDate | null): boolean =>
  on === null || grew === null || notAfter(on, grew) !== false;

/** Leaves what began before the disease grew or came back; a growth before all treatment ended no course of it. */
const untilGrowth = (found: readonly Intervention[], grewOn: WholeCourse['grewOn']): Intervention[] => {
  const ends = grewOn.filter((grew) => found.some(({ on }) => mayBeBefore(on, grew)));
  const beforeAll = (on: PartialDate | null): Truth =>
    allOf(ends.map((grew) => (on === null || grew === null ? null : notAfter(on, grew))));
  return found
    .map((each) => ({ ...each, belongs: beforeAll(each.on) }))
    .filter(({ belongs }) => belongs !== false);
};

/** What of the first course goes on, before any operation, while she lives and her disease has not grown since it began. */
export const goingOn = (course: WholeCourse): readonly Treatment[] =>
  course.life.deaths.length > 0
    ? []
    : course.treatments.filter(
        ({ ongoing, follows, relapse, from }) =>
          ongoing === true &&
          !follows &&
          !relapse &&
          !course.grewOn.some((grew) => grew === null || certainlyAfter(grew, from)),
      );

/** The first of several days; null as soon as one is not known. */
export const firstDay = (dates: readonly (PartialDate | null)[]): PartialDate | null =>
  dates.includes(null) ? null : (dates.toSorted(byDate)[0] ?? null);

/** Systemic treatments of one line are one: what was given after an operation and maintenance belong to their line. */
const linesOf = (treatments: readonly Treatment[]): Treatment[] => {
  const groups = Map.groupBy(treatments, ({ modality, line }) =>
    modality === 'systemic' && line !== null ? line : Symbol(modality),
  );
  return [...groups.values()].flatMap((parts) => {
    const begun = parts.filter(({ follows }) => !follows);
    const opening = begun.length > 0 ? begun : parts;
    const [first] = opening;
    return first ? [{ ...first, from: firstDay(opening.map(({ from }) => from)) }] : [];
  });
};

const begun = (modality: Modalities, on: PartialDate | null): Intervention => ({
  modality,
  on,
  belongs: true,
  follows: false,
});

/**
 * The interventions of a course: operations against the disease, lines of systemic treatment, radiation, and what she
 * accepted of a board's advice. What was given for a recurrence, or began after the disease grew or came back, belongs to
 * no first course, and what was given before she came is not this centre's; a case that came at a recurrence keeps all.
 */
export const interventionsOf = (course: WholeCourse): Intervention[] => {
  const { operations, recommendations, treatments } = course;
  const keepsAll = isPrimaryDisease(course) === false;
  const cameOn = course.case.presentedOn ?? course.receivedOn;
  const given = treatments.filter(
    ({ from, relapse }) => (keepsAll || !relapse) && !certainlyAfter(cameOn, from),
  );
  const found = [
    ...operations
      .filter(({ report }) => debulked(report))
      .map(({ report }) => begun('surgery', report.doneOn)),
    ...linesOf(given).map(({ modality, from, follows }) => ({ ...begun(modality, from), follows })),
    ...recommendations
      .filter(({ modality, decision }) => isTherapeutic(modality) && decision === 'accepted')
      .map(({ modality, spokenOn }) => begun(modality, spokenOn)),
  ];
  return keepsAll ? found : untilGrowth(found, course.grewOn);
};
