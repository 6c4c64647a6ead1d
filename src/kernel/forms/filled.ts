import { refused } from '../errors.ts';
import { type AnyAnswers, type AnswersOf, kept, saysNothing } from './answers.ts';
import type { Form, Items } from './items.ts';
import { askAgainstCourse, type Judging } from './ruled-out.ts';

/** The columns of a filled form (`formColumns`). */
export const formRow = <I extends Items>(form: Form<I>, answers: AnswersOf<I>) => ({
  formVersion: form.version,
  answers: kept(form, answers as unknown as AnyAnswers),
});

/**
 * The same for what a person fills in: a form that says nothing is refused, and what the course speaks against is asked about
 * once. `asked` is the form as it is asked where it is filled in.
 */
export const filled = <I extends Items>(
  form: Form<I>,
  answers: AnswersOf<I>,
  { asked = form, ...judging }: Judging & { readonly asked?: Form },
) => {
  const given = answers as unknown as AnyAnswers;
  if (saysNothing(form, given)) throw refused('nothing_entered', {}, { field: judging.at });
  askAgainstCourse(asked, given, judging);
  return formRow(form, answers);
};
