import { z } from 'zod';
import { type AnyAnswers, readKept } from '../../../kernel/forms/answers.ts';
import { Despite } from '../../../kernel/forms/ruled-out.ts';
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
      despite: Despite,
    })
    .strict(),
  reason: 'needed',
  caseOf: async (context, { entryId }) => (await placeOfEntry(context, entryId)).caseId,
  permit: canFillForms,
  run: async (context, { entryId: id, version, on, answers, despite }, subject) => {
    const { tx, ownerId } = context;
    const { form, formVersion, answers: stood } = await placeOfEntry(context, id);
    const definition = await definitionFor(context, form, formVersion);
    const before = {
      answers: readKept(definition, stood, formVersion) as unknown as AnyAnswers,
      people: await namedInEntry(context, id),
    };
    const row = await filledEntry(context, subject, definition, { on, answers, before, despite });
    await updateRow(tx, entry, { ownerId, id, version }, row);
    return { id };
  },
});
