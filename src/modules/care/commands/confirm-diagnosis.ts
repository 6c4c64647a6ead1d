import { z } from 'zod';
import { conflict, notFound, refused } from '../../../kernel/errors.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { filledEntry } from '../filled-entry.ts';
import { caseOfOperation } from '../load.ts';
import { canPrepareCase } from '../policy.ts';
import { courseOf, entriesOfCase } from '../queries/entries.ts';
import { finalDiagnoses } from '../queries/final-diagnoses.ts';
import { wholeCase } from '../queries/whole-case.ts';
import { diagnosis } from '../records/diagnosis.ts';
import { stage } from '../records/stage.ts';
import { entry } from '../tables.ts';

/**
 * Confirms what the pathology report of an operation says as diagnosis and stage of the course, with the report as their
 * source. `version` is that of the report which was read; the disease as it presented stays as it was.
 */
export const confirmDiagnosis = caseCommand({
  name: 'care.confirm-diagnosis',
  input: z.object({ operationId: z.uuid(), version: z.int().positive() }).strict(),
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canPrepareCase,
  run: async (context, { operationId, version }, subject) => {
    const { tx, ownerId, newId } = context;
    const whole = await wholeCase(tx, ownerId, subject.id);
    const operated = whole?.operations.find(({ operation }) => operation.id === operationId);
    if (whole === null || operated === undefined) throw notFound();
    if (operated.pathologyVersion !== version) throw conflict();
    const course = courseOf(await entriesOfCase(tx, ownerId, subject.id));
    const found = finalDiagnoses(whole, course).find((each) => each.operationId === operationId);
    if (found === undefined) throw refused('nothing_to_confirm');
    const said: readonly (readonly [Form, object | null])[] = [
      [diagnosis, found.diagnosis],
      [stage, found.stage],
    ];
    const ids: string[] = [];
    for (const [form, answers] of said) {
      if (answers === null) continue;
      const row = await filledEntry(context, subject, form, {
        on: null,
        answers: { ...answers },
        before: [],
      });
      const id = newId();
      await insertRows(tx, entry, [
        { ownerId, id, caseId: subject.id, form: form.id, confirmedFrom: operationId, ...row },
      ]);
      ids.push(id);
    }
    return { ids };
  },
});
