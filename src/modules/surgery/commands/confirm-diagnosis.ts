import { z } from 'zod';
import { conflict, notFound, refused } from '../../../kernel/errors.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import {
  canPrepareCase,
  caseCommand,
  courseOf,
  diagnosis,
  entriesOfCase,
  entryRows,
  filledEntry,
  stage,
} from '../../care/index.ts';
import { caseOfOperation } from '../load.ts';
import { saidByReports } from '../queries/final-diagnoses.ts';
import { operationsOfCases } from '../queries/operation-parts.ts';

/**
 * Confirms what the pathology report of an operation says as diagnosis and stage of the course, with the report as their
 * source. `version` is that of the report which was read; the disease as it presented stays as it was.
 */
export const confirmDiagnosis = caseCommand({
  name: 'surgery.confirm-diagnosis',
  input: z.object({ operationId: z.uuid(), version: z.int().positive() }).strict(),
  caseOf: (context, input) => caseOfOperation(context, input.operationId),
  permit: canPrepareCase,
  run: async (context, { operationId, version }, subject) => {
    const { tx, ownerId, newId } = context;
    const { operations } = (await operationsOfCases(tx, ownerId, [subject.id]))(subject.id);
    const operated = operations.filter(({ operation }) => operation.id === operationId);
    if (operated[0] === undefined) throw notFound();
    if (operated[0].pathologyVersion !== version) throw conflict();
    const course = courseOf(await entriesOfCase(tx, ownerId, subject.id));
    const [found] = saidByReports(operated, subject, course);
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
        before: null,
        // Whoever confirms what a report says has said it again.
        despite: Object.keys(form.items),
      });
      const id = newId();
      await insertRows(tx, entryRows, [
        { ownerId, id, caseId: subject.id, form: form.id, confirmedFrom: operationId, ...row },
      ]);
      ids.push(id);
    }
    return { ids };
  },
});
