import { expect, test } from 'vitest';
import { withScope } from '../kernel/scope.ts';
import { invitedTo, sendInvitations } from '../modules/meetings/index.ts';
import { createTestBoard } from '../testing/board.ts';
import { createTestCentre } from '../testing/centre.ts';
import { giveAddress, mailOfTests } from '../testing/mail.ts';
import { onlyMail } from '../testing/written-mail.ts';
import { deliver } from '../kernel/mail/deliver.ts';
import { openMailServer, readMessage } from '../testing/mail-server.ts';
import { receive } from './receive.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** A surgeon who was told of a meeting by a mail that a server took. */
const invited = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { localStart: '2026-11-26T08:00' });
  const { surgeon, coordinator } = centre.people;
  const address = await giveAddress(surgeon);
  const ids = { meetingId, version: 1, personIds: [surgeon.personId] };
  await centre.as(coordinator, sendInvitations, ids);
  const server = await openMailServer();
  const mail = mailOfTests(server.url);
  const { database, now, ownerId } = centre;
  await deliver({ database, log, mail, now }, ownerId);
  mail.transport?.close();
  await server.close();
  const { id } = await onlyMail(centre);
  const read = async () =>
    (await withScope(database, [ownerId], (tx) => invitedTo(tx, ownerId, meetingId)))[0];
  const got = (text: string) => receive({ database, mail, now }, new TextEncoder().encode(text));
  const replyId = (await read())?.id ?? '';
  return { address, meetingId, mail, id, replyId, read, got, raw: server.received[0]?.raw ?? '' };
};
type Invited = Awaited<ReturnType<typeof invited>>;

const answerTo = (
  { mail, replyId, meetingId, address }: Invited,
  more: { to?: string; from?: string } = {},
) =>
  [
    `From: ${more.from ?? address}`,
    `To: <${more.to ?? mail.returns.addressOf('reply', replyId)}>`,
    'Subject: Accepted',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'I come.',
    '--x',
    'Content-Type: text/calendar; method=REPLY; charset=utf-8',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Somebody//EN',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${meetingId}@consilium`,
    'SEQUENCE:0',
    'DTSTAMP:20261119T000000Z',
    `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '--x--',
    '',
  ].join('\r\n');

const report = (to: string, action = 'failed') =>
  [
    'From: MAILER-DAEMON@hospital.example',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--x',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; hospital.example',
    '',
    'Final-Recipient: rfc822; somebody@house.example',
    `Action: ${action}`,
    'Status: 5.1.1',
    '',
    '--x--',
    '',
  ].join('\r\n');

test('an invitation brings a calendar message with a return address; what a calendar answers to it is noted', async () => {
  const held = await invited();
  expect(held.raw).toMatch(/Content-Type: text\/calendar;.*method=REQUEST/);
  const { calendar } = await readMessage(held.raw);
  expect(calendar).toContain(held.mail.returns.addressOf('reply', held.replyId));
  expect(await held.got(answerTo(held))).toBe('reply');
  expect(await held.read()).toMatchObject({ answer: 'accepted', answeredBy: 'mail' });
});

test('a forged answer changes nothing: sent to the program itself, to an address that nobody was given, or to a bounce’s', async () => {
  const held = await invited();
  const { mail, id, replyId, got } = held;
  const other = mail.returns
    .addressOf('reply', replyId)
    .replace(/\+r-./, (start) => `${start.slice(0, -1)}${start.endsWith('a') ? 'b' : 'a'}`);
  for (const to of [mail.from, other, mail.returns.addressOf('bounce', id)])
    expect(await got(answerTo(held, { to }))).toBe('nothing');
  expect(await held.read()).toMatchObject({ answer: null });
  // Who it says it is from proves nothing, and hinders nothing.
  expect(await got(answerTo(held, { from: 'another@elsewhere.example' }))).toBe('reply');
});

test('a report that a mail came back is written down; one that says later, or names nobody, is not', async () => {
  const held = await invited();
  const to = held.mail.returns.addressOf('bounce', held.id);
  expect(await held.got(report(to, 'delayed'))).toBe('nothing');
  expect(await held.got(report(held.mail.from))).toBe('nothing');
  expect(await held.got(report(held.mail.returns.addressOf('reply', held.id)))).toBe('nothing');
  expect(await held.read()).toMatchObject({ mailState: 'sent' });
  expect(await held.got(report(to))).toBe('bounce');
  expect(await held.read()).toMatchObject({ mailState: 'bounced' });
  expect(await held.got(report(to))).toBe('bounce');
});

test('an answer that says what no answer can is nothing, and is read once', async () => {
  const held = await invited();
  for (const wrong of ['SEQUENCE:-1', `SEQUENCE:0\r\nX-B:1\r\nUID:${'u'.repeat(201)}`])
    expect(await held.got(answerTo(held).replace('SEQUENCE:0', wrong))).toBe('nothing');
  expect(await held.read()).toMatchObject({ answer: null });
});

test('a mail that no house here wrote, a message that is none, and one that is too great mean nothing', async () => {
  const held = await invited();
  const nobody = held.mail.returns.addressOf('bounce', '00000000-0000-7000-8000-000000000000');
  expect(await held.got(report(nobody))).toBe('nothing');
  const nested = Array.from(
    { length: 300 },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  );
  for (const text of [
    `To: ${held.mail.returns.addressOf('bounce', held.id)}\r\n${nested.join('')}`,
    '',
    '\0\0\0',
    'To: x',
    `${report(nobody)}${'x'.repeat(1_000_000)}`,
  ])
    expect(await held.got(text)).toBe('nothing');
});
