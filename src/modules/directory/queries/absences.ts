import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { rowTopics } from '../../../kernel/derivation.ts';
import type { Looking } from '../../../kernel/fills.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { type There, thereOn } from '../cover.ts';
import { absence, affiliation } from '../tables.ts';
import { holdsOn } from './people.ts';

/** What moves who is there: absences. Roles begin and end by themselves, with the day. */
export const thereTopics = rowTopics(absence);

const shown = {
  id: absence.id,
  version: absence.version,
  personId: absence.personId,
  from: absence.from,
  to: absence.to,
  coverId: absence.coverId,
};

/** One absence; undefined where the house has none of this id. */
export const absenceById = async (tx: Tx, ownerId: string, id: string) => {
  const found = await tx
    .select(shown)
    .from(absence)
    .where(and(eq(absence.ownerId, ownerId), eq(absence.id, id)));
  return found[0];
};

/** Absences of the house that are not over on this day, the first first. */
export const absencesFrom = (tx: Tx, ownerId: string, day: string) =>
  tx
    .select(shown)
    .from(absence)
    .where(and(eq(absence.ownerId, ownerId), or(isNull(absence.to), gte(absence.to, day))))
    .orderBy(absence.from, absence.id);

/** Who has a role at the house on this day, in which disciplines, since when, and who is away. */
export const readThere = async (tx: Tx, ownerId: string, day: string): Promise<There> => {
  const { held, absences } = await readTogether(tx, {
    held: tx
      .select({
        personId: affiliation.personId,
        role: affiliation.role,
        disciplines: sql<(string | null)[]>`array_agg(distinct ${affiliation.discipline})`,
        from: sql<string>`min(${affiliation.from})::text`,
      })
      .from(affiliation)
      .where(and(eq(affiliation.organisationId, ownerId), holdsOn(day)))
      .groupBy(affiliation.personId, affiliation.role),
    absences: absencesFrom(tx, ownerId, day),
  });
  return thereOn(held, absences, day);
};

/** The same of the day of a page, read once for all that it shows. */
export const thereToday = ({ tx, ownerId, today, once }: Looking): Promise<There> =>
  once('directory.there', () => readThere(tx, ownerId, today));
