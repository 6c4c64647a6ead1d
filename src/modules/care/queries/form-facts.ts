import { and, asc, eq } from 'drizzle-orm';
import { type CourseFacts, factsNamed, factsOf, noFacts } from '../../../kernel/forms/facts.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import type { PartialDate } from '../../../kernel/partial-date.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { caseFacts, questionOn } from '../course-facts.ts';
import { systemic } from '../records/systemic.ts';
import { profileOf } from '../sites.ts';
import { type careCase, entry, referral } from '../tables.ts';
import { bornOnOf } from './born-on.ts';
import { toldFrom } from './entries.ts';

type Subject = typeof careCase.$inferSelect;

const partsOf = (tx: Tx, ownerId: string, { id, patientId }: Subject) => ({
  births: bornOnOf(tx, ownerId, patientId),
  questions: tx
    .select({
      phase: referral.phase,
      questionType: referral.questionType,
      receivedOn: referral.receivedOn,
    })
    .from(referral)
    .where(and(eq(referral.ownerId, ownerId), eq(referral.caseId, id)))
    .orderBy(asc(referral.receivedOn), asc(referral.id)),
  lines: tx
    .select({ id: entry.id, form: entry.form, version: entry.formVersion, answers: entry.answers })
    .from(entry)
    .where(and(eq(entry.ownerId, ownerId), eq(entry.caseId, id), eq(entry.form, systemic.id))),
});

/** The facts of a case that a form names, as they were on the day of the form; nothing is read for a form that names none. */
export const formFacts = async (
  tx: Tx,
  ownerId: string,
  subject: Subject,
  { form, on }: { readonly form: Form; readonly on: PartialDate | null },
): Promise<CourseFacts> => {
  if (factsNamed(form).length === 0) return noFacts;
  const { births, questions, lines } = await readTogether(tx, partsOf(tx, ownerId, subject));
  const around = {
    ...subject,
    profile: profileOf(subject.site),
    bornOn: births[0]?.bornOn ?? null,
    question: questionOn(questions, on),
    course: toldFrom(lines),
    on,
  };
  return factsOf(caseFacts, around, form);
};
