import { z } from 'zod';
import { FormId, FormVersion } from '../../../kernel/forms/definition-json.ts';
import { Despite } from '../../../kernel/forms/ruled-out.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { definitionFor, filledEntry, refuseWithdrawn } from '../filled-entry.ts';
import { canFillForms } from '../policy.ts';
import { GivenAnswers } from '../schema.ts';
import { PartialDate } from '../../../kernel/date-schema.ts';
import { entry } from '../tables.ts';

/** Records a form filled in about a case, a record of the course or a questionnaire, in the version that lay before whoever filled it in. */
export const fillForm = caseCommand({
  name: 'care.fill-form',
  input: z
    .object({
      caseId: z.uuid(),
      form: FormId,
      formVersion: FormVersion,
      on: PartialDate.nullable(),
      answers: GivenAnswers,
      despite: Despite,
    })
    .strict(),
  caseOf: (_context, input) => input.caseId,
  permit: canFillForms,
  run: async (context, { form, formVersion, on, answers, despite }, subject) => {
    const { tx, ownerId, newId } = context;
    const definition = await definitionFor(context, form, formVersion);
    await refuseWithdrawn(context, form);
    const row = await filledEntry(context, subject, definition, { on, answers, before: null, despite });
    const id = newId();
    await insertRows(tx, entry, [{ ownerId, id, caseId: subject.id, form, ...row }]);
    return { id };
  },
});
