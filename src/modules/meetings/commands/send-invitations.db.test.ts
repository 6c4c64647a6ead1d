import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { noteMails } from '../../../kernel/commands/note-mails.ts';
import { takeMails } from '../../../kernel/commands/take-mails.ts';
import { keepDueTimes } from '../../../kernel/keep-due-times.ts';
import { withScope } from '../../../kernel/scope.ts';
import { mail } from '../../../kernel/tables.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { giveAddress } from '../../../testing/mail.ts';
import { invitedTo } from '../queries/invitations.ts';
import { answerInvitation } from './answer-invitation.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { moveMeeting } from './move-meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { restoreMeeting } from './restore-meeting.ts';
import { sendInvitations } from './send-invitations.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** A board in a week whose chair and surgeon have mail addresses. */
const board = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { localStart: '2026-11-26T08:00' });
  const { chair, surgeon, coordinator } = centre.people;
  await giveAddress(chair);
  await giveAddress(surgeon);
  const personIds = [chair.personId, surgeon.personId];
  return {
    centre,
    meetingId,
    personIds,
    send: (version: number, ids = personIds) =>
      centre.as(coordinator, sendInvitations, { meetingId, version, personIds: ids }),
    keep: () => keepDueTimes({ database: centre.database, log, now: centre.now }, centre.ownerId),
  };
};
type Board = Awaited<ReturnType<typeof board>>;

const mailsOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) =>
    tx
      .select({ kind: mail.kind, address: mail.address, params: mail.params, recipient: mail.recipient })
      .from(mail)
      .where(and(eq(mail.ownerId, ownerId)))
      .orderBy(asc(mail.id)),
  );
const invited = ({ centre, meetingId }: Board) =>
  withScope(centre.database, [centre.ownerId], (tx) => invitedTo(tx, centre.ownerId, meetingId));
const answer = async ({ centre, meetingId }: Board, said: 'accepted' | 'declined', version = 1) =>
  centre.as(centre.people.surgeon, answerInvitation, { meetingId, version, answer: said });

test('people are told once; again only where something has changed, each with a greater number and nothing answered yet', async () => {
  const held = await board();
  const { centre, meetingId, personIds, send } = held;
  expect(await send(1)).toEqual({ sent: 2 });
  expect(await send(1)).toEqual({ sent: 0 });
  const first = await mailsOf(centre);
  expect(new Set(first.map(({ recipient }) => recipient))).toEqual(new Set(personIds));
  expect(first[0]).toMatchObject({
    kind: 'meetings.invitation',
    params: {
      sequence: 0,
      localStart: '2026-11-26T08:00',
      before: null,
      isCancelled: false,
      zone: 'Asia/Seoul',
    },
  });
  await answer(held, 'accepted');
  expect(new Set((await invited(held)).map((one) => one.answer))).toEqual(new Set(['accepted', null]));
  const { coordinator } = centre.people;
  const moved = { meetingId, version: 1, localStart: '2026-11-27T09:00', minutes: 45, venue: null };
  await centre.as(coordinator, moveMeeting, moved);
  expect(await mailsOf(centre)).toHaveLength(2);
  expect(await send(2)).toEqual({ sent: 2 });
  expect((await mailsOf(centre))[2]?.params).toMatchObject({
    sequence: 1,
    localStart: '2026-11-27T09:00',
    minutes: 45,
    before: { localStart: '2026-11-26T08:00', minutes: 60 },
  });
  expect((await invited(held)).map((one) => one.answer)).toEqual([null, null]);
  await centre.as(coordinator, cancelMeeting, { meetingId, version: 2 });
  expect(await send(3, [personIds[0] ?? ''])).toEqual({ sent: 1 });
  expect((await mailsOf(centre))[4]?.params).toMatchObject({ sequence: 2, isCancelled: true });
  await centre.as(coordinator, restoreMeeting, { meetingId, version: 3, itemIds: [] });
  expect(await send(4)).toEqual({ sent: 1 });
  expect((await mailsOf(centre))[5]?.params).toMatchObject({ sequence: 3, isCancelled: false, before: null });
});

test('what was shown is what goes: a meeting that was changed since is a conflict, one that has begun says nothing', async () => {
  const { centre, meetingId, personIds, send } = await board();
  const { chair, coordinator } = centre.people;
  const moved = { meetingId, version: 1, localStart: '2026-11-27T09:00', minutes: 60, venue: null };
  await centre.as(coordinator, moveMeeting, moved);
  const stale = { meetingId, version: 1, personIds };
  expect(await refusalOf(centre, coordinator, sendInvitations, stale)).toEqual({
    code: 'changed_meanwhile',
    wrote: 0,
  });
  await centre.as(chair, openMeeting, { meetingId });
  expect(await send(3)).toEqual({ sent: 0 });
  expect(await mailsOf(centre)).toEqual([]);
});

test('nobody without a mail address, nobody of another house, nobody at all, by nobody else', async () => {
  const { centre, meetingId, personIds, send } = await board();
  const other = await board();
  const { clinician, coordinator } = centre.people;
  const refused = async (who: typeof clinician, ids: string[]) =>
    (await refusalOf(centre, who, sendInvitations, { meetingId, version: 1, personIds: ids })).code;
  expect(await refused(coordinator, [clinician.personId])).toBe('no_mail_address');
  expect(await refused(coordinator, other.personIds)).toBe('no_mail_address');
  expect(await refused(coordinator, [randomUUID()])).toBe('no_mail_address');
  expect(await refused(coordinator, [])).toBe('invalid_input');
  for (const person of [clinician, centre.people.surgeon, centre.people.observer])
    expect(await refused(person, personIds)).toBe('forbidden');
  const theirs = { meetingId: other.meetingId, version: 1, personIds };
  expect((await refusalOf(centre, coordinator, sendInvitations, theirs)).code).toBe('not_found');
  await send(1);
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({ command: 'meetings.send-invitations' });
  expect(JSON.stringify(entry)).not.toContain('house.example');
});

test('whoever has not answered is reminded the day before, once; nobody of a time that they were not told', async () => {
  const held = await board();
  const { centre, keep, send } = held;
  await send(1);
  await answer(held, 'declined');
  centre.setNow('2026-11-24T22:59:59Z');
  expect(await keep()).toBe(0);
  centre.setNow('2026-11-24T23:00:00Z');
  expect(await keep()).toBe(1);
  expect(await keep()).toBe(0);
  const [, , ...reminders] = await mailsOf(centre);
  expect(reminders).toMatchObject([
    { kind: 'meetings.reminder', recipient: centre.people.chair.personId, params: { zone: 'Asia/Seoul' } },
  ]);
  const moved = await board();
  await moved.send(1);
  const at = { meetingId: moved.meetingId, localStart: '2026-11-26T10:00', minutes: 60, venue: null };
  await moved.centre.as(moved.centre.people.coordinator, moveMeeting, { ...at, version: 1 });
  moved.centre.setNow('2026-11-25T02:00:00Z');
  await moved.keep();
  expect(await mailsOf(moved.centre)).toHaveLength(2);
  const cancelled = await board();
  await cancelled.send(1);
  const { meetingId } = cancelled;
  await cancelled.centre.as(cancelled.centre.people.coordinator, cancelMeeting, { meetingId, version: 1 });
  cancelled.centre.setNow('2026-11-25T02:00:00Z');
  await cancelled.keep();
  expect(await mailsOf(cancelled.centre)).toHaveLength(2);
});

const states = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) =>
    tx
      .select({ id: mail.id, state: mail.state, code: mail.code })
      .from(mail)
      .where(eq(mail.ownerId, ownerId))
      .orderBy(asc(mail.id)),
  );
const job = { kind: 'job', name: 'mail' } as const;

test('what is said later takes the place of what still waits, and nothing goes once the meeting has begun', async () => {
  const { centre, meetingId, personIds, send } = await board();
  const [one = ''] = personIds;
  await send(1, [one]);
  const moved = { meetingId, version: 1, localStart: '2026-11-27T09:00', minutes: 90, venue: null };
  await centre.as(centre.people.coordinator, moveMeeting, moved);
  await send(2, [one]);
  expect(await states(centre)).toMatchObject([
    { state: 'withdrawn', code: 'overtaken' },
    { state: 'waiting', code: null },
  ]);
  expect((await mailsOf(centre))[1]?.params).toMatchObject({
    minutes: 90,
    before: { localStart: '2026-11-26T08:00', minutes: 60 },
  });
  centre.setNow('2026-11-27T00:00:00Z');
  expect(await centre.as(job, takeMails, { most: 10 })).toEqual({ ids: [], taken: 1 });
  expect((await states(centre))[1]).toMatchObject({ state: 'withdrawn', code: 'too_late' });
  expect(await send(2)).toEqual({ sent: 0 });
});

test('whoever was not reached is invited anew, by the address that is known then; of a meeting that is cancelled they hear nothing', async () => {
  const { centre, meetingId, personIds, send } = await board();
  const [one = ''] = personIds;
  for (const [index, answer] of [{ is: 'refused', code: '550' }, { is: 'taken' }].entries()) {
    await send(1, [one]);
    const { ids } = await centre.as(job, takeMails, { most: 10 });
    expect(ids).toHaveLength(1);
    await centre.as(job, noteMails, { answers: [{ id: ids[0] ?? '', answer: answer as never }] });
    expect((await mailsOf(centre))[index]?.params).toMatchObject({
      sequence: index,
      before: null,
      isCancelled: false,
    });
  }
  expect(await send(1, [one])).toEqual({ sent: 0 });
  const [, other = ''] = personIds;
  await send(1, [other]);
  const { ids } = await centre.as(job, takeMails, { most: 10 });
  await centre.as(job, noteMails, {
    answers: [{ id: ids[0] ?? '', answer: { is: 'refused', code: '550' } }],
  });
  await centre.as(centre.people.coordinator, cancelMeeting, { meetingId, version: 1 });
  expect(await send(2, [other])).toEqual({ sent: 0 });
  expect(await send(2, [one])).toEqual({ sent: 1 });
});

test('no reminder stays set for a time that a meeting no longer has', async () => {
  const { centre, meetingId, send, keep } = await board();
  await send(1);
  const moved = { meetingId, version: 1, localStart: '2026-11-19T18:00', minutes: 60, venue: null };
  await centre.as(centre.people.coordinator, moveMeeting, moved);
  await send(2);
  centre.setNow('2026-11-26T00:00:00Z');
  expect(await keep()).toBe(0);
});
