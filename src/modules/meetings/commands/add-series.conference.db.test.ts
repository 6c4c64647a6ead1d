import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { uuidOfName } from '../../../kernel/ids.ts';
import { withScope } from '../../../kernel/scope.ts';
import { refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { conferencePolicy } from '../../../testing/policies.ts';
import { meetingsFrom, meetingWithAgenda } from '../queries/agenda.ts';
import { addSeries } from './add-series.ts';
import { concludeItem } from './conclude-item.ts';
import { importMeetings } from './import-meetings.ts';
import { joinMeeting } from './join-meeting.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';

const localStart = '2026-11-19T08:00';

/** An open session of a conference with one talk taken up, its moderator in the room. */
const session = async () => {
  const centre = await createTestCentre();
  const { chair, surgeon, administrator } = centre.people;
  const [seriesId, talk] = [randomUUID(), randomUUID()];
  const series = {
    id: seriesId,
    kind: 'conference',
    name: 'Morning sessions',
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    startsOn: '2026-01-01',
    localTime: '08:00',
    zone: centre.zone,
    minutes: 60,
    venue: null,
    policy: conferencePolicy,
  };
  const members = [{ personId: chair.personId, discipline: 'moderator', role: 'chair' as const }];
  await centre.as(chair, addSeries, { series, members });
  const waiting = { minutes: 20, openedAt: null, closedAt: null, conclusion: null, deferralReason: null };
  const planned = { seriesId, localStart, zone: centre.zone, minutes: 60, openedAt: null, closedAt: null };
  await centre.as(administrator, importMeetings, {
    meetings: [{ ...planned, presence: [], items: [{ ...waiting, id: talk, facts: { 'hands-on': true } }] }],
  });
  const meetingId = uuidOfName(centre.ownerId, 'meeting', seriesId, localStart);
  await centre.as(chair, openMeeting, { meetingId });
  const joins = { meetingId, personId: chair.personId, discipline: 'moderator', mode: 'room' } as const;
  await centre.as(chair, joinMeeting, joins);
  await centre.as(chair, openItem, { itemId: talk });
  const join = { meetingId, personId: surgeon.personId, mode: 'room' } as const;
  return { centre, chair, meetingId, talk, join };
};

test('a conference is a series with disciplines, facts and reasons of its own', async () => {
  const { centre, chair, meetingId, talk, join } = await session();
  expect(await refusalOf(centre, chair, joinMeeting, { ...join, discipline: 'radiology' })).toEqual({
    code: 'not_of_series',
    wrote: 0,
  });
  await centre.as(chair, joinMeeting, { ...join, discipline: 'audience' });
  const conclude = { itemId: talk, conclusion: 'deferred', next: false } as const;
  expect(
    await refusalOf(centre, chair, concludeItem, { ...conclude, deferralReason: 'imaging_missing' }),
  ).toEqual({ code: 'not_of_series', wrote: 0 });
  await centre.as(chair, concludeItem, { ...conclude, deferralReason: 'speaker_absent' });
  await withScope(centre.database, [centre.ownerId], async (tx) => {
    const { items } = await meetingWithAgenda(tx, centre.ownerId, meetingId);
    expect(items).toMatchObject([
      { conclusion: 'deferred', deferralReason: 'speaker_absent', quorumMet: true, policy: 'session@1' },
    ]);
    expect(await meetingsFrom(tx, centre.ownerId, 'conference', '2026-11-19')).toHaveLength(1);
    expect(await meetingsFrom(tx, centre.ownerId, 'board', '2026-11-19')).toEqual([]);
  });
});
