import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import type { Definition } from '../../kernel/forms/definition.ts';
import { filled } from '../../kernel/forms/filled.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { parsed } from '../../kernel/input-faults.ts';
import type { Case } from './case-command.ts';
import { refuseFuture } from './case-faults.ts';
import { certainlyAfter } from './plausible-dates.ts';
import { versionsOf } from './queries/definitions.ts';
import type { GivenAnswers } from './schema.ts';
import { patient } from './tables.ts';

/** A version of a form; not found when neither the program nor the house has it. */
export const definitionFor = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  form: string,
  version: number,
): Promise<Definition> => {
  const versions = await versionsOf(tx, ownerId, form);
  const found = versions.find((each) => each.form.version === version);
  if (found === undefined) throw notFound();
  return found;
};

/**
 * The columns of a filled questionnaire. Refuses answers its definition does not take, one that says nothing, and a day
 * in the future or before she was born.
 */
export const filledEntry = async (
  { tx, ownerId, now }: CommandContext,
  subject: Case,
  { form }: Definition,
  { on, answers: given }: { on: string | null; answers: GivenAnswers },
) => {
  const { answers } = parsed(z.object({ answers: schemaOf(form) }), { answers: given });
  refuseFuture(on, 'on', now);
  const [life] = await tx
    .select({ bornOn: patient.bornOn })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), eq(patient.id, subject.patientId)));
  if (certainlyAfter(life?.bornOn ?? null, on)) throw refused('before_birth', {}, { field: 'on' });
  return { filledOn: on, ...filled(form, answers, 'answers') };
};
