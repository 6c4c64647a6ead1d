import type { Quantity } from '../../kernel/forms/answers.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import {
  type Around,
  type Ca125Progression,
  ca125Progression,
  type Ca125Response,
  ca125Response,
  type Sample,
} from './ca125.ts';
import { type Told, toldOf } from './course.ts';
import { markers } from './records/markers.ts';
import { systemic } from './records/systemic.ts';

const isDay = (date: PartialDate | null): date is string => date?.length === 10;

/** A value below a sign says enough only where it is certainly normal ("<5"). */
const saysEnough = ({ value, comparator }: Quantity, upper: number): boolean =>
  (comparator !== '<' && comparator !== '<=') || value <= upper;

/** Values known to the day, in order. */
const ca125Samples = (course: readonly Told[], upper: number): readonly Sample[] => {
  const samples = toldOf(markers, course).flatMap(({ said: { on, ca125, assay } }) => {
    if (!isDay(on) || ca125 === null || !saysEnough(ca125, upper)) return [];
    const above = ca125.comparator === '>' || ca125.comparator === '>=';
    return [{ on, value: ca125.value, above, assay }];
  });
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

type Treatment = { readonly id: string; readonly from: PartialDate | null; readonly line: number | null };
type Begun = Treatment & { readonly from: string };

const ofOneLine = (a: Treatment, b: Treatment): boolean =>
  a.id === b.id || (a.line !== null && a.line === b.line);

/** Whether nobody can say if a treatment had begun when another did. */
const isVague = (other: Treatment, { from }: Begun): boolean =>
  other.from === null || (!isDay(other.from) && earliest(other.from) <= from && latest(other.from) >= from);

/** The day on which the next of these treatments may begin; null when there is none. */
const nextOf = (others: readonly Treatment[], { from }: Begun): string | null =>
  others
    .flatMap((other) => (other.from !== null && earliest(other.from) > from ? [earliest(other.from)] : []))
    .toSorted()[0] ?? null;

const progressionOf = (
  begun: Begun,
  treatments: readonly Treatment[],
  samples: readonly Sample[],
  upper: number,
): Ca125Progression | null => {
  const others = treatments.filter((each) => !ofOneLine(each, begun));
  if (others.some((each) => isVague(each, begun))) return null;
  const own = treatments.filter((each): each is Begun => ofOneLine(each, begun) && isDay(each.from));
  const first = own.map(({ from }) => from).toSorted()[0] ?? begun.from;
  const before = samples.findLast(({ on }) => on <= first)?.on ?? first;
  const next = nextOf(others, begun);
  const found = ca125Progression(
    samples.filter(({ on }) => on >= before && (next === null || on <= next)),
    { upper },
  );
  // Said once for a line: beside the treatment during or after which it was.
  const last = found && own.findLast(({ from }) => from <= found.on);
  return last?.id === begun.id ? found : null;
};

const responseOf = (
  begun: Begun,
  treatments: readonly Treatment[],
  samples: readonly Sample[],
  around: Around,
): Ca125Response => {
  const others = treatments.filter(({ id }) => id !== begun.id);
  if (others.some((each) => isVague(each, begun))) return { evaluable: false, why: 'treatment_vague' };
  const next = nextOf(others, begun);
  return ca125Response(
    samples.filter(({ on }) => next === null || on < next),
    begun.from,
    around,
  );
};

/**
 * What CA-125 says of each systemic treatment whose beginning is known to the day, oldest first. A response is looked for until
 * the next treatment may begin; progression in the whole line, from the value before it to the day the next line may begin.
 * Maintenance is followed with the treatment it belongs to. Nothing without an upper limit of normal.
 */
export const ca125Courses = (
  course: readonly Told[],
  operatedOn: Around['operatedOn'],
): readonly Ca125Course[] => {
  const upper = upperOf(course);
  const samples = upper === null ? [] : ca125Samples(course, upper);
  if (upper === null || samples.length === 0) return [];
  const treatments = toldOf(systemic, course)
    .filter(({ said: { setting } }) => setting !== 'maintenance')
    .map(({ id, said: { from, line } }) => ({ id, from, line }))
    .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  return treatments
    .filter((each): each is Begun => isDay(each.from))
    .map((begun) => ({
      id: begun.id,
      from: begun.from,
      upper,
      progression: progressionOf(begun, treatments, samples, upper),
      response: responseOf(begun, treatments, samples, { upper, operatedOn }),
    }));
};
