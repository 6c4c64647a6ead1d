import { and, eq, isNull } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { conflict, notFound, refused } from '../../../kernel/errors.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { insertRows, updateRow } from '../../../kernel/write-rows.ts';
import { mustHaveBeenColleagues } from '../../directory/index.ts';
import { judgeAgain } from '../judge-again.ts';
import { meetingForUpdate } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { PresenceRecord } from '../schema.ts';
import { mustKnow, policyOf } from '../series-policy.ts';
import { meeting, presence } from '../tables.ts';

type Meeting = typeof meeting.$inferSelect;

const isBefore = (a: string, b: string): boolean => Temporal.Instant.compare(a, b) < 0;

/** Somebody is there while the meeting is held, and still there only while it goes on. */
const mustBeDuring = ({ state, openedAt, closedAt }: Meeting, now: string, said: PresenceRecord): void => {
  const { joinedAt, leftAt } = said;
  if (leftAt === null && state === 'closed') throw refused('required', {}, { field: 'leftAt' });
  if (leftAt !== null && isBefore(leftAt, joinedAt))
    throw refused('period_reversed', {}, { field: 'leftAt' });
  const end = closedAt ?? now;
  if (isBefore(joinedAt, openedAt ?? now) || isBefore(end, joinedAt))
    throw refused('outside_meeting', {}, { field: 'joinedAt' });
  if (leftAt !== null && isBefore(end, leftAt)) throw refused('outside_meeting', {}, { field: 'leftAt' });
};

const presenceOf = async ({ tx, ownerId }: CommandContext, meetingId: string, id: string) => {
  const found = await tx
    .select()
    .from(presence)
    .where(and(eq(presence.ownerId, ownerId), eq(presence.meetingId, meetingId), eq(presence.id, id)));
  if (!found[0]) throw notFound();
  return found[0];
};

/**
 * Corrects, for a reason, who was at a meeting that runs or has ended: an interval is said otherwise, taken back (`said` is null), or one is
 * added that nobody noted (`presenceId` is null). What was concluded is judged again; the result says of which items the quorum is another now.
 */
export const correctPresence = command({
  name: 'meetings.correct-presence',
  reason: 'needed',
  input: z
    .object({
      meetingId: z.uuid(),
      presenceId: z.uuid().nullable(),
      version: z.int().min(0),
      said: PresenceRecord.nullable(),
    })
    .strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, { meetingId, presenceId, version, said }, { meeting: held, series, members }) => {
    const { tx, ownerId, now, newId, entryId } = context;
    if (held.state === 'planned' || held.state === 'cancelled') throw refused('meeting_not_open');
    const policy = policyOf(series);
    if (said !== null) {
      mustKnow(policy.disciplines, said.discipline, 'discipline');
      await mustHaveBeenColleagues(context, [said.personId], 'personId');
      mustBeDuring(held, now.toString(), said);
    }
    const there = presenceId === null ? null : await presenceOf(context, meetingId, presenceId);
    if ((there?.version ?? 0) !== version) throw conflict();
    const id = there?.id ?? newId();
    if (said === null && there === null) throw notFound();
    if (said !== null && there === null)
      await insertRows(tx, presence, [{ ownerId, id, meetingId, ...said }]);
    if (said !== null && there !== null) await updateRow(tx, presence, there, said);
    if (said === null)
      await amongStruck(
        tx,
        tx
          .update(presence)
          .set({ struck: entryId })
          .where(and(eq(presence.ownerId, ownerId), eq(presence.id, id), isNull(presence.struck))),
      );
    await updateRow(tx, meeting, held, { presenceCorrectedAt: now.toString() });
    const judged = await judgeAgain(context, { meetingId, members, policy });
    context.announce({ type: 'meetings.presence-corrected', meetingId });
    return { id, judged };
  },
});
