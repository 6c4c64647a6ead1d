import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { uuidOfName } from '../../../kernel/ids.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { mustHaveBeenColleagues } from '../../directory/index.ts';
import { canImportMeetings } from '../policy.ts';
import { withoutObservers } from '../presence.ts';
import { quorum } from '../quorum.ts';
import { MeetingRecord, needsQuorum } from '../schema.ts';
import { mustKnow, policyOf, type SeriesPolicy } from '../series-policy.ts';
import { type SeriesHeld, seriesOnDays } from '../series-version.ts';
import { agendaItem, meeting, presence } from '../tables.ts';

const meetingState = (record: MeetingRecord) =>
  record.closedAt !== null ? 'closed' : record.openedAt !== null ? 'open' : 'planned';

/** How a series judges a quorum on the day of a meeting: its policy, and its members, of whom observers do not count. */
type Judged = { readonly policy: SeriesPolicy; readonly members: SeriesHeld['members'] };

const itemRow = (record: MeetingRecord, index: number, { policy, members }: Judged) => {
  const item = record.items[index];
  if (!item) throw refused('item_missing');
  const { openedAt, closedAt } = item;
  const state = closedAt !== null ? 'concluded' : openedAt !== null ? 'open' : 'waiting';
  const verdict =
    openedAt !== null && closedAt !== null
      ? quorum(policy, item.facts, withoutObservers(record.presence, members), {
          from: openedAt,
          to: closedAt,
        })
      : null;
  const isLacking =
    verdict !== null && item.conclusion !== null && needsQuorum(item.conclusion) && verdict.met !== true;
  // A source that tells reasons tells one; of another nobody knows it.
  if (isLacking && item.quorumReason === null)
    throw refused('quorum_reason_needed', {}, { field: `meetings.items.${index}.quorumReason` });
  return {
    ...item,
    quorumReason: isLacking ? (item.quorumReason ?? null) : null,
    position: index + 1,
    state,
    quorum: verdict,
    quorumMet: verdict?.met ?? null,
    policy: verdict ? policy.id : null,
  } as const;
};

const mustBeOfSeries = ({ presence: there, items }: MeetingRecord, policy: SeriesPolicy): void => {
  for (const { discipline } of there) mustKnow(policy.disciplines, discipline, 'meetings.presence');
  for (const { deferralReason } of items)
    if (deferralReason !== null) mustKnow(policy.deferralReasons, deferralReason, 'meetings.items');
};

/** Brings whole meetings in, past ones and one under way; their items' quorum is computed from the presence given. */
export const importMeetings = command({
  name: 'meetings.import-meetings',
  input: z.object({ meetings: z.array(MeetingRecord) }).strict(),
  load: async ({ tx, ownerId }, input) => {
    const ids = [...new Set(input.meetings.map((record) => record.seriesId))];
    return seriesOnDays({ tx, ownerId }, ids);
  },
  permit: (actor, _subject, ownerId) => canImportMeetings(actor, ownerId),
  run: async ({ tx, ownerId, newId }, input, heldOn) => {
    const idOf = (record: MeetingRecord) =>
      uuidOfName(ownerId, 'meeting', record.seriesId, record.localStart);
    const judgedBy = ({ seriesId, localStart }: MeetingRecord): Judged => {
      const { series, members } = heldOn(seriesId, localStart.slice(0, 10));
      return { policy: policyOf(series), members };
    };
    for (const record of input.meetings) mustBeOfSeries(record, judgedBy(record).policy);
    const there = input.meetings.flatMap((record) => record.presence.map(({ personId }) => personId));
    await mustHaveBeenColleagues({ tx, ownerId }, there, 'meetings.presence');
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
          ...itemRow(record, index, judgedBy(record)),
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
