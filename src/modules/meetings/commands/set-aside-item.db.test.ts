import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { closeMeeting } from './close-meeting.ts';
import { concludeItem } from './conclude-item.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';
import { setAsideItem } from './set-aside-item.ts';

const running = async () => {
  const centre = await createTestCentre();
  const { meetingId, items } = await createTestBoard(centre, { items: 3 });
  const [first = '', second = '', third = ''] = items;
  const { chair } = centre.people;
  const states = () =>
    withScope(centre.database, [centre.ownerId], async (tx) =>
      (await meetingWithAgenda(tx, centre.ownerId, meetingId)).items.map(({ state }) => state),
    );
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: first });
  const conclude = (itemId: string) =>
    centre.as(chair, concludeItem, {
      itemId,
      conclusion: 'deferred',
      deferralReason: 'imaging_missing',
      next: true,
    });
  return { centre, chair, meetingId, first, second, third, states, conclude };
};

test('what is set aside waits after the others, is discussed anew, and the meeting does not close over it', async () => {
  const { centre, chair, meetingId, first, second, third, states, conclude } = await running();
  await centre.as(centre.people.coordinator, setAsideItem, { itemId: first });
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting']);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.set-aside-item',
    topics: expect.stringContaining(`meeting:${meetingId}`),
  });
  expect(await refusalOf(centre, chair, closeMeeting, { meetingId })).toEqual({
    code: 'item_set_aside',
    wrote: 0,
  });
  await centre.as(chair, openItem, { itemId: second });
  expect(await conclude(second)).toMatchObject({ nextId: third });
  expect(await conclude(third)).toMatchObject({ nextId: first });
  await withScope(centre.database, [centre.ownerId], async (tx) => {
    const { items } = await meetingWithAgenda(tx, centre.ownerId, meetingId);
    expect(items[0]?.openedAt).toBe(items[2]?.closedAt);
  });
  await conclude(first);
  await centre.as(chair, closeMeeting, { meetingId });
  expect(await states()).toEqual(['concluded', 'concluded', 'concluded']);
});

test('is refused for what is not under discussion, to whoever does not run it, with bad input, and found by no other house', async () => {
  const { centre, chair, first, second, states } = await running();
  const { surgeon, clinician, observer } = centre.people;
  expect(await refusalOf(centre, chair, setAsideItem, { itemId: second })).toEqual({
    code: 'item_not_current',
    wrote: 0,
  });
  for (const person of [surgeon, clinician, observer])
    expect(await refusalOf(centre, person, setAsideItem, { itemId: first })).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
  for (const bad of [{}, { itemId: '1' }, { itemId: first, setAsideAt: '2026-11-19' }])
    expect(await refusalOf(centre, chair, setAsideItem, bad)).toEqual({ code: 'invalid_input', wrote: 0 });
  const other = await createTestCentre();
  expect(await refusalOf(other, other.people.chair, setAsideItem, { itemId: first })).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  expect(await states()).toEqual(['open', 'waiting', 'waiting']);
});
