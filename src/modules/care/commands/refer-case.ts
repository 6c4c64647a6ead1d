import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { mustBeColleague } from '../../directory/index.ts';
import { labelStock } from '../case-label.ts';
import { caseFaults, refuseFuture, refuseFutureItems } from '../case-faults.ts';
import { canPrepareCase } from '../policy.ts';
import { CaseFields, Identity, Patient, Referral, WorkUpItem } from '../schema.ts';
import { careCase, identity, patient, referral } from '../tables.ts';
import { insertWorkUp } from '../work-up-rows.ts';

/** Either a woman new to the centre, or one it knows already. */
const Whom = z.union([
  z.object({ patientId: z.uuid() }).strict(),
  z.object({ patient: Patient, identity: Identity }).strict(),
]);

/** After the actor's right was checked: the answer tells whether the centre knows a record number. */
const mustBeFree = async ({ tx, ownerId }: CommandContext, recordNumber: string): Promise<void> => {
  const taken = await tx
    .select({ id: identity.id })
    .from(identity)
    .where(and(eq(identity.ownerId, ownerId), eq(identity.recordNumber, recordNumber)));
  if (taken[0]) throw refused('record_number_taken', {}, { field: 'whom.identity.recordNumber' });
};

/** Refers a case to the centre: the woman, her disease, the question to the board, and what is known so far. */
export const referCase = command({
  name: 'care.refer-case',
  input: z.object({ whom: Whom, case: CaseFields, referral: Referral, workUp: z.array(WorkUpItem) }).strict(),
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
    if ('identity' in input.whom) await mustBeFree(context, input.whom.identity.recordNumber);
    const patientId = 'patientId' in input.whom ? input.whom.patientId : newId();
    if ('patient' in input.whom) {
      await insertRows(tx, patient, [{ ownerId, id: patientId, ...input.whom.patient }]);
      await insertRows(tx, identity, [{ ownerId, id: patientId, ...input.whom.identity }]);
    }
    const year = Number((input.case.presentedOn ?? now.toString()).slice(0, 4));
    const label = await labelStock(context)(year);
    const caseId = newId();
    const referralId = newId();
    await insertRows(tx, careCase, [{ ownerId, id: caseId, patientId, label, ...input.case }]);
    await insertRows(tx, referral, [{ ownerId, id: referralId, caseId, ...input.referral }]);
    await insertWorkUp(context, caseId, input.workUp);
    context.announce({ type: 'care.case-referred', caseId });
    return { caseId, referralId, label };
  },
});
