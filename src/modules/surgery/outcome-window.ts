import { addDays } from '../../kernel/calendar-day.ts';
import { refused } from '../../kernel/errors.ts';
import { certainlyAfter, earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import { anyOf, type Truth } from '../../kernel/truth.ts';
import type { Complication, Outcome30 } from './records/outcome.ts';

/** Days after an operation until which its complications are counted. */
export const outcomeWindows = [30, 90] as const;
export type OutcomeWindow = (typeof outcomeWindows)[number];

export type DayAfter = {
  /** That day after the operation; null unless its date is known to the day. */
  on: PartialDate | null;
  passed: Truth;
};

/** Whether the day so many days after an operation has passed on this day; null while the date leaves it open. */
export const dayAfter = (doneOn: PartialDate | null, days: number, today: PartialDate): DayAfter => {
  if (doneOn === null) return { on: null, passed: null };
  const [first, last] = [addDays(earliest(doneOn), days), addDays(latest(doneOn), days)];
  const on = doneOn.length === 10 ? first : null;
  if (last < today) return { on, passed: true };
  return { on, passed: first >= today ? false : null };
};

/** Whether something dated lies within so many days after an operation; null while the dates leave it open. */
export const within = (doneOn: PartialDate | null, days: number, date: PartialDate | null): Truth => {
  if (doneOn === null || date === null) return null;
  if (latest(date) <= addDays(earliest(doneOn), days)) return true;
  return earliest(date) > addDays(latest(doneOn), days) ? false : null;
};

/** A death is said by its kind, or by the grade of what led to it. */
const isDeath = ({ kind, grade }: Complication): boolean => kind === 'death' || grade === 'V';

/**
 * Whether a form can be closed on a day for so many days after the operation: that day has passed, or she had died by
 * then and nothing can follow. Where the operation's date leaves it open, a list may be closed, and "none" may not.
 */
const closable = (
  complications: readonly Complication[],
  doneOn: PartialDate | null,
  days: OutcomeWindow,
  closedOn: PartialDate,
): boolean => {
  if (complications.some((each) => isDeath(each) && !certainlyAfter(each.on, closedOn))) return true;
  const { passed } = dayAfter(doneOn, days, closedOn);
  return passed ?? complications.length > 0;
};

const fields = { 30: 'closed30On', 90: 'closed90On' } as const;

/** Refuses to close a form that does not say whether there were complications, and one whose days are not over. */
export const refuseClosing = (outcome: Outcome30, doneOn: PartialDate | null): void => {
  const { complications } = outcome;
  for (const days of outcomeWindows) {
    const closedOn = outcome[fields[days]];
    if (closedOn === null) continue;
    if (complications === null) throw refused('complications_unsaid', {}, { field: 'outcome.complications' });
    if (!closable(complications, doneOn, days, closedOn))
      throw refused('days_not_over', { days }, { field: `outcome.${fields[days]}` });
  }
};

/**
 * The day on which everything until so many days after the operation was said; null while that is open. Whoever has closed
 * ninety days has closed thirty. A day of closing that cannot be, because a file or a corrected operation says otherwise,
 * closes nothing.
 */
export const closedOn = (
  outcome: Outcome30 | null,
  doneOn: PartialDate | null,
  days: OutcomeWindow,
): PartialDate | null => {
  const complications = outcome?.complications ?? null;
  if (outcome === null || complications === null) return null;
  const closing = outcomeWindows
    .filter((each) => each >= days)
    .map((each) => ({ each, on: outcome[fields[each]] }))
    .find(({ each, on }) => on !== null && closable(complications, doneOn, each, on));
  return closing?.on ?? null;
};

/** An operation, and each death that is told beside its list; null is a day nobody knows. */
type Around = { readonly doneOn: PartialDate | null; readonly deaths: ReadonlyArray<PartialDate | null> };

/** Days of death that the record holds: those told elsewhere, and those of the list. */
const deathsWith = (outcome: Outcome30 | null, { deaths }: Around): readonly (PartialDate | null)[] => [
  ...deaths,
  ...(outcome?.complications ?? []).filter(isDeath).map(({ on }) => on),
];

/** What the record says of so many days after an operation. */
const windowOf = (outcome: Outcome30 | null, around: Around, days: OutcomeWindow, today: PartialDate) => {
  const { doneOn } = around;
  const closed = closedOn(outcome, doneOn, days);
  const found = deathsWith(outcome, around);
  const dead = anyOf(found.map((on) => within(doneOn, days, on)));
  return {
    days,
    ...dayAfter(doneOn, days, today),
    closedOn: closed,
    /** Of the list, those that are not certainly later; null while nobody has said whether there were any. */
    count: outcome?.complications?.filter(({ on }) => within(doneOn, days, on) !== false).length ?? null,
    /** Whether she died within these days; nobody knows while they are open. */
    died: found.length === 0 && closed === null ? null : dead,
    /** Death with its day, where one is known. */
    diedOn: found.find((on) => on !== null) ?? null,
  };
};
export type WindowShown = ReturnType<typeof windowOf>;

/** The same of thirty and of ninety days. */
export const windowsOf = (
  outcome: Outcome30 | null,
  around: Around,
  today: PartialDate,
): readonly WindowShown[] => outcomeWindows.map((days) => windowOf(outcome, around, days, today));
