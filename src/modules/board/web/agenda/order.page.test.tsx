import { expect, test } from 'vitest';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { tableOf } from '../../../../testing/page-parts.ts';
import { visit } from '../../../../testing/visit.ts';
import { openItem, openMeeting, orderItem } from '../../../meetings/index.ts';

const listed = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const items: string[] = [];
  for (let cases = 0; cases < 3; cases += 1) items.push((await listTestCase(centre, meetingId)).agendaItemId);
  const me = visit(centre, centre.people.coordinator);
  const at = `/meetings/${meetingId}/order`;
  const order = async () =>
    tableOf((await me.get(at)).html, 'Order of the agenda')
      .map(({ Case }) => Case?.slice(-1))
      .join('');
  return { centre, items, me, at, order };
};

test('an item goes up, down and to a place by its number, without script', async () => {
  const { items, me, at, order } = await listed();
  const press = async (item: number, changes: Record<string, string>) =>
    me.fill(await me.get(at), `order-${items[item - 1]}`, changes);
  expect(await order()).toBe('123');
  expect(await press(3, { to: 'up' })).toMatchObject({ status: 303 });
  expect(await order()).toBe('132');
  await press(1, { to: 'down' });
  expect(await order()).toBe('312');
  await press(2, { to: 'place', place: '1' });
  expect(await order()).toBe('231');
  await press(2, { to: 'place', place: '3' });
  expect(await order()).toBe('312');
  // What cannot go further stays.
  await press(3, { to: 'up' });
  await press(2, { to: 'down' });
  expect(await order()).toBe('312');
});

test('a place that is no number, and an item that waits no more, are told and not passed over', async () => {
  const { centre, items, me, at, order } = await listed();
  const [first = ''] = items;
  const page = await me.get(at);
  for (const [place, why] of [
    ['', 'Please fill this in.'],
    ['third', 'This is not a number.'],
  ] as const) {
    const answer = await me.fill(page, `order-${first}`, { to: 'place', place });
    expect(answer).toMatchObject({ status: 422, text: expect.stringContaining(why) });
  }
  await centre.as(centre.people.chair, openMeeting, { meetingId: at.split('/')[2] ?? '' });
  await centre.as(centre.people.chair, openItem, { itemId: first });
  const late = await me.fill(page, `order-${first}`, { to: 'up' });
  expect(late.status).toBe(422);
  expect(await order()).toBe('123');
});

test('whoever comes second is told and sees the order that stands; whoever runs no board is not led there', async () => {
  const { centre, items, me, at, order } = await listed();
  const page = await me.get(at);
  const [first = '', , third = ''] = items;
  await centre.as(centre.people.chair, orderItem, { itemId: third, version: 1, before: first });
  const answer = await me.fill(page, `order-${first}`, { to: 'down' });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Somebody else has changed this meeting');
  const placed = await me.fill(page, `order-${first}`, { to: 'place', place: '2' });
  expect(placed.html).toMatch(new RegExp(`id="order-${first}-place"[^>]* value="2"`));
  expect(await order()).toBe('312');
  expect(await visit(centre, centre.people.surgeon).get(at)).toMatchObject({ status: 403 });
  expect((await me.get(at.replace('/order', ''))).html).toContain('/order"');
  expect((await visit(centre, centre.people.surgeon).get(at.replace('/order', ''))).html).not.toContain(
    '/order"',
  );
});
