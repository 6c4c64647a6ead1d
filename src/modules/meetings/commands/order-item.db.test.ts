import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { closeMeeting } from './close-meeting.ts';
import { concludeItem } from './conclude-item.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';
import { orderItem } from './order-item.ts';

const planned = async () => {
  const centre = await createTestCentre();
  const { meetingId, items } = await createTestBoard(centre, { items: 4 });
  const read = () =>
    withScope(
      centre.database,
      [centre.ownerId],
      async (tx) => (await meetingWithAgenda(tx, centre.ownerId, meetingId)).items,
    );
  /** Items by the number they had at first, in their order now. */
  const order = async () =>
    (await read()).map(({ id }) => items.findIndex((item) => item === id) + 1).join(' ');
  const versionOf = async (itemId: string) => (await read()).find(({ id }) => id === itemId)?.version ?? 0;
  const put = async (item: number, before: number | null, version?: number) => {
    const itemId = items[item - 1] ?? '';
    return {
      itemId,
      version: version ?? (await versionOf(itemId)),
      before: before === null ? null : (items[before - 1] ?? ''),
    };
  };
  return { centre, meetingId, items, order, put, read };
};

test('an item goes before another or behind all; only those between change, and the meeting hears of it', async () => {
  const { centre, meetingId, order, put, read } = await planned();
  const { chair, coordinator } = centre.people;
  expect(await centre.as(coordinator, orderItem, await put(4, 2))).toEqual({ moved: 3 });
  expect(await order()).toBe('1 4 2 3');
  expect((await read()).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  expect((await read()).map(({ version }) => version)).toEqual([1, 2, 2, 2]);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.order-item',
    topics: expect.stringContaining(`meeting:${meetingId}`),
  });
  await centre.as(chair, orderItem, await put(1, null));
  expect(await order()).toBe('4 2 3 1');
  expect(await centre.as(chair, orderItem, await put(1, null))).toEqual({ moved: 0 });
});

test('while the board meets those that wait change places; what is open or concluded keeps its own', async () => {
  const { centre, meetingId, items, order, put } = await planned();
  const { chair } = centre.people;
  const [first = '', second = ''] = items;
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: second });
  await centre.as(chair, orderItem, await put(4, 1));
  expect(await order()).toBe('4 2 1 3');
  expect(await refusalOf(centre, chair, orderItem, await put(2, null))).toEqual({
    code: 'item_not_waiting',
    wrote: 0,
  });
  expect(await refusalOf(centre, chair, orderItem, await put(1, 2))).toEqual({
    code: 'changed_meanwhile',
    wrote: 0,
  });
  const deferred = { conclusion: 'deferred', deferralReason: 'other' } as const;
  const { nextId } = await centre.as(chair, concludeItem, { itemId: second, ...deferred, next: true });
  expect(nextId).toBe(items[3]);
  await centre.as(chair, concludeItem, { itemId: nextId ?? '', ...deferred, next: false });
  await centre.as(chair, closeMeeting, { meetingId });
  expect((await refusalOf(centre, chair, orderItem, await put(1, null))).code).toBe('meeting_closed');
  expect(first).not.toBe('');
});

test('of two who move at once the one whose item was moved meanwhile is told; the order stays one order', async () => {
  const { centre, order, put } = await planned();
  const { chair, coordinator } = centre.people;
  const [mine, same, other] = [await put(3, 1), await put(3, null), await put(4, null)];
  const done = await Promise.allSettled([
    centre.as(chair, orderItem, mine),
    centre.as(coordinator, orderItem, same),
    centre.as(chair, orderItem, other),
  ]);
  // Moved to the end, the third pushes the fourth up: then two are told.
  const refused = done.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const one of refused) expect(one).toMatchObject({ reason: { code: 'changed_meanwhile' } });
  expect(done[0]?.status === done[1]?.status).toBe(false);
  expect((await order()).split(' ').toSorted()).toEqual(['1', '2', '3', '4']);
});

test('is for whoever runs the meeting, within one meeting and one house', async () => {
  const { centre, put } = await planned();
  const input = await put(2, 1);
  const { surgeon, clinician, observer, administrator } = centre.people;
  for (const person of [surgeon, clinician, observer, administrator])
    expect(await refusalOf(centre, person, orderItem, input)).toEqual({ code: 'forbidden', wrote: 0 });
  const elsewhere = await createTestBoard(centre, { items: 1, localStart: '2026-11-26T08:00' });
  expect(
    await refusalOf(centre, centre.people.chair, orderItem, { ...input, before: elsewhere.items[0] }),
  ).toEqual({ code: 'changed_meanwhile', wrote: 0 });
  const other = await createTestCentre();
  expect((await refusalOf(other, other.people.chair, orderItem, input)).code).toBe('not_found');
});
