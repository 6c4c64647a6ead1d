import { refused } from '../../../../kernel/errors.ts';
import { isPartialDate } from '../../../../kernel/partial-date.ts';
import { answer, text } from '../form-values.ts';
import { complicationField } from './operation-fields.ts';

const mostLines = 40;

const readLine = (form: FormData, line: number) => {
  const [kind, grade, on] = (['kind', 'grade', 'on'] as const).map((part) =>
    text(form, complicationField(line, part)),
  );
  if ((kind ?? grade ?? on ?? null) === null) return null;
  if (kind == null) throw refused('required', {}, { field: complicationField(line, 'kind') });
  if (grade == null) throw refused('required', {}, { field: complicationField(line, 'grade') });
  if (on != null && !isPartialDate(on))
    throw refused('date_not_in_calendar', {}, { field: complicationField(line, 'on') });
  return { kind, grade, on: on ?? null };
};

/** The 30-day form as input of `closeOutcome`; "none" must be said, and said without a list beside it. */
export const readOutcome = (form: FormData) => {
  const closedOn = text(form, 'outcome.closedOn') ?? '';
  const said = answer(form, 'any');
  if (said === null) throw refused('complications_unsaid', {}, { field: 'any' });
  const complications = Array.from({ length: mostLines }, (_, line) => readLine(form, line)).filter(
    (entry) => entry !== null,
  );
  if (said === 'none' && complications.length > 0)
    throw refused('complications_contradicted', {}, { field: 'any' });
  if (said === 'some' && complications.length === 0)
    throw refused('complications_needed', {}, { field: complicationField(0, 'kind') });
  return { closedOn, complications };
};
