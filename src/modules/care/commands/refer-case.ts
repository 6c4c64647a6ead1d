import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { mustBeColleague } from '../../directory/index.ts';
import { labelStock } from '../case-label.ts';
import { caseFaults, refuseFuture, refuseFutureItems } from '../case-faults.ts';
import { canPrepareCase } from '../policy.ts';
import { mayBeOneDisease } from '../one-disease.ts';
import { casesOfWoman } from '../queries/cases-of-woman.ts';
import { diseaseKept } from '../records/disease.ts';
import { questionKept } from '../records/question.ts';
import { CaseFields, Identity, Patient, Referral, WorkUpItem } from '../schema.ts';
import { careCase, identity, patient, referral } from '../tables.ts';
import { mustBeFree, tellApart } from '../told-apart.ts';
import { insertWorkUp } from '../work-up-rows.ts';

/** Either a woman new to the centre, other than those known ones who are like her, or one it knows already. */
const Whom = z.union([
  z.object({ patientId: z.uuid() }).strict(),
  z
    .object({ patient: Patient, identity: Identity, another: z.array(z.uuid()).max(100).default([]) })
    .strict(),
]);

/**
 * A woman who is there with a disease of this site has it, as a rule, not a second time: she is asked about again
 * (`board.ask-again`) until somebody has said that it is another primary, which the journal keeps. The owner's labels are
 * locked, so that two people who refer her at once do not pass each other. The ids of all her cases.
 */
const tellDiseasesApart = async (
  context: CommandContext,
  { patientId, caseId }: { patientId: string; caseId: string },
  { case: { site }, otherThan }: { case: CaseFields; otherThan: readonly string[] },
): Promise<string[]> => {
  const hers = await casesOfWoman(context.tx, context.ownerId, patientId);
  const alike = hers.filter((one) => mayBeOneDisease(one.site, site));
  if (alike.some(({ id }) => !otherThan.includes(id)))
    throw refused('disease_perhaps_known', {}, { field: 'disease' });
  if (alike.length > 0)
    context.announce({ type: 'care.another-disease', caseId, from: alike.map(({ id }) => id) });
  return hers.map(({ id }) => id);
};

/** Refers a case to the centre: the woman, her disease, the question to the board, and what is known so far. */
export const referCase = command({
  name: 'care.refer-case',
  input: z
    .object({
      whom: Whom,
      case: CaseFields,
      referral: Referral,
      workUp: z.array(WorkUpItem),
      /** Cases of hers that somebody has said are another disease than this. */
      otherThan: z.array(z.uuid()).max(100).default([]),
    })
    .strict(),
  load: async ({ tx, ownerId }, { whom }) => {
    if ('patient' in whom) return whom.patient;
    const known = await tx
      .select({ bornOn: patient.bornOn, diedOn: patient.diedOn })
      .from(patient)
      .where(and(eq(patient.ownerId, ownerId), eq(patient.id, whom.patientId)));
    if (!known[0]) throw notFound();
    return known[0];
  },
  permit: (actor, _subject, ownerId) => canPrepareCase(actor, ownerId),
  run: async (context, input, life) => {
    const { tx, ownerId, newId, now } = context;
    caseFaults(input.case, life, now);
    refuseFuture(input.referral.receivedOn, 'referral.receivedOn', now);
    refuseFutureItems(input.workUp, now);
    await mustBeColleague(context, input.referral.consultantId, 'referral.consultantId');
    const year = Number((input.case.presentedOn ?? now.toString()).slice(0, 4));
    const label = await labelStock(context)(year);
    const patientId = 'patientId' in input.whom ? input.whom.patientId : newId();
    if ('patient' in input.whom) {
      const { patient: life, identity: who, another } = input.whom;
      await tellApart(context, { patientId, her: { ...who, bornOn: life.bornOn }, another });
      await mustBeFree(context, who.recordNumber, patientId);
      await insertRows(tx, patient, [{ ownerId, id: patientId, ...input.whom.patient }]);
      await insertRows(tx, identity, [{ ownerId, id: patientId, ...input.whom.identity }]);
    }
    const caseId = newId();
    const hers =
      'patientId' in input.whom ? await tellDiseasesApart(context, { patientId, caseId }, input) : [];
    context.moves(`case:${caseId}`);
    // Their pages name this disease beside their own.
    for (const id of hers) context.moves(`case:${id}`);
    const referralId = newId();
    await insertRows(tx, careCase, [
      { ownerId, id: caseId, patientId, label, entry: input.case.entry, ...diseaseKept.rowOf(input.case) },
    ]);
    await insertRows(tx, referral, [
      { ownerId, id: referralId, caseId, ...questionKept.rowOf(input.referral) },
    ]);
    await insertWorkUp(context, caseId, input.workUp);
    context.announce({ type: 'care.case-referred', caseId });
    return { caseId, referralId, label };
  },
});
