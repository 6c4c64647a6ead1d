import { text } from '../../../kernel/http/form-values.ts';

/** The posted absence as the commands take it; what is wrong is refused by them. */
export const readAbsence = (form: FormData) => ({
  from: text(form, 'absence.from') ?? '',
  to: text(form, 'absence.to'),
  coverId: text(form, 'absence.coverId'),
});
