import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { belongsTo } from '../../../kernel/actor.ts';
import { command } from '../../../kernel/command.ts';
import { notFound, refused } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../load.ts';
import { InvitationAnswer } from '../schema.ts';
import { invitation } from '../tables.ts';
import { isStillSo } from '../told.ts';

/** Whoever was invited says whether they come; only they, for the time they were last told. */
export const answerInvitation = command({
  name: 'meetings.answer-invitation',
  input: z.object({ meetingId: z.uuid(), version: z.int().positive(), answer: InvitationAnswer }).strict(),
  load: async (context, { meetingId }) => {
    const { meeting } = await meetingForUpdate(context, meetingId);
    const { tx, ownerId, actor } = context;
    const personId = actor.kind === 'user' ? actor.personId : null;
    const [row] = await tx
      .select()
      .from(invitation)
      .where(
        and(
          eq(invitation.ownerId, ownerId),
          eq(invitation.meetingId, meetingId),
          sql`${invitation.personId} = ${personId}`,
        ),
      );
    return { meeting, row };
  },
  permit: (actor, { row }, ownerId) => belongsTo(actor, ownerId) && row !== undefined,
  run: async ({ tx, now }, { version, answer }, { meeting, row }) => {
    if (row === undefined) throw notFound();
    if (meeting.state !== 'planned') throw refused('meeting_not_planned');
    if (!isStillSo(row, meeting)) throw refused('invitation_outdated');
    await updateRow(
      tx,
      invitation,
      { ...row, version },
      { answer, answeredAt: now.toString(), answeredBy: 'page' },
    );
    return { id: row.id };
  },
});
