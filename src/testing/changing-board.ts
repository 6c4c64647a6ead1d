import { withScope } from '../kernel/scope.ts';
import { planMeeting, seriesOn } from '../modules/meetings/index.ts';
import { meetingWithAgenda } from '../modules/meetings/index.ts';
import { createTestBoard } from './board.ts';
import { createTestCentre, type TestCentre } from './centre.ts';
import { policyNamed } from './policies.ts';

/** What the board of `createTestBoard` is. */
export const thursdays = (centre: TestCentre) => ({
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  startsOn: '2026-01-01',
  localTime: '08:00',
  zone: centre.zone,
  minutes: 60,
  venue: null as string | null,
  policy: policyNamed('esgo-advanced-ovarian@1'),
});
/** A board on Thursdays with a meeting on 19 November, of which the clock says that it is today. */
export const changingBoard = async () => {
  const centre = await createTestCentre();
  const board = await createTestBoard(centre, { items: 2 });
  const { seriesId, members } = board;
  const change = (what: object = {}, more: object = {}) => ({
    seriesId,
    version: 1,
    fromOn: '2026-12-01',
    series: { ...thursdays(centre), ...what },
    members,
    apart: [],
    ...more,
  });
  const onDay = (day: string) =>
    withScope(centre.database, [centre.ownerId], (tx) => seriesOn(tx, centre.ownerId, seriesId, day));
  const meeting = (id: string) =>
    withScope(centre.database, [centre.ownerId], (tx) => meetingWithAgenda(tx, centre.ownerId, id));
  const plan = async (localStart: string, more: object = {}) =>
    (await centre.as(centre.people.coordinator, planMeeting, { seriesId, localStart, ...more })).id;
  return { centre, ...board, change, onDay, meeting, plan };
};
