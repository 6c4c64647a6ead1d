import { asc, eq, and, sql } from 'drizzle-orm';
import { among } from '../../../kernel/among.ts';
import { idList } from '../../../kernel/derivation.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import type { AskedCase } from '../open-parts.ts';
import { careCase, patient, referral, workUp } from '../tables.ts';
import { answeringEntries, toldFrom } from './entries.ts';
import { byId, ofCase } from './of-case.ts';

/** What of these questions and their cases says how far the work-up is, in one statement. */
export const askedCases = async (
  tx: Tx,
  ownerId: string,
  questions: readonly { readonly referralId: string; readonly caseId: string }[],
) => {
  const ids = [...new Set(questions.map(({ caseId }) => caseId))];
  const found = await readTogether(tx, {
    referrals: tx
      .select()
      .from(referral)
      .where(
        among(
          referral.id,
          ownerId,
          questions.map(({ referralId }) => referralId),
        ),
      ),
    cases: tx
      .select({
        id: careCase.id,
        patientId: careCase.patientId,
        label: careCase.label,
        site: careCase.site,
        histology: careCase.histology,
        bornOn: patient.bornOn,
      })
      .from(careCase)
      .innerJoin(patient, and(eq(patient.ownerId, careCase.ownerId), eq(patient.id, careCase.patientId)))
      .where(among(careCase.id, ownerId, ids)),
    workUp: tx
      .select()
      .from(workUp)
      .where(among(workUp.caseId, ownerId, ids))
      .orderBy(asc(workUp.key)),
    course: answeringEntries(tx, ownerId, sql`= any (${idList(ids)})`),
  });
  const [theCase, results, entries] = [byId(found.cases), ofCase(found.workUp), ofCase(found.course)];
  return found.referrals.flatMap((asked) => {
    const subject = theCase.get(asked.caseId);
    if (subject === undefined) return [];
    const told: AskedCase = {
      case: subject,
      bornOn: subject.bornOn,
      referral: asked,
      workUp: results(subject.id),
      course: toldFrom(entries(subject.id)),
    };
    const { id: caseId, patientId, label } = subject;
    const { id: referralId, consultantId, receivedOn } = asked;
    return [{ referralId, caseId, patientId, label, consultantId, receivedOn, told }];
  });
};
