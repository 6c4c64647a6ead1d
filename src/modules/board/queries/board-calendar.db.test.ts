import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { planMeeting } from '../../meetings/index.ts';
import { boardCalendar } from './board-calendar.ts';

test('a board’s calendar: today, to come, past, and the next date nobody has planned', async () => {
  const centre = await createTestCentre();
  const { seriesId, meetingId } = await createTestBoard(centre, { items: 1 });
  const on = (today: string) =>
    withScope(centre.database, [centre.ownerId], async (tx) => {
      const [board] = await boardCalendar(tx, centre.ownerId, today);
      const ids = (meetings: readonly { id: string }[] = []) => meetings.map(({ id }) => id);
      return {
        today: ids(board?.today),
        next: ids(board?.next),
        past: ids(board?.past),
        unplanned: board?.unplanned,
      };
    });
  const mine = [meetingId];
  expect(await on('2026-11-18')).toEqual({ today: [], next: mine, past: [], unplanned: '2026-11-26T08:00' });
  expect(await on('2026-11-19')).toEqual({ today: mine, next: [], past: [], unplanned: '2026-11-26T08:00' });
  const { id } = await centre.as(centre.people.coordinator, planMeeting, {
    seriesId,
    localStart: '2026-11-26T08:00',
  });
  expect(await on('2026-11-20')).toEqual({
    today: [],
    next: [id],
    past: mine,
    unplanned: '2026-12-03T08:00',
  });
});
