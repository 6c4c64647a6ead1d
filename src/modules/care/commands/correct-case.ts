import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { updateRow } from '../../../kernel/write-rows.ts';
import { caseCommand } from '../case-command.ts';
import { caseFaults } from '../case-faults.ts';
import { canPrepareCase } from '../policy.ts';
import { diseaseKept } from '../records/disease.ts';
import { Disease } from '../schema.ts';
import { careCase, patient } from '../tables.ts';

/** Corrects what is known of the disease, or says that she will not be operated and why. */
export const correctCase = caseCommand({
  name: 'care.correct-case',
  input: z.object({ caseId: z.uuid(), version: z.int().positive(), case: Disease }).strict(),
  reason: 'needed',
  caseOf: (_context, input) => input.caseId,
  permit: canPrepareCase,
  run: async ({ tx, ownerId, now }, input, subject) => {
    const lives = await tx
      .select({ bornOn: patient.bornOn, diedOn: patient.diedOn })
      .from(patient)
      .where(and(eq(patient.ownerId, ownerId), eq(patient.id, subject.patientId)));
    caseFaults({ ...input.case, entry: subject.entry }, lives[0] ?? null, now);
    await updateRow(
      tx,
      careCase,
      { ownerId, id: input.caseId, version: input.version },
      diseaseKept.rowOf(input.case),
    );
    return { id: input.caseId };
  },
});
