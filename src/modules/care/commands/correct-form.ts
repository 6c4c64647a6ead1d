import { z } from 'zod';
import { updateRow } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { definitionFor, filledEntry } from '../filled-entry.ts';
import { namedInEntry, placeOfEntry } from '../load.ts';
import { canFillForms } from '../policy.ts';
import { GivenAnswers } from '../schema.ts';
import { PartialDate } from '../../../kernel/date-schema.ts';
import { entry } from '../tables.ts';

/** Corrects a filled form, by the definition it was filled in by; the earlier version is kept. */
export const correctForm = caseCommand({
  name: 'care.correct-form',
  input: z
    .object({
      entryId: z.uuid(),
      version: z.int().positive(),
      on: PartialDate.nullable(),
      answers: GivenAnswers,
    })
    .strict(),
  reason: 'needed',
  caseOf: async (context, { entryId }) => (await placeOfEntry(context, entryId)).caseId,
  permit: canFillForms,
  run: async (context, { entryId: id, version, on, answers }, subject) => {
    const { tx, ownerId } = context;
    const { form, formVersion } = await placeOfEntry(context, id);
    const definition = await definitionFor(context, form, formVersion);
    const before = await namedInEntry(context, id);
    const row = await filledEntry(context, subject, definition, { on, answers, before });
    await updateRow(tx, entry, { ownerId, id, version }, row);
    return { id };
  },
});
