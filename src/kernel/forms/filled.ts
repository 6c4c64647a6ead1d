import { refused } from '../errors.ts';
import { type AnyAnswers, type AnswersOf, kept, saysNothing } from './answers.ts';
import type { Form, Items } from './items.ts';

/** The columns of a filled form (`formColumns`). */
export const formRow = <I extends Items>(form: Form<I>, answers: AnswersOf<I>) => ({
  formVersion: form.version,
  answers: kept(form, answers as unknown as AnyAnswers),
});

/** The same for what a person fills in: a form that says nothing is refused at `field`. */
export const filled = <I extends Items>(form: Form<I>, answers: AnswersOf<I>, field: string) => {
  if (saysNothing(form, answers as unknown as AnyAnswers)) throw refused('nothing_entered', {}, { field });
  return formRow(form, answers);
};
