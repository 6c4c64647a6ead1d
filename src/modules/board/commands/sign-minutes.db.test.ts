import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { minutesIn, readToSign, signTestMinutes } from '../../../testing/signed-minutes.ts';
import {
  addSeries,
  closeMeeting,
  concludeItem,
  correctPresence,
  importMeetings,
  itemsById,
  meetingWithAgenda,
  openMeeting,
  planMeeting,
} from '../../meetings/index.ts';
import { boardPolicy } from '../board-policy.ts';
import { minutesDue } from '../queries/minutes.ts';
import { correctConclusion } from './correct-conclusion.ts';
import { signMinutes } from './sign-minutes.ts';

/** A board that has ended, which recommended surgery for one woman without a quorum. */
const held = async (centre: TestCentre) => {
  const { chair } = centre.people;
  const found = await recommendTestCase(centre);
  await centre.as(chair, concludeItem, {
    itemId: found.agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'The others had written',
    next: false,
  });
  await centre.as(chair, closeMeeting, { meetingId: found.meetingId });
  return found;
};

const dueIn = ({ database, ownerId }: TestCentre, limit = 6, since = '2026-06-01') =>
  withScope(database, [ownerId], (tx) => minutesDue(tx, ownerId, { since, today: '2026-11-19', limit }));

/** Takes a recommendation back or restores it. */
const turn = (centre: TestCentre, which: typeof strike | typeof restore, id: string, version: number) =>
  centre.as(centre.people.chair, which, { table: 'board.recommendation', id, version });

test('the chair signs what the record says as the first version; the journal names no text of it', async () => {
  const centre = await createTestCentre();
  const { meetingId, caseId } = await held(centre);
  const { number } = await signTestMinutes(centre, meetingId);
  const { signed, now } = await minutesIn(centre, meetingId);
  expect([number, signed]).toEqual([
    1,
    [
      {
        number: 1,
        signedBy: centre.people.chair.personId,
        signedAt: centre.now().toString(),
        reason: null,
        said: now,
      },
    ],
  ]);
  expect(now).toMatchObject({
    board: { name: 'Test board', venue: null, policy: 'esgo-advanced-ovarian@1' },
    presence: [{ name: { latin: 'Test surgeon' }, discipline: 'gynaecologic-oncology', mode: 'room' }],
    items: [
      {
        position: 1,
        case: { id: caseId, question: 'Primary debulking or neoadjuvant chemotherapy?' },
        conclusion: 'reached',
        quorum: { met: false },
        quorumReason: 'The others had written',
        recommendations: [{ modality: 'surgery', rationale: 'Complete resection looks possible' }],
      },
    ],
  });
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({ command: 'board.sign-minutes', changeCount: 1, events: [] });
  expect(JSON.stringify(entry)).not.toMatch(/resection|had written|Test board/);
  expect(JSON.stringify(now)).not.toContain(centre.womenCalled);
});

test('only the chair signs, only a board of the own house, and only one that has ended', async () => {
  const centre = await createTestCentre();
  const { meetingId } = await held(centre);
  const { chair, coordinator, administrator, surgeon } = centre.people;
  const read = await readToSign(centre, meetingId);
  for (const actor of [coordinator, administrator, surgeon])
    expect(await refusalOf(centre, actor, signMinutes, read)).toEqual({ code: 'forbidden', wrote: 0 });
  const others = await createTestCentre();
  expect(await refusalOf(others, others.people.chair, signMinutes, read)).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  const { meetingId: open } = await createTestBoard(centre);
  const early = await readToSign(centre, open);
  const refused = { code: 'meeting_not_closed', wrote: 0 };
  expect(await refusalOf(centre, chair, signMinutes, early)).toEqual(refused);
  await centre.as(chair, openMeeting, { meetingId: open });
  expect(await refusalOf(centre, chair, signMinutes, early)).toEqual(refused);
  expect(await refusalOf(centre, chair, signMinutes, { ...read, digest: 'none' })).toEqual({
    code: 'invalid_input',
    wrote: 0,
  });
});

test('a meeting that is no board has no minutes here', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const seriesId = randomUUID();
  await centre.as(chair, addSeries, {
    series: {
      id: seriesId,
      kind: 'conference',
      name: 'Conference',
      rule: 'FREQ=WEEKLY;BYDAY=FR',
      startsOn: '2026-01-02',
      localTime: '08:00',
      zone: centre.zone,
      minutes: 60,
      venue: null,
      policy: boardPolicy('esgo-advanced-ovarian@1'),
    },
    members: [{ personId: chair.personId, discipline: 'gynaecologic-oncology', role: 'chair' }],
  });
  const { id: meetingId } = await centre.as(chair, planMeeting, { seriesId, localStart: '2026-11-20T08:00' });
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, closeMeeting, { meetingId });
  const read = { meetingId, version: 0, digest: '0'.repeat(64), reason: null };
  expect(await refusalOf(centre, chair, signMinutes, read)).toEqual({ code: 'not_found', wrote: 0 });
  expect(await dueIn(centre)).toEqual({ due: [], waiting: 0 });
});

test('what was not read is not signed: two at once make one version, and a record that moved on is read again', async () => {
  const centre = await createTestCentre();
  const { meetingId, recommendationId } = await held(centre);
  const { chair } = centre.people;
  const read = await readToSign(centre, meetingId);
  const both = await Promise.allSettled([
    centre.as(chair, signMinutes, read),
    centre.as(chair, signMinutes, read),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'changed_meanwhile' },
  });
  expect((await minutesIn(centre, meetingId)).signed).toHaveLength(1);
  const again = await readToSign(centre, meetingId);
  await turn(centre, strike, recommendationId, 1);
  const wanted = { ...again, reason: 'Nothing to see' };
  expect(await refusalOf(centre, chair, signMinutes, wanted)).toEqual({
    code: 'changed_meanwhile',
    wrote: 0,
  });
});

test('once something of it was corrected a new version is signed for a reason, and both stay as they were', async () => {
  const centre = await createTestCentre();
  const { meetingId, recommendationId } = await held(centre);
  const { chair } = centre.people;
  await signTestMinutes(centre, meetingId);
  const refusal = async (reason: string | null) =>
    refusalOf(centre, chair, signMinutes, { ...(await readToSign(centre, meetingId)), reason });
  expect(await refusal('To be safe')).toEqual({ code: 'minutes_signed', wrote: 0 });
  await turn(centre, strike, recommendationId, 1);
  expect(await refusal(null)).toEqual({ code: 'reason_needed', wrote: 0 });
  expect(await signTestMinutes(centre, meetingId, 'It was meant for another woman')).toMatchObject({
    number: 2,
  });
  const { signed } = await minutesIn(centre, meetingId);
  expect(signed.map(({ number, reason }) => [number, reason])).toEqual([
    [2, 'It was meant for another woman'],
    [1, null],
  ]);
  const items = signed.map(({ said }) => said.items[0]);
  expect(items.map((item) => item?.recommendations.map(({ id }) => id))).toEqual([[], [recommendationId]]);
  expect(items.map((item) => item?.takenBack.map(({ id }) => id))).toEqual([[recommendationId], []]);
});

test('minutes are due while nobody has signed them, and again once they would say something else', async () => {
  const centre = await createTestCentre();
  const { meetingId, recommendationId } = await held(centre);
  await createTestBoard(centre, { localStart: '2026-11-26T08:00' });
  const meeting = { id: meetingId, name: 'Test board', localStart: '2026-11-19T08:00' };
  expect(await dueIn(centre)).toEqual({ due: [{ ...meeting, signed: null }], waiting: 1 });
  await signTestMinutes(centre, meetingId);
  expect(await dueIn(centre)).toEqual({ due: [], waiting: 0 });
  await turn(centre, strike, recommendationId, 1);
  expect(await dueIn(centre)).toEqual({ due: [{ ...meeting, signed: 1 }], waiting: 1 });
  // What was taken back and restored says the same again, though its rows have changed.
  await turn(centre, restore, recommendationId, 2);
  expect(await dueIn(centre)).toEqual({ due: [], waiting: 0 });
  await turn(centre, strike, recommendationId, 3);
  await signTestMinutes(centre, meetingId, 'Taken back');
  expect(await dueIn(centre)).toEqual({ due: [], waiting: 0 });
});

/** A board that has ended and discussed nobody. */
const ended = async (centre: TestCentre, localStart: string) => {
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart });
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, closeMeeting, { meetingId });
  return meetingId;
};

test('of several the latest stand first, as many as are asked for, and all that wait are counted', async () => {
  const centre = await createTestCentre();
  const { meetingId: changed, recommendationId } = await held(centre);
  await signTestMinutes(centre, changed);
  await turn(centre, strike, recommendationId, 1);
  const [first, second, last] = [
    await ended(centre, '2026-11-19T06:00'),
    await ended(centre, '2026-11-19T07:00'),
    await ended(centre, '2026-11-19T09:00'),
  ];
  const found = async (limit: number) => {
    const { due, waiting } = await dueIn(centre, limit);
    return [due.map(({ id }) => id), waiting];
  };
  expect(await found(2)).toEqual([[last, changed], 4]);
  expect(await found(6)).toEqual([[last, changed, second, first], 4]);
  // One that says the same again takes nobody's place.
  await turn(centre, restore, recommendationId, 2);
  expect(await found(2)).toEqual([[last, second], 3]);
});

test('a change is looked for from a day on; what nobody has signed waits whenever it was', async () => {
  const centre = await createTestCentre();
  const { meetingId, recommendationId } = await held(centre);
  await signTestMinutes(centre, meetingId);
  await turn(centre, strike, recommendationId, 1);
  const unsigned = await ended(centre, '2026-11-19T07:00');
  const due = async (since: string) => (await dueIn(centre, 6, since)).due.map(({ id }) => id);
  expect(await due('2026-11-19')).toEqual([meetingId, unsigned]);
  expect(await due('2026-11-20')).toEqual([unsigned]);
});

test('who was there and what was concluded, once corrected, make them due, by the version signed last', async () => {
  const centre = await createTestCentre();
  const { meetingId, agendaItemId: itemId } = await held(centre);
  const { chair } = centre.people;
  const signed = async () => (await dueIn(centre)).due.map((meeting) => meeting.signed);
  const [there] = await withScope(
    centre.database,
    [centre.ownerId],
    async (tx) => (await meetingWithAgenda(tx, centre.ownerId, meetingId)).presence,
  );
  const correct = async (version: number, mode: 'room' | 'video') => {
    const { id: presenceId = '', personId = '', joinedAt = '', leftAt = null } = there ?? {};
    const said = { personId, discipline: 'gynaecologic-oncology', mode, joinedAt, leftAt } as const;
    await centre.as(chair, correctPresence, { meetingId, presenceId, version, said }, { reason: 'Misheard' });
  };
  await signTestMinutes(centre, meetingId);
  centre.setNow('2026-11-20T00:00:00Z');
  await correct(there?.version ?? 0, 'video');
  expect(await signed()).toEqual([1]);
  await signTestMinutes(centre, meetingId, 'She was not in the room');
  expect(await signed()).toEqual([]);
  centre.setNow('2026-11-20T01:00:00Z');
  await correct((there?.version ?? 0) + 1, 'room');
  expect(await signed()).toEqual([2]);
  await signTestMinutes(centre, meetingId, 'She was');
  const [item] = await withScope(centre.database, [centre.ownerId], (tx) =>
    itemsById(tx, centre.ownerId, [itemId]),
  );
  const conclusion = {
    conclusion: 'deferred',
    deferralReason: 'pathology_missing',
    quorumReason: null,
    standing: true,
  } as const;
  const corrected = { itemId, version: item?.version ?? 0, ...conclusion };
  await centre.as(chair, correctConclusion, corrected, { reason: 'It was deferred' });
  expect(await signed()).toEqual([3]);
});

test('of a board that a file brought no minutes are due', async () => {
  const centre = await createTestCentre();
  const { seriesId } = await createTestBoard(centre, { items: 0 });
  await centre.as(centre.people.administrator, importMeetings, {
    meetings: [
      {
        seriesId,
        localStart: '2026-11-12T08:00',
        zone: centre.zone,
        minutes: 60,
        openedAt: '2026-11-11T23:00:00Z',
        closedAt: '2026-11-12T00:00:00Z',
        presence: [],
        items: [],
      },
    ],
  });
  expect(await dueIn(centre)).toEqual({ due: [], waiting: 0 });
});

test('one whose minutes say the same again does not stand before one that differs', async () => {
  const centre = await createTestCentre();
  const first = await held(centre);
  const second = await held(centre);
  for (const { meetingId } of [first, second]) await signTestMinutes(centre, meetingId);
  // Of two at the same time the one with the smaller id stands first.
  const [same, differs] = first.meetingId < second.meetingId ? [first, second] : [second, first];
  await turn(centre, strike, same.recommendationId, 1);
  await turn(centre, restore, same.recommendationId, 2);
  await turn(centre, strike, differs.recommendationId, 1);
  const { due, waiting } = await dueIn(centre, 1);
  expect([due.map(({ id }) => id), waiting]).toEqual([[differs.meetingId], 1]);
});

test('the database itself lets no program change what was signed', async () => {
  const centre = await createTestCentre();
  const { meetingId } = await held(centre);
  await signTestMinutes(centre, meetingId);
  const change = withScope(centre.database, [centre.ownerId], (tx) =>
    tx.execute(sql`update board.minutes set reason = 'other'`),
  );
  await expect(change).rejects.toMatchObject({ code: '42501' });
});
