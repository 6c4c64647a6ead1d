import { type AnyAnswers, type AnswersOf, emptyAnswers } from '../../kernel/forms/answers.ts';
import type { Form, Items } from '../../kernel/forms/items.ts';
import type { CaseRecord, Day } from './shapes.ts';

export type Entry = NonNullable<CaseRecord['course']>[number];
/** An entry with the day from which it is known. */
export type Known = { on: Day; entry: Entry };

export const entry = <I extends Items>(form: Form<I>, said: Partial<AnswersOf<I>>): Entry => ({
  form: form.id,
  answers: { ...emptyAnswers(form), ...said } as unknown as AnyAnswers,
});
