import { text } from '../../../../kernel/http/form-values.ts';

/** Value of the answer that the disease is none of those she is here with. */
export const anotherDisease = 'another';

/** The case that was chosen as this disease; null when none was. */
export const sameDiseaseOf = (form: FormData): string | null => {
  const chosen = text(form, 'disease');
  return chosen === anotherDisease ? null : chosen;
};

/** The cases that were shown and said to be another disease. */
export const otherThanOf = (form: FormData): string[] =>
  text(form, 'disease') === anotherDisease ? form.getAll('disease.another').map(String) : [];
