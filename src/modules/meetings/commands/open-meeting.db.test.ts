import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { closeMeeting } from './close-meeting.ts';
import { joinMeeting } from './join-meeting.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';

const read = (centre: TestCentre, meetingId: string) =>
  withScope(centre.database, [centre.ownerId], (tx) => meetingWithAgenda(tx, centre.ownerId, meetingId));

describe('opening and closing a meeting', () => {
  test('marks both instants, ends presence, defers what nobody reached, and is in the journal', async () => {
    const centre = await createTestCentre({ now: '2026-11-19T08:01:00Z' });
    const { meetingId } = await createTestBoard(centre);
    const { chair } = centre.people;
    await centre.as(chair, openMeeting, { meetingId });
    await centre.as(chair, joinMeeting, {
      meetingId,
      personId: chair.personId,
      discipline: 'gynaecologic-oncology',
      mode: 'room',
    });
    centre.setNow('2026-11-19T09:00:00Z');
    await centre.as(chair, closeMeeting, { meetingId });
    const { meeting, items, presence } = await read(centre, meetingId);
    expect(meeting.state).toBe('closed');
    expect(items).toMatchObject([
      { conclusion: 'deferred', deferralReason: 'time_ran_out', quorumMet: null },
      {},
      {},
    ]);
    expect((await journalOf(centre))[0]?.events).toHaveLength(3);
    expect(presence.map(({ leftAt }) => leftAt)).toEqual([meeting.closedAt]);
    expect((await journalOf(centre)).slice(0, 3).map(({ command }) => command)).toEqual([
      'meetings.close-meeting',
      'meetings.join-meeting',
      'meetings.open-meeting',
    ]);
  });

  test('is for chair and coordinator only', async () => {
    const centre = await createTestCentre();
    const { meetingId } = await createTestBoard(centre);
    const { surgeon, observer, quality_manager: manager, administrator } = centre.people;
    for (const actor of [surgeon, observer, manager, administrator])
      expect(await refusalOf(centre, actor, openMeeting, { meetingId })).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
  });

  test('of another owner is not found, as one that does not exist', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    const { meetingId } = await createTestBoard(other);
    const missing = { meetingId: crypto.randomUUID() };
    for (const input of [{ meetingId }, missing])
      for (const definition of [openMeeting, closeMeeting])
        expect(await refusalOf(mine, mine.people.chair, definition, input)).toEqual({
          code: 'not_found',
          wrote: 0,
        });
  });

  test('is refused out of order, and while an item is open', async () => {
    const centre = await createTestCentre();
    const { meetingId, items } = await createTestBoard(centre);
    const { chair } = centre.people;
    expect((await refusalOf(centre, chair, closeMeeting, { meetingId })).code).toBe('meeting_not_open');
    await centre.as(chair, openMeeting, { meetingId });
    expect((await refusalOf(centre, chair, openMeeting, { meetingId })).code).toBe('meeting_not_planned');
    await centre.as(chair, openItem, { itemId: items[0] ?? '' });
    expect(await refusalOf(centre, chair, closeMeeting, { meetingId })).toEqual({
      code: 'item_still_open',
      wrote: 0,
    });
  });

  test('with a bad id is refused before anything is read', async () => {
    const centre = await createTestCentre();
    expect(await refusalOf(centre, centre.people.chair, openMeeting, { meetingId: "1' or 1=1" })).toEqual({
      code: 'invalid_input',
      wrote: 0,
    });
  });
});
