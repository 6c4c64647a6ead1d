import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { conflict, forbidden, refused } from '../../../kernel/errors.ts';
import { someText } from '../../../kernel/text.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { meetingForUpdate } from '../../meetings/index.ts';
import { minutesVersion, saysTheSame } from '../minutes.ts';
import { canSignMinutes } from '../policy.ts';
import { digestOf, minutesNow, rowsOfMinutes, signedMinutes } from '../queries/minutes.ts';
import { minutes } from '../tables.ts';

/**
 * Signs the minutes of a board that has ended, as the record tells it now, as their next version; a later one says why. Whoever
 * signs names the version signed last (0 for none) and the digest of what was read: anything else is a conflict.
 */
export const signMinutes = command({
  name: 'board.sign-minutes',
  input: z
    .object({
      meetingId: z.uuid(),
      version: z.int().min(0),
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      reason: someText(500).nullable(),
    })
    .strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canSignMinutes(actor, ownerId),
  run: async ({ tx, ownerId, actor, now, newId }, input, { meeting }) => {
    const { meetingId } = input;
    if (actor.kind !== 'user') throw forbidden();
    if (meeting.state !== 'closed') throw refused('meeting_not_closed');
    const content = await minutesNow(tx, ownerId, meetingId, now.toString());
    const [last] = await signedMinutes(tx, ownerId, meetingId);
    if ((last?.number ?? 0) !== input.version) throw conflict();
    if (last && saysTheSame(last.said, content)) throw refused('minutes_signed');
    if (digestOf(content) !== input.digest) throw conflict();
    if (last && input.reason === null) throw refused('reason_needed', {}, { field: 'reason' });
    const id = newId();
    const number = input.version + 1;
    await insertRows(tx, minutes, [
      {
        ownerId,
        id,
        meetingId,
        number,
        signedBy: actor.personId,
        signedAt: now.toString(),
        reason: last ? input.reason : null,
        saidVersion: minutesVersion,
        said: content,
        madeOf: await rowsOfMinutes(tx, ownerId, meetingId),
      },
    ]);
    return { id, number };
  },
});
