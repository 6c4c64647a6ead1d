import { emptyAnswers } from '../kernel/forms/answers.ts';
import type { Form } from '../kernel/forms/items.ts';
import { courseForms, fillForm } from '../modules/care/index.ts';
import type { TestCentre } from './centre-on.ts';

/** Enters a record of the course of a case, of which this is said and nothing else. */
export const enterCourse = (
  centre: TestCentre,
  caseId: string,
  record: keyof typeof courseForms,
  said: Readonly<Record<string, unknown>>,
) => {
  const form: Form = courseForms[record];
  const answers = { ...emptyAnswers(form), ...said } as never;
  const { id, version } = form;
  return centre.as(centre.people.clinician, fillForm, {
    caseId,
    form: id,
    formVersion: version,
    on: null,
    answers,
  });
};
