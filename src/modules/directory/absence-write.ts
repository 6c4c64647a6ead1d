import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { forbidden, notFound, refused } from '../../kernel/errors.ts';
import type { Hold } from '../../kernel/striking.ts';
import { mustBeColleague } from './colleague.ts';
import { mayCover, overlap } from './cover.ts';
import { canSayAbsence } from './policy.ts';
import { colleaguesNow } from './queries/people.ts';
import type { Absence } from './schema.ts';
import { absence } from './tables.ts';

/** An absence, locked; not found where the house has none of this id. */
export const absenceForUpdate = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  id: string,
) => {
  const [found] = await tx
    .select()
    .from(absence)
    .where(and(eq(absence.ownerId, ownerId), eq(absence.id, id)))
    .for('update');
  if (!found) throw notFound();
  return found;
};

/** Absences of a person are taken back and restored by whoever may say them. */
export const mayTakeBack: Hold = async ({ actor, ownerId }, personId) => {
  if (!canSayAbsence(actor, ownerId, personId)) throw forbidden();
};

/** Refuses an absence of somebody who has no role here, a cover who cannot, and a day that is said already. */
export const mustFit = async (
  context: CommandContext,
  personId: string,
  said: Absence,
  except: string | null,
): Promise<void> => {
  const { tx, ownerId, now } = context;
  await mustBeColleague(context, personId, 'personId');
  const { coverId } = said;
  if (coverId === personId) throw refused('cover_is_oneself', {}, { field: 'absence.coverId' });
  if (coverId !== null) {
    const here = (await colleaguesNow(tx, ownerId, now)).filter(({ id }) => id === coverId);
    if (!mayCover(here.map(({ role }) => role)))
      throw refused('cover_unfit', {}, { field: 'absence.coverId' });
  }
  const others = await tx
    .select()
    .from(absence)
    .where(and(eq(absence.ownerId, ownerId), eq(absence.personId, personId)));
  if (others.some((one) => one.id !== except && overlap(one, said)))
    throw refused('absence_overlaps', {}, { field: 'absence.from' });
};
