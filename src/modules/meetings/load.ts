import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound } from '../../kernel/errors.ts';
import { agendaItem, meeting, series } from './tables.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;

/** The meeting with its series, locked for this transaction. */
export const meetingForUpdate = async ({ tx, ownerId }: Scope, id: string) => {
  const found = await tx
    .select({ meeting, series })
    .from(meeting)
    .innerJoin(series, and(eq(series.ownerId, meeting.ownerId), eq(series.id, meeting.seriesId)))
    .where(and(eq(meeting.ownerId, ownerId), eq(meeting.id, id)))
    .for('update', { of: meeting });
  if (!found[0]) throw notFound();
  return found[0];
};

/** The agenda item, locked, with its meeting (locked first, so that "next" and "record" take turns). */
export const itemForUpdate = async (scope: Scope, id: string) => {
  const where = and(eq(agendaItem.ownerId, scope.ownerId), eq(agendaItem.id, id));
  const place = await scope.tx.select({ meetingId: agendaItem.meetingId }).from(agendaItem).where(where);
  if (!place[0]) throw notFound();
  const held = await meetingForUpdate(scope, place[0].meetingId);
  const found = await scope.tx.select().from(agendaItem).where(where).for('update');
  if (!found[0]) throw notFound();
  return { item: found[0], ...held };
};
