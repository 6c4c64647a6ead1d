import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { PartialDate } from '../../../kernel/date-schema.ts';
import { conflict, notFound, refused } from '../../../kernel/errors.ts';
import { certainlyAfter } from '../../../kernel/partial-date.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { likeness } from '../alike.ts';
import { caseCommand } from '../case-command.ts';
import { refuseFuture } from '../case-faults.ts';
import { lockLabels } from '../case-label.ts';
import { canCorrectIdentity } from '../policy.ts';
import { daysOfWoman } from '../queries/woman-to-correct.ts';
import { Identity } from '../schema.ts';
import { identity, patient } from '../tables.ts';
import { mustBeFree, tellApart } from '../told-apart.ts';

const bornAt = { field: 'whom.patient.bornOn' };

/**
 * Corrects who the woman of a case is: her names, her record number, when she was born. `version` is that of her identity, which
 * every correction writes anew, so that it stands for all of it. What stood before is kept as earlier versions and nowhere else.
 */
export const correctIdentity = caseCommand({
  name: 'care.correct-identity',
  input: z
    .object({
      caseId: z.uuid(),
      version: z.int().positive(),
      whom: z
        .object({
          identity: Identity,
          patient: z.object({ bornOn: PartialDate.nullable() }).strict(),
          /** Women who are like her now and of whom somebody has said that they are others. */
          another: z.array(z.uuid()).max(100).default([]),
        })
        .strict(),
    })
    .strict(),
  reason: 'needed',
  caseOf: async (context, input) => {
    // Before the case, as whoever brings cases does: nobody waits for somebody who waits for her.
    await lockLabels(context);
    return input.caseId;
  },
  permit: canCorrectIdentity,
  run: async (context, { caseId, version, whom }, { patientId }) => {
    const { tx, ownerId, now, moves } = context;
    const { bornOn } = whom.patient;
    const hers = and(eq(identity.ownerId, ownerId), eq(identity.id, patientId));
    const [stood] = await tx.select().from(identity).where(hers).for('update');
    const [life] = await tx
      .select()
      .from(patient)
      .where(and(eq(patient.ownerId, ownerId), eq(patient.id, patientId)))
      .for('update');
    if (stood === undefined || life === undefined) throw notFound();
    if (stood.version !== version) throw conflict();
    refuseFuture(bornOn, bornAt.field, now);
    const { cases, days } = await daysOfWoman(tx, ownerId, patientId);
    if ([...days, life.diedOn].some((day) => certainlyAfter(bornOn, day)))
      throw refused('born_after_record', {}, bornAt);
    await mustBeFree(context, whom.identity.recordNumber, patientId);
    const before = { ...stood, bornOn: life.bornOn };
    const her = { ...whom.identity, bornOn };
    const told = { patientId, her, another: whom.another };
    await tellApart(context, told, (known) => likeness(before, known.her) === null);
    await updateRow(tx, identity, { ownerId, id: patientId, version }, whom.identity);
    if (life.bornOn !== bornOn) await updateRow(tx, patient, life, { bornOn });
    for (const id of cases) moves(`case:${id}`);
    return { id: caseId };
  },
});
