import { addDays, daysBetween } from '../../kernel/calendar-day.ts';
import type { Quantity } from '../../kernel/forms/answers.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import { type Told, toldOf } from './course.ts';
import { markers } from './records/markers.ts';
import { systemic } from './records/systemic.ts';

/** A value in U/mL (a kU/L is the same), of a day. */
export type Sample = { readonly on: string; readonly value: number; readonly assay: string | null };
/** What stands beside the samples: the highest normal value, and the days of operations. */
export type Around = { readonly upper: number; readonly operatedOn: readonly string[] };

export type Ca125Progression = {
  readonly on: string;
  /** Not until a second sample a week or more later says the same. */
  readonly confirmedOn: string | null;
  readonly limit: number;
};

const isRaised = (value: number, upper: number): boolean => value > upper;

/** At least so many days between two samples that confirm a progression. */
const apart = 7;

/** Twice the upper limit once a value was normal, twice the lowest value before while none was. */
const limitAfter = (before: readonly Sample[], upper: number): number =>
  before.some(({ value }) => !isRaised(value, upper))
    ? 2 * upper
    : 2 * Math.min(...before.map(({ value }) => value));

/**
 * Progression by CA-125 (GCIG, as recalled): at least twice the upper limit where the value was normal or became so, else at
 * least twice the nadir, in two samples a week or more apart; its date is the first of them. A second sample counts only
 * while none between falls below the limit (our reading). `samples` are those of one line of treatment, in order, from the
 * one before it; null when none is so high.
 */
export const ca125Progression = (
  samples: readonly Sample[],
  { upper }: Pick<Around, 'upper'>,
): Ca125Progression | null => {
  let suspected: Ca125Progression | null = null;
  for (const [index, { on, value }] of samples.entries()) {
    if (index === 0) continue;
    const limit = limitAfter(samples.slice(0, index), upper);
    if (value < limit) continue;
    const later = samples.slice(index + 1);
    const fallen = later.findIndex((sample) => sample.value < limit);
    const high = fallen < 0 ? later : later.slice(0, fallen);
    const confirmedOn = high.find((sample) => daysBetween(on, sample.on) >= apart)?.on ?? null;
    if (confirmedOn !== null) return { on, confirmedOn, limit };
    if (fallen < 0) suspected ??= { on, confirmedOn, limit };
  }
  return suspected;
};

export type NotEvaluable = 'no_sample' | 'too_old' | 'too_low' | 'assay_changed' | 'operated';
export type Ca125Response =
  | { readonly evaluable: false; readonly why: NotEvaluable }
  | {
      readonly evaluable: true;
      readonly start: Sample;
      /** The first value of half or less; null while there is none. */
      readonly on: string | null;
      /** Four weeks or more later still so; null while that is not known. */
      readonly confirmedOn: string | null;
      /** It fell into the normal range. */
      readonly complete: boolean;
    };

/** Days: how old the sample before treatment may be, how long a response must hold, how long an operation is felt. */
const [fresh, held, felt] = [14, 28, 28];
/** What an assay may differ by. */
const allowance = 1.1;

const startFault = (
  start: Sample | undefined,
  from: string,
  { upper, operatedOn }: Around,
): NotEvaluable | null => {
  if (start === undefined) return 'no_sample';
  if (daysBetween(start.on, from) > fresh) return 'too_old';
  if (start.value < 2 * upper) return 'too_low';
  const isFelt = operatedOn.some((day) => day <= start.on && daysBetween(day, start.on) <= felt);
  return isFelt ? 'operated' : null;
};

/** Samples as long as none rises by more than the allowance of the assay. */
const falling = (start: Sample, samples: readonly Sample[]): readonly Sample[] => {
  const rises = samples.findIndex(
    ({ value }, index) => value > allowance * (samples[index - 1] ?? start).value,
  );
  return rises < 0 ? samples : samples.slice(0, rises);
};

/**
 * Response by CA-125 (GCIG 2005, 2011): a fall by half or more from a sample of at most two weeks before treatment that was
 * at least twice the upper limit, confirmed and held for 28 days, by one assay, without a rise between, and not within 28
 * days after an operation; what follows an operation is not counted.
 */
export const ca125Response = (samples: readonly Sample[], from: string, around: Around): Ca125Response => {
  const start = samples.findLast(({ on }) => on <= from);
  const why = startFault(start, from, around);
  if (why !== null || start === undefined) return { evaluable: false, why: why ?? 'no_sample' };
  const operated = around.operatedOn.find((day) => day > start.on) ?? null;
  const during = samples.filter(({ on }) => on > from && (operated === null || on < operated));
  if (during.some(({ assay }) => assay !== null && start.assay !== null && assay !== start.assay))
    return { evaluable: false, why: 'assay_changed' };
  const counted = falling(start, during);
  const half = counted.find(({ value }) => value <= start.value / 2);
  const confirmed = half && counted.find(({ on }) => on >= addDays(half.on, held));
  const complete = half !== undefined && counted.some(({ value }) => !isRaised(value, around.upper));
  return { evaluable: true, start, on: half?.on ?? null, confirmedOn: confirmed?.on ?? null, complete };
};

const isDay = (date: PartialDate | null): date is string => date?.length === 10;

/** A value behind a sign says enough only where it is certainly normal ("<5"). */
const isExactEnough = ({ value, comparator }: Quantity, upper: number): boolean =>
  comparator === null || ((comparator === '<' || comparator === '<=') && value <= upper);

/** Values known to the day, in order. */
const ca125Samples = (course: readonly Told[], upper: number): readonly Sample[] => {
  const samples = toldOf(markers, course).flatMap(({ said: { on, ca125, assay } }) =>
    isDay(on) && ca125 !== null && isExactEnough(ca125, upper) ? [{ on, value: ca125.value, assay }] : [],
  );
  return samples.toSorted((a, b) => a.on.localeCompare(b.on));
};

export type Ca125Course = {
  readonly id: string;
  readonly from: string;
  readonly upper: number;
  readonly progression: Ca125Progression | null;
  readonly response: Ca125Response;
};

/** The upper limit that the laboratory last gave; null when it never did. */
const upperOf = (course: readonly Told[]): number | null =>
  toldOf(markers, course)
    .toSorted((a, b) => (a.said.on ?? '').localeCompare(b.said.on ?? ''))
    .findLast(({ said }) => said.ca125Upper !== null)?.said.ca125Upper ?? null;

/**
 * What CA-125 says of each systemic treatment whose beginning is known to the day, oldest first: its samples are those from
 * the last one before it to the beginning of the next. Maintenance is followed with the treatment it belongs to. Nothing
 * without an upper limit of normal.
 */
export const ca125Courses = (
  course: readonly Told[],
  operatedOn: readonly string[],
): readonly Ca125Course[] => {
  const upper = upperOf(course);
  const samples = upper === null ? [] : ca125Samples(course, upper);
  if (upper === null || samples.length === 0) return [];
  const begun = toldOf(systemic, course)
    .flatMap(({ id, said: { from, setting } }) =>
      isDay(from) && setting !== 'maintenance' ? [{ id, from }] : [],
    )
    .toSorted((a, b) => a.from.localeCompare(b.from));
  return begun.map(({ id, from }, index) => {
    const next = begun[index + 1]?.from ?? null;
    const before = samples.findLast(({ on }) => on <= from);
    const own = samples.filter(({ on }) => on >= (before?.on ?? from) && (next === null || on < next));
    return {
      id,
      from,
      upper,
      progression: ca125Progression(own, { upper }),
      response: ca125Response(own, from, { upper, operatedOn }),
    };
  });
};
