import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';

const planned = async () => {
  const centre = await createTestCentre();
  const { meetingId, items } = await createTestBoard(centre, { items: 2 });
  const [first = '', second = ''] = items;
  const states = () =>
    withScope(centre.database, [centre.ownerId], async (tx) =>
      (await meetingWithAgenda(tx, centre.ownerId, meetingId)).items.map(({ state }) => state),
    );
  const open = () => centre.as(centre.people.chair, openMeeting, { meetingId });
  return { centre, meetingId, first, second, states, open };
};

test('an item is taken up at this moment, one at a time, and the journal says it of the meeting', async () => {
  const { centre, meetingId, first, second, states, open } = await planned();
  const { chair, coordinator } = centre.people;
  await open();
  await centre.as(coordinator, openItem, { itemId: second });
  expect(await states()).toEqual(['waiting', 'open']);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'meetings.open-item',
    topics: expect.stringContaining(`meeting:${meetingId}`),
  });
  for (const [itemId, code] of [
    [first, 'item_still_open'],
    [second, 'item_not_waiting'],
  ])
    expect(await refusalOf(centre, chair, openItem, { itemId })).toEqual({ code, wrote: 0 });
  expect(await states()).toEqual(['waiting', 'open']);
});

test('is refused before the meeting, to whoever does not run it, with bad input, and found by no other house', async () => {
  const { centre, first, states, open } = await planned();
  const { chair, surgeon, clinician, observer } = centre.people;
  const itemId = first;
  expect(await refusalOf(centre, chair, openItem, { itemId })).toEqual({
    code: 'meeting_not_open',
    wrote: 0,
  });
  await open();
  for (const person of [surgeon, clinician, observer])
    expect(await refusalOf(centre, person, openItem, { itemId })).toEqual({ code: 'forbidden', wrote: 0 });
  for (const bad of [{}, { itemId: '1' }, { itemId, openedAt: '2026-11-19' }])
    expect(await refusalOf(centre, chair, openItem, bad)).toEqual({ code: 'invalid_input', wrote: 0 });
  const other = await createTestCentre();
  expect(await refusalOf(other, other.people.chair, openItem, { itemId })).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  expect(await states()).toEqual(['waiting', 'waiting']);
});
