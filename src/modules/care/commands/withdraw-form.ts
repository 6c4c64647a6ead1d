import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { conflict, notFound } from '../../../kernel/errors.ts';
import { FormId } from '../../../kernel/forms/definition-json.ts';
import { insertRows, updateRow } from '../../../kernel/write-rows.ts';
import { canDefineForms } from '../policy.ts';
import { versionsOf } from '../queries/definitions.ts';
import { courseRecord } from '../records/course.ts';
import { formWithdrawal } from '../tables.ts';

/**
 * Says that a questionnaire is filled in no more at the house, or is again; what was filled in stays, is read and corrected.
 * `version` is that of what was said of it before, null where nothing was.
 */
export const withdrawForm = command({
  name: 'care.withdraw-form',
  input: z.object({ form: FormId, withdrawn: z.boolean(), version: z.int().positive().nullable() }).strict(),
  load: async ({ tx, ownerId }, { form }) => {
    if (courseRecord(form) !== undefined || (await versionsOf(tx, ownerId, form)).length === 0)
      throw notFound();
    const [standing] = await tx
      .select({ id: formWithdrawal.id })
      .from(formWithdrawal)
      .where(and(eq(formWithdrawal.ownerId, ownerId), eq(formWithdrawal.form, form)))
      .for('update');
    return standing;
  },
  permit: (actor, _subject, ownerId) => canDefineForms(actor, ownerId),
  run: async ({ tx, ownerId, newId }, { form, withdrawn, version }, standing) => {
    if (standing === undefined || version === null) {
      if (standing !== undefined || version !== null) throw conflict();
      const id = newId();
      await insertRows(tx, formWithdrawal, [{ ownerId, id, form, withdrawn }]);
      return { id };
    }
    await updateRow(tx, formWithdrawal, { ownerId, id: standing.id, version }, { withdrawn });
    return { id: standing.id };
  },
});
