import { expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { changingBoard } from '../../../../testing/changing-board.ts';
import { visit } from '../../../../testing/visit.ts';
import { openMeeting } from '../../../meetings/index.ts';

const at = (seriesId: string) => `/meetings/boards/${seriesId}/change`;
const said = {
  fromOn: '2026-12-01',
  'series.rule': 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  'series.startsOn': '2026-12-08',
  'series.venue': 'Room 9',
  reason: 'the radiologists asked for it',
};
const venueAlone = { fromOn: '2027-02-01', 'series.venue': 'Room 1', reason: 'rebuilt' };

type Visit = ReturnType<typeof visit>;
/** Looks at what a change means, and saves it. */
const changed = async (me: Visit, path: string, values: Record<string, string>) =>
  me.fill(await me.fill(await me.get(path), 'change', { ...values, intent: 'check' }), 'change', {
    intent: 'save',
  });
const apartIn = (html: string) => [...html.matchAll(/name="apart" value="([^"]+)"/g)].map(([, id]) => id);

test('what a change means is said before it is saved: the next dates, and which planned meetings stay beside them', async () => {
  const { centre, seriesId, plan, onDay, meeting } = await changingBoard();
  const planned = await plan('2026-12-03T08:00');
  const me = visit(centre, centre.people.coordinator);
  const opened = await me.get(at(seriesId));
  expect(opened.text).toContain('As it was set up');
  expect(opened.text).not.toContain('What it means');
  const before = (await journalOf(centre)).length;
  const checked = await me.fill(opened, 'change', { ...said, intent: 'check' });
  expect(checked.status).toBe(200);
  expect((await journalOf(centre)).length).toBe(before);
  for (const text of [
    'Tuesday, 8 December 2026 08:00',
    'Tuesday, 22 December 2026 08:00',
    'Tuesday, 5 January 2027 08:00',
    '1 planned meeting is on a date that the board does not have then',
    'Thursday, 3 December 2026 08:00',
  ])
    expect(checked.text).toContain(text);
  // What was typed stays.
  expect(checked.html).toContain('value="Room 9"');
  expect(apartIn(checked.html)).toEqual([planned]);
  const saved = await me.fill(checked, 'change', { intent: 'save' });
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}${at(seriesId)}` });
  expect((await onDay('2026-12-01')).series).toMatchObject({ rule: said['series.rule'], venue: 'Room 9' });
  expect((await meeting(planned)).meeting).toMatchObject({ extra: true, why: said.reason });
  const after = await visit(centre, centre.people.administrator).get(at(seriesId));
  for (const text of ['Every second week: Tuesday', 'Test coordinator', `“${said.reason}”`, 'Room 9'])
    expect(after.text).toContain(text);
  expect((await visit(centre, centre.people.surgeon).get('/meetings')).text).toContain('special');
});

test('what was not looked at is not saved, and neither is what somebody else has changed meanwhile', async () => {
  const { centre, seriesId, plan, onDay } = await changingBoard();
  await plan('2026-12-03T08:00');
  const me = visit(centre, centre.people.chair);
  const opened = await me.get(at(seriesId));
  // Another rule is typed after the look at what it means.
  const looked = await me.fill(opened, 'change', { ...venueAlone, fromOn: said.fromOn, intent: 'check' });
  expect(apartIn(looked.html)).toEqual([]);
  const unseen = await me.fill(looked, 'change', { ...said, intent: 'save' });
  expect(unseen.status).toBe(422);
  expect(unseen.text).toContain('Which planned meetings are concerned is not what this page has shown.');
  const checked = await me.fill(opened, 'change', { ...said, intent: 'check' });
  const other = visit(centre, centre.people.coordinator);
  expect((await changed(other, at(seriesId), venueAlone)).status).toBe(303);
  const late = await me.fill(checked, 'change', { intent: 'save' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Somebody else has changed this board');
  expect((await onDay('2026-12-01')).series.versionId).toBeNull();
});

test('faults stand at their fields; a change is taken back while no meeting was held by it', async () => {
  const { centre, seriesId, onDay, members } = await changingBoard();
  const me = visit(centre, centre.people.chair);
  const opened = await me.get(at(seriesId));
  const wrong = await me.fill(opened, 'change', { ...said, 'series.rule': '', intent: 'check' });
  expect(wrong.status).toBe(422);
  const nobody = Object.fromEntries(members.map(({ personId }) => [`members.${personId}.role`, '']));
  const empty = await changed(me, at(seriesId), { ...said, ...nobody });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('A board needs at least one member.');
  await changed(me, at(seriesId), said);
  const after = await me.get(at(seriesId));
  const form = /name="form" value="(back-[^"]+)"/.exec(after.html)?.[1] ?? '';
  expect(await me.fill(after, form, { reason: 'not agreed after all' })).toMatchObject({ status: 303 });
  expect((await onDay('2026-12-01')).series.versionId).toBeNull();
});

test('of a day from which no change can take effect it is said at once, before anybody has read what it means', async () => {
  const { centre, seriesId, meetingId } = await changingBoard();
  const { chair } = centre.people;
  const me = visit(centre, chair);
  await changed(me, at(seriesId), said);
  await centre.as(chair, openMeeting, { meetingId });
  const opened = await me.get(at(seriesId));
  for (const [fromOn, text] of [
    ['2026-11-19', 'A meeting on this day or later has begun'],
    [said.fromOn, 'Another change takes effect on this day'],
  ] as const) {
    const checked = await me.fill(opened, 'change', { ...venueAlone, fromOn, intent: 'check' });
    expect(checked.status).toBe(422);
    expect(checked.text).toContain(text);
    expect(checked.text).not.toContain('What it means');
  }
});

test('a board that worked by an earlier policy keeps it unless another is chosen; its members stand as they are', async () => {
  const { centre, seriesId, onDay, members } = await changingBoard();
  const me = visit(centre, centre.people.chair);
  const opened = await me.get(at(seriesId));
  expect(opened.text).toContain('(as it is now)');
  expect((await changed(me, at(seriesId), venueAlone)).status).toBe(303);
  const after = await onDay('2027-02-01');
  expect(after.series).toMatchObject({ policy: 'esgo-advanced-ovarian@1', venue: 'Room 1' });
  const seats = (list: readonly { personId: string; role: string; discipline: string }[]) =>
    list.map(({ personId, role, discipline }) => `${personId} ${role} ${discipline}`).toSorted();
  expect(seats(after.members)).toEqual(seats(members));
});

test('whoever may not set boards up is refused; a board of another house, and none, is not found', async () => {
  const { centre, seriesId } = await changingBoard();
  for (const person of [centre.people.surgeon, centre.people.observer]) {
    expect(await visit(centre, person).get(at(seriesId))).toMatchObject({ status: 403 });
    expect(await visit(centre, person).post(at(seriesId), said)).toMatchObject({ status: 403 });
  }
  const other = await createTestCentre();
  const { seriesId: theirs } = await createTestBoard(other);
  const me = visit(centre, centre.people.chair);
  for (const id of [theirs, 'nowhere']) expect(await me.get(at(id))).toMatchObject({ status: 404 });
});
