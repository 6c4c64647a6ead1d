import { and, eq, sql } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { idList } from '../../kernel/derivation.ts';
import { notFound, refused } from '../../kernel/errors.ts';
import type { Her } from './alike.ts';
import { alikePatients, type Known } from './queries/alike-patients.ts';
import { identity, patient } from './tables.ts';

const mustBePatients = async ({ tx, ownerId }: CommandContext, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const found = await tx
    .select({ id: patient.id })
    .from(patient)
    .where(and(eq(patient.ownerId, ownerId), sql`${patient.id} = any (${idList(ids)})`));
  if (found.length < new Set(ids).size) throw notFound();
};

/** Refuses a record number that another woman of the house has. */
export const mustBeFree = async (
  { tx, ownerId }: CommandContext,
  recordNumber: string,
  patientId: string,
): Promise<void> => {
  const taken = await tx
    .select({ id: identity.id })
    .from(identity)
    .where(and(eq(identity.ownerId, ownerId), eq(identity.recordNumber, recordNumber)));
  if (taken.some(({ id }) => id !== patientId))
    throw refused('record_number_taken', {}, { field: 'whom.identity.recordNumber' });
};

/**
 * Whoever may be a woman the centre knows is asked about until somebody has said that she is another; who was told
 * apart from whom stands in the journal. `isAsked` leaves out those of whom nothing is to be asked. After the actor's right was
 * checked, since the answer tells whom the centre knows; and after the owner's labels were locked, so that two people who enter
 * or correct her at once do not pass each other.
 */
export const tellApart = async (
  context: CommandContext,
  { patientId, her, another }: { patientId: string; her: Her; another: readonly string[] },
  isAsked: (known: Known) => boolean = () => true,
): Promise<void> => {
  await mustBePatients(context, another);
  const [found = []] = await alikePatients(context.tx, context.ownerId, [her]);
  const alike = found.filter((known) => known.patientId !== patientId && isAsked(known));
  if (alike.some((known) => !another.includes(known.patientId)))
    throw refused('perhaps_known', {}, { field: 'whom.same' });
  if (alike.length > 0)
    context.announce({ type: 'care.told-apart', patientId, from: alike.map((known) => known.patientId) });
};
