import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { minutesIn, signTestMinutes } from '../../../testing/signed-minutes.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { closeMeeting } from './close-meeting.ts';
import { concludeItem } from './conclude-item.ts';
import { correctPresence } from './correct-presence.ts';
import { joinMeeting } from './join-meeting.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';

const heldIn = ({ database, ownerId }: TestCentre, meetingId: string) =>
  withScope(database, [ownerId], (tx) => meetingWithAgenda(tx, ownerId, meetingId));
const clock = (time: string): string => `2026-11-19T00:${time}Z`;

/** A board with a quorum that concluded one item at 00:10 and runs still. */
const running = async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const board = await createTestBoard(centre, { items: 2 });
  const { meetingId, members } = board;
  const [first = '', second = ''] = board.items;
  await centre.as(chair, openMeeting, { meetingId });
  for (const { personId, discipline, role } of members)
    if (role !== 'observer')
      await centre.as(chair, joinMeeting, { meetingId, personId, discipline, mode: 'room' });
  await centre.as(chair, openItem, { itemId: first });
  centre.setNow(clock('10:00'));
  await centre.as(chair, concludeItem, {
    itemId: first,
    conclusion: 'advice_only',
    deferralReason: null,
    next: false,
  });
  centre.setNow(clock('20:00'));
  const { presence } = await heldIn(centre, meetingId);
  const entryOf = (role: 'chair' | 'surgeon' | 'clinician') => {
    const found = presence.find(({ personId }) => personId === centre.people[role].personId);
    if (found === undefined) throw new Error('nobody there');
    const { id, version, personId, discipline, mode, joinedAt, leftAt } = found;
    return { presenceId: id, version, said: { personId, discipline, mode, joinedAt, leftAt } };
  };
  return { centre, chair, meetingId, first, second, entryOf };
};

describe('correcting who was there', () => {
  test('says an interval otherwise for a reason, and judges again what was concluded in it', async () => {
    const { centre, chair, meetingId, first, entryOf } = await running();
    const { said, ...entry } = entryOf('surgeon');
    const { judged } = await centre.as(
      chair,
      correctPresence,
      { meetingId, ...entry, said: { ...said, joinedAt: clock('12:00') } },
      { reason: 'She came late' },
    );
    expect(judged).toEqual([{ itemId: first, met: false }]);
    const { items, presence, meeting } = await heldIn(centre, meetingId);
    expect(items[0]).toMatchObject({
      quorumMet: false,
      judgedAgainAt: clock('20:00'),
      closedAt: clock('10:00'),
    });
    expect(items[0]?.quorum?.clauses.filter(({ met }) => met === false).map(({ clause }) => clause)).toEqual([
      'radiology',
    ]);
    expect(presence.find(({ id }) => id === entry.presenceId)).toMatchObject({
      joinedAt: clock('12:00'),
      version: entry.version + 1,
    });
    expect(meeting.presenceCorrectedAt).toBe(clock('20:00'));
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'meetings.correct-presence',
      reason: 'She came late',
      events: [{ type: 'meetings.presence-corrected', meetingId }],
    });
    // Said as it was before, the item has its quorum again.
    const back = { meetingId, presenceId: entry.presenceId, version: entry.version + 1, said };
    expect((await centre.as(chair, correctPresence, back)).judged).toEqual([{ itemId: first, met: true }]);
  });

  test('of one meeting judges nothing of another, nor corrects who was there', async () => {
    const { centre, chair, meetingId, first, entryOf } = await running();
    const another = await createTestBoard(centre, { items: 1 });
    const [itemId = ''] = another.items;
    centre.setNow(clock('00:00'));
    await centre.as(chair, openMeeting, { meetingId: another.meetingId });
    await centre.as(chair, openItem, { itemId });
    centre.setNow(clock('10:00'));
    const nobody = { itemId, conclusion: 'advice_only', deferralReason: null, next: false } as const;
    await centre.as(chair, concludeItem, nobody);
    centre.setNow(clock('20:00'));
    const entry = { ...entryOf('surgeon'), said: null };
    expect(
      await refusalOf(centre, chair, correctPresence, { meetingId: another.meetingId, ...entry }),
    ).toEqual({ code: 'not_found', wrote: 0 });
    const { judged } = await centre.as(chair, correctPresence, { meetingId, ...entry });
    expect(judged).toEqual([{ itemId: first, met: false }]);
    expect((await heldIn(centre, another.meetingId)).items[0]?.judgedAgainAt).toBeNull();
  });

  test('takes one back, and adds one that nobody noted', async () => {
    const { centre, chair, meetingId, first, entryOf } = await running();
    const { said, ...entry } = entryOf('surgeon');
    expect((await centre.as(chair, correctPresence, { meetingId, ...entry, said: null })).judged).toEqual([
      { itemId: first, met: false },
    ]);
    expect((await heldIn(centre, meetingId)).presence).toHaveLength(2);
    const other = { ...said, personId: centre.people.administrator.personId, mode: 'video' as const };
    const added = { meetingId, presenceId: null, version: 0, said: { ...other, leftAt: clock('15:00') } };
    expect((await centre.as(chair, correctPresence, added)).judged).toEqual([{ itemId: first, met: true }]);
    expect((await heldIn(centre, meetingId)).presence).toContainEqual(
      expect.objectContaining({ personId: other.personId, joinedAt: said.joinedAt, leftAt: clock('15:00') }),
    );
  });

  test('leaves a verdict alone that stays the same, and an item nobody has concluded', async () => {
    const { centre, chair, meetingId, entryOf } = await running();
    const { said, ...entry } = entryOf('surgeon');
    const later = { meetingId, ...entry, said: { ...said, leftAt: clock('15:00') } };
    expect((await centre.as(chair, correctPresence, later)).judged).toEqual([]);
    const { items } = await heldIn(centre, meetingId);
    expect(items.map(({ quorumMet, judgedAgainAt }) => [quorumMet, judgedAgainAt])).toEqual([
      [true, null],
      [null, null],
    ]);
  });

  test('after the meeting makes its minutes differ, which are signed again', async () => {
    const { centre, chair, meetingId, entryOf } = await running();
    await centre.as(chair, closeMeeting, { meetingId });
    await signTestMinutes(centre, meetingId);
    const { said, ...entry } = entryOf('clinician');
    centre.setNow('2026-11-20T00:00:00Z');
    const video = { ...said, mode: 'video' as const, leftAt: clock('20:00') };
    const input = { meetingId, ...entry, version: entry.version + 1, said: video };
    await centre.as(chair, correctPresence, input);
    // Whom nobody reached was judged by nobody.
    expect((await heldIn(centre, meetingId)).items[1]).toMatchObject({
      conclusion: 'deferred',
      quorum: null,
      judgedAgainAt: null,
    });
    expect(await signTestMinutes(centre, meetingId, 'He was there by video')).toMatchObject({ number: 2 });
    const { signed } = await minutesIn(centre, meetingId);
    const modes = signed.map((one) => one.said.presence.map(({ mode }) => mode).toSorted());
    expect(modes).toEqual([
      ['room', 'room', 'video'],
      ['room', 'room', 'room'],
    ]);
  });

  test('stays within the meeting, one interval of a person at a time, with what the board knows', async () => {
    const { centre, chair, meetingId, entryOf } = await running();
    const { said, ...entry } = entryOf('surgeon');
    const code = async (more: Partial<typeof said>) =>
      (await refusalOf(centre, chair, correctPresence, { meetingId, ...entry, said: { ...said, ...more } }))
        .code;
    expect(await code({ joinedAt: '2026-11-18T23:59:59Z' })).toBe('outside_meeting');
    expect(await code({ joinedAt: clock('20:01') })).toBe('outside_meeting');
    expect(await code({ leftAt: clock('20:01') })).toBe('outside_meeting');
    expect(await code({ joinedAt: clock('05:00'), leftAt: clock('04:59') })).toBe('period_reversed');
    expect(await code({ discipline: 'cardiology' })).toBe('not_of_series');
    expect(await code({ personId: entry.presenceId })).toBe('person_unknown');
    expect(await code({ personId: centre.people.chair.personId })).toBe('overlaps');
    await centre.as(chair, closeMeeting, { meetingId });
    centre.setNow(clock('30:00'));
    const closed = { meetingId, ...entry, version: entry.version + 1 };
    for (const [more, why] of [
      [{}, 'required'],
      [{ joinedAt: clock('25:00'), leftAt: clock('25:00') }, 'outside_meeting'],
      [{ leftAt: clock('25:00') }, 'outside_meeting'],
    ] as const)
      expect(
        (await refusalOf(centre, chair, correctPresence, { ...closed, said: { ...said, ...more } })).code,
      ).toBe(why);
  });

  test('is for whoever runs the meeting, of the own house; whoever comes second is told that it has changed', async () => {
    const { centre, chair, meetingId, entryOf } = await running();
    const input = { meetingId, ...entryOf('surgeon'), said: null };
    for (const actor of [centre.people.surgeon, centre.people.administrator])
      expect(await refusalOf(centre, actor, correctPresence, input)).toEqual({ code: 'forbidden', wrote: 0 });
    const other = await createTestCentre();
    expect(await refusalOf(other, other.people.chair, correctPresence, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    const both = await Promise.allSettled(
      [chair, centre.people.coordinator].map((actor) =>
        centre.as(actor, correctPresence, { ...input, said: { ...entryOf('surgeon').said, mode: 'video' } }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    });
    const none = { meetingId, version: 0 };
    for (const unknown of [
      { ...none, presenceId: randomUUID(), said: entryOf('surgeon').said },
      { ...none, presenceId: null, said: null },
    ])
      expect(await refusalOf(centre, chair, correctPresence, unknown)).toEqual({
        code: 'not_found',
        wrote: 0,
      });
    const planned = await createTestBoard(centre, { localStart: '2026-11-26T08:00' });
    const early = { ...input, meetingId: planned.meetingId };
    const notOpen = { code: 'meeting_not_open', wrote: 0 };
    expect(await refusalOf(centre, chair, correctPresence, early)).toEqual(notOpen);
    await centre.as(chair, cancelMeeting, { meetingId: planned.meetingId, version: 1 });
    expect(await refusalOf(centre, chair, correctPresence, early)).toEqual(notOpen);
  });
});
