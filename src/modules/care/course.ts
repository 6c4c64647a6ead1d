import type { AnswersOf, AnyAnswers } from '../../kernel/forms/answers.ts';
import type { Form, Items } from '../../kernel/forms/items.ts';
import { daysBetween } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';

/** An entry of the course as rules are handed it. */
export type Told = { readonly id: string; readonly form: string; readonly answers: AnyAnswers };

/** The entries of one record, with its typed answers. */
export const toldOf = <I extends Items>(
  form: Form<I>,
  course: readonly Told[],
): ReadonlyArray<{ readonly id: string; readonly said: AnswersOf<I> }> =>
  course
    .filter((entry) => entry.form === form.id)
    .map(({ id, answers }) => ({ id, said: answers as unknown as AnswersOf<I> }));

/** Whole days, as exactly as the dates around them are known. */
export type Span = { readonly min: number; readonly max: number };

/** Days from one date to another; null when either is not known. */
export const spanOf = (from: PartialDate | null, to: PartialDate | null): Span | null =>
  from === null || to === null
    ? null
    : { min: daysBetween(latest(from), earliest(to)), max: daysBetween(earliest(from), latest(to)) };

/**
 * Of several things with a day the one that is certainly the newest; of those that say the same the last. Null when what may be as
 * new says something else.
 */
export const certainlyNewest = <T extends { readonly on: PartialDate }>(
  all: readonly T[],
  saysTheSame: (a: T, b: T) => boolean,
): T | null =>
  all
    .filter((one) => all.every((other) => latest(other.on) < earliest(one.on) || saysTheSame(one, other)))
    .toSorted((a, b) => `${earliest(a.on)}${latest(a.on)}`.localeCompare(`${earliest(b.on)}${latest(b.on)}`))
    .at(-1) ?? null;

/** What a course says of one thing, the day of it, and the entry that says it. */
export type Said = { readonly value: number | string; readonly takenOn: PartialDate; readonly entry: string };
/** From what of a course has happened by a day; null for what it does not tell with certainty. */
export type AnswerRule = (course: readonly Told[], day: string) => Said | null;

export const isDated = <T extends { readonly on: PartialDate | null }>(
  one: T,
): one is T & { on: PartialDate } => one.on !== null;
