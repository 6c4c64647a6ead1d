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
