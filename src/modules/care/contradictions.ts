import { certainlyAfter, latest, type PartialDate } from '../../kernel/partial-date.ts';
import type { CourseAround } from './course-figures.ts';
import { spanOf, type Told, toldOf } from './course.ts';
import { courseRecord } from './records/course.ts';
import { brachytherapy } from './records/brachytherapy.ts';
import { diagnosis } from './records/diagnosis.ts';
import { event } from './records/event.ts';
import { followUp } from './records/follow-up.ts';
import { hormone } from './records/hormone.ts';
import { radiotherapy } from './records/radiotherapy.ts';
import { stage } from './records/stage.ts';
import { systemic } from './records/systemic.ts';

export const contradictionCodes = [
  'before_birth',
  'after_death',
  'alive_after_death',
  'ongoing_after_death',
  'deaths_differ',
  'death_not_in_record',
  'diagnoses_differ',
  'stages_differ',
  'days_differ',
  'overall_time_differs',
  'line_missing',
  'recurrence_before_treatment',
  'adjuvant_before_operation',
] as const;

/** What two places of a record say against each other; asked about, never settled by a rule. */
export type Contradiction = {
  readonly code: (typeof contradictionCodes)[number];
  /** What is concerned: entries, and what stands on the time line beside them. */
  readonly entries: readonly string[];
};

/**
 * What else is dated about her, by its key on the page of the case: her operations with their complications, advice of a board, questions to
 * it, days of results of the work-up, and forms, which may be filled in after her death.
 */
export type Happened = {
  readonly key: string;
  readonly on: PartialDate | null;
  readonly what: 'operation' | 'complication' | 'advice' | 'question' | 'result' | 'form';
};

type Death = { readonly on: PartialDate; readonly entries: readonly string[] };

/** What a course is held against. */
export type Life = Pick<CourseAround, 'diedOn'> & {
  readonly bornOn: PartialDate | null;
  /** Of this disease, before she came. */
  readonly treatedBefore: boolean | null;
  readonly happened: readonly Happened[];
};

const deathsOf = (course: readonly Told[], { diedOn }: Pick<Life, 'diedOn'>): Death[] => [
  ...(diedOn === null ? [] : [{ on: diedOn, entries: [] }]),
  ...toldOf(followUp, course).flatMap(({ id, said: { status, on } }) =>
    status === 'dead' && on !== null ? [{ on, entries: [id] }] : [],
  ),
];

const differ = (a: PartialDate, b: PartialDate): boolean => certainlyAfter(a, b) || certainlyAfter(b, a);

const textOf = ({ answers }: Told, name: string | null): string | null => {
  const value = name === null ? null : answers[name];
  return typeof value === 'string' ? value : null;
};

const datesOf = (entry: Told): (string | null)[] => {
  const record = courseRecord(entry.form);
  return record === undefined ? [] : [textOf(entry, record.date), textOf(entry, record.until)];
};

const ofDeath = (course: readonly Told[], death: Death): Contradiction[] =>
  course.flatMap((entry): Contradiction[] => {
    const record = courseRecord(entry.form);
    if (record === undefined || death.entries.includes(entry.id)) return [];
    const isAfter = datesOf(entry).some((date) => certainlyAfter(date, death.on));
    const about = [entry.id, ...death.entries];
    if (isAfter && textOf(entry, 'status') === 'alive')
      return [{ code: 'alive_after_death', entries: about }];
    if (isAfter && textOf(entry, 'status') !== 'dead') return [{ code: 'after_death', entries: about }];
    return entry.answers['ongoing'] === true ? [{ code: 'ongoing_after_death', entries: about }] : [];
  });

/** What an entry says after any of the deaths: once, of the first of them that it contradicts. */
const afterDeaths = (course: readonly Told[], deaths: readonly Death[]): Contradiction[] => {
  const asked = new Set<string>();
  return deaths
    .toSorted((a, b) => latest(a.on).localeCompare(latest(b.on)))
    .flatMap((death) => ofDeath(course, death))
    .filter(({ code, entries: [entry = ''] }) => {
      const isFirst = !asked.has(`${code} ${entry}`);
      asked.add(`${code} ${entry}`);
      return isFirst;
    });
};

/** What happened after any of the deaths, once each. */
const happenedAfter = (deaths: readonly Death[], happened: readonly Happened[]): Contradiction[] =>
  happened.flatMap(({ key, on, what }): Contradiction[] => {
    const death = deaths.find((one) => what !== 'form' && certainlyAfter(on, one.on));
    return death === undefined ? [] : [{ code: 'after_death', entries: [key, ...death.entries] }];
  });

const deathFaults = (course: readonly Told[], around: Life): Contradiction[] => {
  const deaths = deathsOf(course, around);
  const dead = toldOf(followUp, course).filter(({ said }) => said.status === 'dead');
  const unlike = deaths.filter(({ on }) => deaths.some((other) => differ(on, other.on)));
  return [
    ...afterDeaths(course, deaths),
    ...happenedAfter(deaths, around.happened),
    ...(unlike.length === 0
      ? []
      : [{ code: 'deaths_differ' as const, entries: unlike.flatMap(({ entries }) => entries) }]),
    ...(dead.length > 0 && around.diedOn === null
      ? [{ code: 'death_not_in_record' as const, entries: dead.map(({ id }) => id) }]
      : []),
  ];
};

/** Entries of one record and day that say different things of the same item; what one leaves open differs from nothing. */
const pairs = <E extends { readonly id: string }>(
  entries: readonly E[],
  keyOf: (entry: E) => string | null,
  parts: readonly ((entry: E) => string | null)[],
): string[] => {
  const unlike = (a: E, b: E) =>
    parts.some((part) => part(a) !== null && part(b) !== null && part(a) !== part(b));
  return entries
    .filter((a) => keyOf(a) !== null && entries.some((b) => keyOf(b) === keyOf(a) && unlike(a, b)))
    .map(({ id }) => id);
};

const statedTwice = (course: readonly Told[]): Contradiction[] => {
  const diagnoses = pairs(toldOf(diagnosis, course), ({ said }) => said.on, [
    ({ said }) => said.site,
    ({ said }) => said.histology,
    ({ said }) => said.grade,
  ]);
  const stages = pairs(
    toldOf(stage, course),
    ({ said }) =>
      said.on === null || said.basis === null ? null : [said.on, said.basis, said.edition].join(' '),
    [({ said }) => said.stage],
  );
  return [
    ...(diagnoses.length === 0 ? [] : [{ code: 'diagnoses_differ' as const, entries: diagnoses }]),
    ...(stages.length === 0 ? [] : [{ code: 'stages_differ' as const, entries: stages }]),
  ];
};

const isOutside = (days: number | null, span: { min: number; max: number } | null): boolean =>
  days !== null && span !== null && (days < span.min || days > span.max);

const lengths = (course: readonly Told[]): Contradiction[] => {
  const diagnosed = toldOf(diagnosis, course).flatMap(({ said }) => said.on ?? []);
  const first = diagnosed.toSorted((a, b) => a.localeCompare(b))[0] ?? null;
  const followed = toldOf(followUp, course)
    .filter(({ said }) => isOutside(said.days, spanOf(first, said.on)))
    .map(({ id }): Contradiction => ({ code: 'days_differ', entries: [id] }));
  // Overall time may be longer than the course itself, which brachytherapy follows, never shorter.
  const treated = toldOf(radiotherapy, course)
    .filter(({ said }) => {
      const span = spanOf(said.from, said.to);
      return said.overallDays !== null && span !== null && said.overallDays < span.min + 1;
    })
    .map(({ id }): Contradiction => ({ code: 'overall_time_differs', entries: [id] }));
  return [...followed, ...treated];
};

/** A line whose number has no earlier one before it, where every treatment has a number. */
const linesMissing = (course: readonly Told[]): Contradiction[] => {
  const treatments = toldOf(systemic, course);
  const numbers = new Set(treatments.map(({ said }) => said.line));
  if (numbers.has(null)) return [];
  const entries = treatments
    .filter(({ said: { line } }) => line !== null && line > 1 && !numbers.has(line - 1))
    .map(({ id }) => id);
  return entries.length === 0 ? [] : [{ code: 'line_missing', entries }];
};

const beforeBirth = (course: readonly Told[], { bornOn, happened }: Life): Contradiction[] =>
  [
    ...course.map((entry) => ({ key: entry.id, dates: datesOf(entry) })),
    ...happened.map(({ key, on }) => ({ key, dates: [on] })),
  ]
    .filter(({ dates }) => dates.some((date) => certainlyAfter(bornOn, date)))
    .map(({ key }) => ({ code: 'before_birth', entries: [key] }));

/** Whether a day is certainly before all of these, of which each is known and there is one. */
const isBeforeAll = (on: PartialDate | null, dates: ReadonlyArray<PartialDate | null>): boolean =>
  on !== null && dates.length > 0 && dates.every((date) => certainlyAfter(date, on));

const treatments: readonly string[] = [systemic.id, radiotherapy.id, brachytherapy.id, hormone.id];

/** What cannot have come before a first treatment, of a woman who was not treated before she came. */
const beforeTreatment = (course: readonly Told[], { treatedBefore, happened }: Life): Contradiction[] => {
  if (treatedBefore !== false) return [];
  const operated = happened.flatMap(({ what, on }) => (what === 'operation' ? [on] : []));
  const treated = course
    .filter(({ form }) => treatments.includes(form))
    .map((entry) => textOf(entry, 'from'));
  const relapses = toldOf(event, course).filter(({ said }) => said.kind === 'recurrence');
  const adjuvants = toldOf(systemic, course).filter(({ said }) => said.setting === 'adjuvant');
  return [
    ...relapses
      .filter(({ said }) => isBeforeAll(said.on, [...operated, ...treated]))
      .map(({ id }) => ({ code: 'recurrence_before_treatment' as const, entries: [id] })),
    ...adjuvants
      .filter(({ said }) => isBeforeAll(said.from, operated))
      .map(({ id }) => ({ code: 'adjuvant_before_operation' as const, entries: [id] })),
  ];
};

/** Everything a course says against itself and what is around it, however its partial dates are read. */
export const contradictions = (course: readonly Told[], around: Life): readonly Contradiction[] => [
  ...beforeBirth(course, around),
  ...deathFaults(course, around),
  ...statedTwice(course),
  ...lengths(course),
  ...linesMissing(course),
  ...beforeTreatment(course, around),
];
