import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { restore } from '../../../kernel/commands/restore.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { listTestCase } from '../../../testing/listed-case.ts';
import { cancelMeeting, meetingWithAgenda, moveMeeting, restoreMeeting } from '../../meetings/index.ts';
import { listCase } from '../commands/list-case.ts';
import { boardAgenda } from './agenda.ts';
import { lostListings } from './lost-listings.ts';
import { unlistedCases } from './work-of.ts';

const cancelled = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const first = await listTestCase(centre, meetingId);
  const second = await listTestCase(centre, meetingId);
  const inScope = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    withScope(centre.database, [centre.ownerId], work);
  await centre.as(centre.people.coordinator, cancelMeeting, { meetingId, version: 1 });
  const [entry] = await journalOf(centre);
  const lost = () =>
    inScope((tx) => lostListings(tx, centre.ownerId, { id: meetingId, cancelledBy: entry?.id ?? '' }));
  const waiting = () =>
    inScope(async (tx) => (await unlistedCases(tx, centre.ownerId)).map(({ caseId }) => caseId));
  return { centre, meetingId, first, second, inScope, lost, waiting };
};

test('the cases of a board that is cancelled wait as if they had never been listed, and are listed elsewhere', async () => {
  const { centre, first, second, lost, waiting } = await cancelled();
  const { coordinator } = centre.people;
  expect((await waiting()).toSorted()).toEqual([first.caseId, second.caseId].toSorted());
  expect((await lost()).map(({ caseId, mayReturn }) => [caseId, mayReturn])).toEqual([
    [first.caseId, true],
    [second.caseId, true],
  ]);
  const other = await createTestBoard(centre, { items: 0 });
  await centre.as(coordinator, listCase, { caseId: first.caseId, meetingId: other.meetingId, minutes: 5 });
  expect(await waiting()).toEqual([second.caseId]);
  expect((await lost()).map(({ mayReturn }) => mayReturn)).toEqual([false, true]);
});

test('when it takes place after all they come back, but not a case that another agenda holds now', async () => {
  const { centre, meetingId, first, second, inScope, waiting } = await cancelled();
  const { chair, coordinator } = centre.people;
  const other = await createTestBoard(centre, { items: 0 });
  await centre.as(coordinator, listCase, { caseId: first.caseId, meetingId: other.meetingId, minutes: 5 });
  const back = { meetingId, version: 2 };
  const both = [first.agendaItemId, second.agendaItemId];
  expect(await refusalOf(centre, chair, restoreMeeting, { ...back, itemIds: both })).toEqual({
    code: 'something_took_its_place',
    wrote: 0,
  });
  await centre.as(chair, restoreMeeting, { ...back, itemIds: [second.agendaItemId] });
  const { items } = await inScope((tx) => meetingWithAgenda(tx, centre.ownerId, meetingId));
  expect(items.map(({ id }) => id)).toEqual([second.agendaItemId]);
  expect(await waiting()).toEqual([]);
});

test('a listing that was taken back before does not come back to a board that is cancelled', async () => {
  const centre = await createTestCentre();
  const { coordinator } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  const id = await withScope(centre.database, [centre.ownerId], async (tx) => {
    const found = await tx.execute<{ id: string }>(
      sql`select id from board.listing where case_id = ${caseId}`,
    );
    return found.rows[0]?.id ?? '';
  });
  const place = { table: 'board.listing', id };
  await centre.as(coordinator, strike, { ...place, version: 1 });
  await centre.as(coordinator, cancelMeeting, { meetingId, version: 1 });
  expect(await refusalOf(centre, coordinator, restore, { ...place, version: 2 })).toEqual({
    code: 'meeting_cancelled',
    wrote: 0,
  });
  expect(await refusalOf(centre, coordinator, listCase, { caseId, meetingId, minutes: 5 })).toEqual({
    code: 'meeting_cancelled',
    wrote: 0,
  });
  const back = { meetingId, version: 2, itemIds: [agendaItemId] };
  expect(await refusalOf(centre, coordinator, restoreMeeting, back)).toEqual({
    code: 'item_missing',
    wrote: 0,
  });
});

test('what a case lacks by its board is counted to the day to which the board was moved', async () => {
  const centre = await createTestCentre();
  const { coordinator } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const answered = { state: 'present', reason: null, takenOn: '2026-11-05' } as const;
  await listTestCase(centre, meetingId, {
    workUp: [{ key: 'ca125', value: 812, unit: 'U/ml', ...answered }],
  });
  const stateOf = async () =>
    withScope(centre.database, [centre.ownerId], async (tx) => {
      const { rows } = await boardAgenda(tx, centre.ownerId, meetingId, '2026-11-19T00:00:00Z');
      const found = rows[0]?.case?.readiness?.open.find(({ key }) => key === 'ca125');
      return found?.state ?? 'present';
    });
  const before = await stateOf();
  await centre.as(coordinator, moveMeeting, {
    meetingId,
    version: 1,
    localStart: '2027-03-25T08:00',
    minutes: 60,
    venue: null,
  });
  expect([before, await stateOf()]).toEqual(['present', 'stale']);
});
