import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { mustBeColleague } from '../../directory/index.ts';
import { meetingForUpdate, presentNow } from '../load.ts';
import { canRunMeeting } from '../policy.ts';
import { Code, mustKnow, policyOf, PresenceMode } from '../series-policy.ts';
import { presence } from '../tables.ts';

/** Notes that somebody is there from now on, counted for one discipline; who is there already stays so. */
export const joinMeeting = command({
  name: 'meetings.join-meeting',
  input: z
    .object({
      meetingId: z.uuid(),
      personId: z.uuid(),
      discipline: Code,
      mode: PresenceMode,
    })
    .strict(),
  load: (context, input) => meetingForUpdate(context, input.meetingId),
  permit: (actor, _subject, ownerId) => canRunMeeting(actor, ownerId),
  run: async (context, input, held) => {
    if (held.meeting.state !== 'open') throw refused('meeting_not_open');
    mustKnow(policyOf(held.series).disciplines, input.discipline, 'discipline');
    await mustBeColleague(context, input.personId, 'personId');
    const there = await presentNow(context, input);
    if (there) return { id: there.id };
    const { tx, ownerId, now, newId } = context;
    const id = newId();
    await insertRows(tx, presence, [{ ownerId, id, ...input, joinedAt: now.toString() }]);
    return { id };
  },
});
