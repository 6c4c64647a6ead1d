import { data } from 'react-router';
import { ownFields } from '../../../../kernel/http/submitted-fields.ts';
import type { PageScope } from '../../../directory/index.ts';
import { Area } from '../../schema.ts';
import { answer } from '../form-values.ts';
import { memberLines, readOperation } from './operation-entry.ts';
import { field } from './operation-fields.ts';
import { usualDisciplines } from './operation-page.ts';

/** The posted form as input of `recordOperation` and `correctOperation`. */
export const operationInput = async (scope: PageScope, form: FormData) =>
  readOperation(form, Area.options, await usualDisciplines(scope));

/** Sends the form back unsaved, with every area not described set to free: the surgeon's act without script. */
export const filledFree = (form: FormData) => {
  const open = Area.options.filter((area) => area !== 'pleura' && answer(form, field.finding(area)) === null);
  // The team comes back too, though nobody asks for it yet.
  memberLines(form);
  const submitted = {
    ...ownFields(form),
    ...Object.fromEntries(open.map((area) => [field.finding(area), ['free']])),
  };
  return data({
    refusal: { code: 'areas_filled', params: {}, field: undefined, issues: [] },
    submitted,
  });
};
