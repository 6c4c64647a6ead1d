import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { keepDueTimes } from '../kernel/keep-due-times.ts';
import { deliver } from '../kernel/mail/deliver.ts';
import { withScope } from '../kernel/scope.ts';
import { planMeeting, sendInvitations } from '../modules/meetings/index.ts';
import { createTestBoard, journalOf } from '../testing/board.ts';
import { createTestCentre } from '../testing/centre.ts';
import { listTestCase, referTestCase } from '../testing/listed-case.ts';
import { giveAddress, mailOfTests } from '../testing/mail.ts';
import { openMailServer, readMessage } from '../testing/mail-server.ts';
import { noteReply, invitedTo } from '../modules/meetings/index.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const weeks = 52;

test('over a year of weekly boards every mail is counted, and none says a word of a woman', {
  timeout: 120_000,
}, async () => {
  const centre = await createTestCentre({ zone: 'Europe/Berlin', now: '2026-11-30T06:00:00Z' });
  const { chair, surgeon, coordinator } = centre.people;
  await giveAddress(chair);
  await giveAddress(surgeon);
  const { seriesId, meetingId: first } = await createTestBoard(centre, {
    items: 0,
    localStart: '2026-12-03T08:00',
  });
  await referTestCase(centre);
  await listTestCase(centre, first);
  const server = await openMailServer();
  const mail = mailOfTests(server.url);
  const { database, ownerId, now } = centre;
  const work = { database, log, mail, now };
  let at = Temporal.ZonedDateTime.from('2026-11-30T07:00[Europe/Berlin]');
  const pass = async (...days: readonly number[]) => {
    for (const day of days) {
      at = at.add({ days: day });
      centre.setNow(at.toInstant().toString());
      await keepDueTimes(work, ownerId);
      await deliver(work, ownerId);
    }
  };
  for (let week = 0; week < weeks; week += 1) {
    const localStart = at
      .add({ days: 3 })
      .with({ hour: 8 })
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
    const meetingId =
      week === 0 ? first : (await centre.as(coordinator, planMeeting, { seriesId, localStart })).id;
    const personIds = [chair.personId, surgeon.personId];
    await centre.as(coordinator, sendInvitations, { meetingId, version: 1, personIds });
    // The surgeon's calendar answers every second time.
    if (week % 2 === 0) {
      const told = await withScope(database, [ownerId], (tx) => invitedTo(tx, ownerId, meetingId));
      expect(told).toHaveLength(2);
      await deliver(work, ownerId);
      const sent = server.received.findLast(({ to }) => to === `p-${surgeon.personId}@house.example`);

      const { calendar } = await readMessage(sent?.raw ?? '');
      const [, uid = ''] = /UID:(\S+)/.exec(calendar) ?? [];
      const [, organizer = ''] = /ORGANIZER[^:]*:mailto:(\S+)/i.exec(calendar) ?? [];
      const invitationId = mail.returns.read(organizer)?.id ?? '';
      const answer = {
        invitationId,
        uid,
        sequence: 0,
        attendee: sent?.to ?? '',
        answer: 'accepted' as const,
      };
      const noted = await centre.as({ kind: 'job', name: 'incoming-mail' }, noteReply, {
        ...answer,
        stamp: centre.now().toString({ smallestUnit: 'second' }),
      });
      expect(noted).toEqual({ noted: true });
    }
    // Wednesday an hour before the reminder, Thursday, and the next Monday.
    await pass(2, 1, 4);
  }
  // Two invitations each week; each week the chair is reminded, the surgeon in those in which she has not answered.
  const kinds = await Promise.all(
    server.received.map(async ({ raw }) => (await readMessage(raw)).subject ?? ''),
  );
  const count = (word: string) => kinds.filter((subject) => subject.startsWith(word)).length;
  expect(count('Invitation to a meeting')).toBe(2 * weeks);
  expect(count('Are you coming to the meeting?')).toBe(weeks + weeks / 2);
  expect(server.received).toHaveLength(2 * weeks + weeks + weeks / 2);
  const ids = await Promise.all(server.received.map(async ({ raw }) => (await readMessage(raw)).messageId));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { raw, from } of server.received) {
    const { subject, text, calendar } = await readMessage(raw);
    expect([from, subject, text, calendar].join('\n')).not.toMatch(
      /Invented|Woman|tumou?r|cancer|ovar|Test (centre|chair|surgeon|board)|gyna/i,
    );
  }
  expect(JSON.stringify(await journalOf(centre))).not.toMatch(/house\.example|Invented/);
  mail.transport?.close();
  await server.close();
});
