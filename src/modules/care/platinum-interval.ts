import { notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import type { Truth } from '../../kernel/truth.ts';
import { type Span, spanOf, type Told, toldOf } from './course.ts';
import { event } from './records/event.ts';
import { systemic } from './records/systemic.ts';

type Platinum = {
  readonly id: string;
  readonly contains: Truth;
  readonly from: PartialDate | null;
  /** Its last dose: the end of the whole where nothing else is said; null when said to be unknown. */
  readonly last: PartialDate | null;
};
/** Where a platinum treatment stands to a growth of the disease. */
type Standing = 'after' | 'during' | 'before' | 'open';

export type PlatinumInterval = {
  /** The progression or recurrence it ends with. */
  readonly event: { readonly id: string; readonly on: PartialDate };
  /** The last dose of platinum before it; null while nobody can say which was the last. */
  readonly lastOn: PartialDate | null;
  /** Days between the two; null when not known, and while platinum was given. */
  readonly days: Span | null;
  /** Whether the disease grew while platinum was given. */
  readonly during: Truth;
};

const platinumOf = (course: readonly Told[]): Platinum[] =>
  toldOf(systemic, course)
    .filter(({ said }) => said.platinum !== false)
    .map(({ id, said }) => ({
      id,
      contains: said.platinum,
      from: said.from,
      last: 'lastPlatinumOn' in said.absent ? null : (said.lastPlatinumOn ?? said.to),
    }));

const standingOf = ({ contains, from, last }: Platinum, on: PartialDate): Standing => {
  if (from !== null && notAfter(from, on) === false) return 'after';
  const isOver = last === null ? null : notAfter(last, on);
  if (contains !== true || isOver === null) return 'open';
  if (isOver) return 'before';
  return from !== null && notAfter(from, on) === true ? 'during' : 'open';
};

/** Whether nothing of one treatment can lie after the last dose of another. */
const certainlyOlder = ({ last }: Platinum, than: PartialDate): boolean =>
  last !== null && notAfter(last, than) === true;

const latestOf = (treatments: readonly Platinum[]): PartialDate | null =>
  treatments.find(
    ({ last }, index) =>
      last !== null && treatments.every((other, at) => at === index || certainlyOlder(other, last)),
  )?.last ?? null;

const intervalTo = (
  treatments: readonly Platinum[],
  { id, on }: { id: string; on: PartialDate },
): PlatinumInterval | null => {
  const by = Map.groupBy(treatments, (treatment) => standingOf(treatment, on));
  const of = (standing: Standing) => by.get(standing) ?? [];
  const event = { id, on };
  if (of('during').length > 0) return { event, lastOn: null, days: null, during: true };
  if (of('before').length + of('open').length === 0) return null;
  const lastOn = latestOf(of('before'));
  const isKnown = lastOn !== null && of('open').every((treatment) => certainlyOlder(treatment, lastOn));
  return isKnown
    ? { event, lastOn, days: spanOf(lastOn, on), during: false }
    : { event, lastOn: null, days: null, during: null };
};

/**
 * The platinum-free interval before each progression or recurrence, oldest first: days from the last dose of platinum to it
 * (therapy-free interval TFIp of the GCIG). A treatment of which nobody said whether it held platinum, or when it ended, leaves
 * the interval open unless it is certainly older. Limits such as six months are not drawn: protocols differ.
 */
export const platinumIntervals = (course: readonly Told[]): readonly PlatinumInterval[] => {
  const treatments = platinumOf(course);
  return toldOf(event, course)
    .flatMap(({ id, said: { kind, on } }) =>
      on !== null && (kind === 'progression' || kind === 'recurrence') ? [{ id, on }] : [],
    )
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .flatMap((grown) => intervalTo(treatments, grown) ?? []);
};

/**
 * The last dose of platinum before a day, with its treatment, by the same rule; null while platinum is given, and while nobody can
 * say which dose was the last.
 */
export const lastPlatinum = (
  course: readonly Told[],
  day: PartialDate,
): { readonly id: string; readonly on: PartialDate } | null => {
  const treatments = platinumOf(course);
  const on = intervalTo(treatments, { id: '', on: day })?.lastOn ?? null;
  const last = treatments.find((each) => each.contains === true && each.last === on);
  return on === null || last === undefined ? null : { id: last.id, on };
};
