import { addDays, daysBetween } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';

/** A value in U/mL (a kU/L is the same), of a day; `above` where the laboratory wrote ">", so that it is at least that. */
export type Sample = {
  readonly on: string;
  readonly value: number;
  readonly above: boolean;
  readonly assay: string | null;
};
/** What stands beside the samples: the highest normal value, and when she was operated, null for a day nobody knows. */
export type Around = { readonly upper: number; readonly operatedOn: ReadonlyArray<PartialDate | null> };

export type Ca125Progression = {
  readonly on: string;
  /** Not until a second sample a week or more later says the same. */
  readonly confirmedOn: string | null;
  readonly limit: number;
};

const isRaised = ({ value }: Sample, upper: number): boolean => value > upper;

/** At least so many days between two samples that confirm a progression. */
const apart = 7;

/** The lowest of these values; null where it may lie above what the laboratory could measure. */
const lowestOf = (samples: readonly Sample[]): number | null => {
  const lowest = Math.min(...samples.map(({ value }) => value));
  return samples.some(({ value, above }) => value === lowest && !above) ? lowest : null;
};

/** Twice the upper limit once a value was normal, twice the lowest value before while none was; null when not known. */
const limitAfter = (before: readonly Sample[], upper: number): number | null => {
  if (before.some((sample) => !isRaised(sample, upper) && !sample.above)) return 2 * upper;
  const lowest = lowestOf(before);
  return lowest === null ? null : 2 * lowest;
};

/**
 * Progression by CA-125 (GCIG, as recalled): at least twice the upper limit where the value was normal or became so, else at
 * least twice the nadir, in two samples a week or more apart; its date is the first of them. A second sample counts only
 * while none between certainly falls below the limit (our reading). `samples` are those of one line of treatment, in order,
 * from the one before it; null when none is certainly so high.
 */
export const ca125Progression = (
  samples: readonly Sample[],
  { upper }: Pick<Around, 'upper'>,
): Ca125Progression | null => {
  let suspected: Ca125Progression | null = null;
  for (const [index, { on, value }] of samples.entries()) {
    const limit = index === 0 ? null : limitAfter(samples.slice(0, index), upper);
    if (limit === null || value < limit) continue;
    const later = samples.slice(index + 1).filter((sample) => sample.value >= limit || !sample.above);
    const fallen = later.findIndex((sample) => sample.value < limit);
    const high = fallen < 0 ? later : later.slice(0, fallen);
    const confirmedOn = high.find((sample) => daysBetween(on, sample.on) >= apart)?.on ?? null;
    if (confirmedOn !== null) return { on, confirmedOn, limit };
    if (fallen < 0) suspected ??= { on, confirmedOn, limit };
  }
  return suspected;
};

export type NotEvaluable =
  | 'no_sample'
  | 'too_old'
  | 'too_low'
  | 'not_exact'
  | 'assay_changed'
  | 'operated'
  | 'operation_vague'
  | 'treatment_vague';
export type Ca125Response =
  | { readonly evaluable: false; readonly why: NotEvaluable }
  | {
      readonly evaluable: true;
      readonly start: Sample;
      /** The first value of half or less; null while there is none. */
      readonly on: string | null;
      /** Four weeks or more later still half or less; null while that is not known. */
      readonly confirmedOn: string | null;
      /** It fell into the normal range. */
      readonly complete: boolean;
    };

/** Days: how old the sample before treatment may be, how long a response must hold, how long an operation is felt. */
const [fresh, held, felt] = [14, 28, 28];
/** What an assay may differ by. */
const allowance = 1.1;

/** What an operation does to the value before treatment: it is felt for some weeks, and one in between has changed it. */
const operationFault = (
  start: Sample,
  from: string,
  operatedOn: Around['operatedOn'],
): NotEvaluable | null => {
  const since = addDays(start.on, -felt);
  const near = operatedOn.filter((on) => on === null || (latest(on) >= since && earliest(on) <= from));
  if (near.length === 0) return null;
  return near.some((on) => on !== null && earliest(on) >= since && latest(on) <= from)
    ? 'operated'
    : 'operation_vague';
};

const startFault = (start: Sample | undefined, from: string, around: Around): NotEvaluable | null => {
  if (start === undefined) return 'no_sample';
  if (daysBetween(start.on, from) > fresh) return 'too_old';
  if (start.value < 2 * around.upper) return start.above ? 'not_exact' : 'too_low';
  return operationFault(start, from, around.operatedOn);
};

/** Samples as long as none rises by more than the allowance of the assay, or may have. */
const falling = (start: Sample, samples: readonly Sample[]): readonly Sample[] => {
  const rises = samples.findIndex(
    ({ value, above }, index) => above || value > allowance * (samples[index - 1] ?? start).value,
  );
  return rises < 0 ? samples : samples.slice(0, rises);
};

/** Samples after the beginning, before whatever operation may have followed. */
const during = (samples: readonly Sample[], from: string, { operatedOn }: Around): readonly Sample[] => {
  const operations = operatedOn.flatMap((on) => (on !== null && earliest(on) > from ? [earliest(on)] : []));
  return samples.filter(({ on }) => on > from && operations.every((day) => on < day));
};

/**
 * Response by CA-125 (GCIG 2005, 2011): a fall by half or more from a sample of at most two weeks before treatment that was
 * at least twice the upper limit, held for 28 days, by one assay, without a rise since that sample, and not within 28 days
 * after an operation; what follows an operation is not counted. That the later sample is itself half or less is our reading.
 */
export const ca125Response = (samples: readonly Sample[], from: string, around: Around): Ca125Response => {
  const start = samples.findLast(({ on }) => on <= from);
  const why = startFault(start, from, around);
  if (why !== null || start === undefined) return { evaluable: false, why: why ?? 'no_sample' };
  const given = during(samples, from, around);
  const counted = falling(start, given);
  const isHalf = ({ value }: Sample) => value <= start.value / 2;
  const half = counted.find(isHalf);
  const confirmed = half && counted.find((sample) => sample.on >= addDays(half.on, held) && isHalf(sample));
  const looked = given.filter(({ on }) => confirmed === undefined || on <= confirmed.on);
  if (looked.some(({ assay }) => assay !== null && start.assay !== null && assay !== start.assay))
    return { evaluable: false, why: 'assay_changed' };
  if (half === undefined && [start, ...given].some(({ above }) => above))
    return { evaluable: false, why: 'not_exact' };
  const complete = half !== undefined && counted.some((sample) => !isRaised(sample, around.upper));
  return { evaluable: true, start, on: half?.on ?? null, confirmedOn: confirmed?.on ?? null, complete };
};
