import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { hasRole } from '../../../kernel/actor.ts';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { uuidOfName } from '../../../kernel/ids.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { quorum } from '../quorum.ts';
import { quorumPolicy } from '../quorum-policy.ts';
import { MeetingRecord } from '../schema.ts';
import { agendaItem, meeting, presence, series } from '../tables.ts';

const meetingState = (record: MeetingRecord) =>
  record.closedAt !== null ? 'closed' : record.openedAt !== null ? 'open' : 'planned';

const itemRow = (record: MeetingRecord, index: number, policy: string) => {
  const item = record.items[index];
  if (!item) throw refused('item_missing');
  const { openedAt, closedAt } = item;
  const state = closedAt !== null ? 'concluded' : openedAt !== null ? 'open' : 'waiting';
  const verdict =
    openedAt !== null && closedAt !== null
      ? quorum(quorumPolicy(policy), item.facts, record.presence, { openedAt, closedAt })
      : null;
  return {
    ...item,
    position: index + 1,
    state,
    quorum: verdict,
    quorumMet: verdict?.met ?? null,
    policy: verdict ? policy : null,
  } as const;
};

/** Brings whole meetings in, past ones and one under way; their items' quorum is computed from the presence given. */
export const importMeetings = command({
  name: 'meetings.import-meetings',
  input: z.object({ meetings: z.array(MeetingRecord) }).strict(),
  load: async ({ tx }, input) => {
    const ids = [...new Set(input.meetings.map((record) => record.seriesId))];
    const found = await tx.select().from(series).where(inArray(series.id, ids));
    return new Map(found.map((row) => [row.id, row.policy]));
  },
  permit: (actor, _subject, ownerId) => hasRole(actor, ownerId, 'administrator'),
  run: async ({ tx, ownerId, newId }, input, policies) => {
    const idOf = (record: MeetingRecord) =>
      uuidOfName(ownerId, 'meeting', record.seriesId, record.localStart);
    const policyOf = (record: MeetingRecord) => {
      const policy = policies.get(record.seriesId);
      if (!policy) throw refused('series_unknown');
      return policy;
    };
    await insertRows(
      tx,
      meeting,
      input.meetings.map(({ seriesId, localStart, zone, minutes, openedAt, closedAt, ...rest }) => ({
        ownerId,
        id: uuidOfName(ownerId, 'meeting', seriesId, localStart),
        seriesId,
        localStart,
        zone,
        minutes,
        openedAt,
        closedAt,
        state: meetingState({ seriesId, localStart, zone, minutes, openedAt, closedAt, ...rest }),
      })),
    );
    await insertRows(
      tx,
      agendaItem,
      input.meetings.flatMap((record) =>
        record.items.map((_, index) => ({
          ownerId,
          meetingId: idOf(record),
          ...itemRow(record, index, policyOf(record)),
        })),
      ),
    );
    await insertRows(
      tx,
      presence,
      input.meetings.flatMap((record) =>
        record.presence.map((row) => ({ ownerId, id: newId(), meetingId: idOf(record), ...row })),
      ),
    );
    return { meetings: input.meetings.length };
  },
});
