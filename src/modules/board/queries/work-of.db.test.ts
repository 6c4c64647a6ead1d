import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { afterThirtyDays, closedOutcome } from '../../../testing/closed-outcome.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard } from '../../../testing/board.ts';
import {
  createTestCentre,
  operatorDatabase,
  type TestCentre,
  type TestPerson,
} from '../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase, teamRow } from '../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { concludeItem, openItem, openMeeting } from '../../meetings/index.ts';
import { correctOperation, openReports, recordOutcome } from '../../surgery/index.ts';
import { askAgain } from '../commands/ask-again.ts';
import { concludeCase } from '../commands/conclude-case.ts';
import { listCase } from '../commands/list-case.ts';
import { turn } from '../tables.ts';
import { unlistedCases, waitingBeyond } from './work-of.ts';

const ids = (rows: readonly { caseId: string }[]) => rows.map(({ caseId }) => caseId);
const inScope = <T>({ database, ownerId }: TestCentre, read: Parameters<typeof withScope<T>>[2]) =>
  withScope(database, [ownerId], read);

const openOn = (centre: TestCentre, { personId }: TestPerson, today: string) =>
  inScope(centre, (tx) => openReports(tx, centre.ownerId, personId, today));
const reports = async (centre: TestCentre, person: TestPerson, today = '2026-11-19') =>
  ids(await openOn(centre, person, today));

/** Opens the meeting and concludes this item, deferred for a reason or reached. */
const concludeAt = async (
  centre: TestCentre,
  meetingId: string,
  itemId: string,
  deferralReason: 'imaging_missing' | 'time_ran_out' | null,
) => {
  const { chair } = centre.people;
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId });
  const conclusion = deferralReason === null ? 'advice_only' : 'deferred';
  await centre.as(chair, concludeItem, { itemId, conclusion, deferralReason, next: false });
};

/** Each case that waits for an agenda, with why a board sent it back. */
const waitingIn = (centre: TestCentre) =>
  inScope(centre, async (tx) =>
    (await unlistedCases(tx, centre.ownerId)).map(({ caseId, deferralReason }) => [caseId, deferralReason]),
  );

test('a case sent back twice waits once with the last reason, also when an earlier board had concluded', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  await concludeAt(centre, meetingId, agendaItemId, null);
  expect(await waitingIn(centre)).toEqual([]);
  for (const [localStart, deferralReason] of [
    ['2026-11-26T08:00', 'imaging_missing'],
    ['2026-12-03T08:00', 'time_ran_out'],
    ['2026-12-10T08:00', null],
  ] as const) {
    const later = await createTestBoard(centre, { items: 0, localStart });
    const listed = await centre.as(chair, listCase, { caseId, meetingId: later.meetingId, minutes: 5 });
    expect(await waitingIn(centre)).toEqual([]);
    centre.setNow(`${localStart.slice(0, 10)}T00:00:00Z`);
    await concludeAt(centre, later.meetingId, listed.agendaItemId, deferralReason);
    expect(await waitingIn(centre)).toEqual(deferralReason === null ? [] : [[caseId, deferralReason]]);
  }
});

test('a case waits for an agenda until it is listed, and again after the board has sent it back', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { chair } = centre.people;
  await referTestCase(other);
  const { caseId: waiting, label } = await referTestCase(centre);
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  expect(await inScope(centre, (tx) => unlistedCases(tx, centre.ownerId))).toMatchObject([
    {
      caseId: waiting,
      label,
      stage: 'IIIC',
      receivedOn: '2026-11-10',
      questionType: 'primary_treatment',
      deferralReason: null,
    },
  ]);
  await concludeAt(centre, meetingId, agendaItemId, 'imaging_missing');
  expect(await waitingIn(centre)).toEqual([
    [waiting, null],
    [caseId, 'imaging_missing'],
  ]);
  const oldest = await inScope(centre, (tx) => unlistedCases(tx, centre.ownerId, 1));
  expect(oldest.map((row) => row.caseId)).toEqual([waiting, caseId]);
  expect(waitingBeyond(oldest)).toBe(0);
  const { caseId: later } = await referTestCase(centre);
  const shown = await inScope(centre, (tx) => unlistedCases(tx, centre.ownerId, 1));
  expect(shown.map(({ ofItsKind }) => ofItsKind)).toEqual([2, 1]);
  expect(waitingBeyond(shown)).toBe(1);
  const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  await centre.as(chair, listCase, { caseId, meetingId: next.meetingId, minutes: 5 });
  expect(await waitingIn(centre)).toEqual([
    [waiting, null],
    [later, null],
  ]);
});

test('also where the rule can say nothing of a case, and where all that was recommended was taken back', async () => {
  const centre = await createTestCentre();
  const { ownerId } = centre;
  const { caseId: unclear } = await referTestCase(centre);
  await withScope(operatorDatabase(), [ownerId], (tx) =>
    tx.update(turn).set({ kind: 'unclear' }).where(eq(turn.id, unclear)),
  );
  const { caseId, agendaItemId: itemId, recommendationId: id } = await recommendTestCase(centre);
  const reached = { conclusion: 'reached', deferralReason: null, quorumReason: 'The others wrote' } as const;
  await centre.as(centre.people.chair, concludeCase, { itemId, ...reached, next: false });
  expect(await waitingIn(centre)).toEqual([[unclear, null]]);
  await centre.as(centre.people.chair, strike, { table: 'board.recommendation', id, version: 1 });
  const found = await inScope(centre, (tx) => unlistedCases(tx, ownerId));
  const takenBack = Object.fromEntries(found.map((one) => [one.caseId, one.takenBack]));
  expect(takenBack).toEqual({ [unclear]: false, [caseId]: true });
});

test('every question that waits stands there by itself, also while another about the case is on an agenda', async () => {
  const centre = await createTestCentre();
  const { surgeon, coordinator } = centre.people;
  const ask = (caseId: string, questionType: 'recurrence' | 'molecular_trial') =>
    centre.as(coordinator, askAgain, {
      caseId,
      referral: {
        phase: 'recurrence',
        questionType,
        question: 'What now?',
        consultantId: surgeon.personId,
        receivedOn: '2026-11-18',
        recurrenceNumber: 2,
      },
    });
  const waiting = async () =>
    (await inScope(centre, (tx) => unlistedCases(tx, centre.ownerId))).map((row) => [
      row.questionType,
      row.recurrenceNumber,
      row.onAgenda,
    ]);
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  const second = await ask(caseId, 'recurrence');
  expect(await waiting()).toEqual([['recurrence', 2, true]]);
  await concludeAt(centre, meetingId, agendaItemId, null);
  expect(await waiting()).toEqual([['recurrence', 2, false]]);
  await ask(caseId, 'molecular_trial');
  const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const { referralId } = second;
  const listed = await centre.as(coordinator, listCase, {
    caseId,
    meetingId: next.meetingId,
    referralId,
    minutes: 5,
  });
  expect(await waiting()).toEqual([['molecular_trial', 2, true]]);
  await concludeAt(centre, next.meetingId, listed.agendaItemId, 'imaging_missing');
  expect(new Set(await waiting())).toEqual(
    new Set([
      ['molecular_trial', 2, false],
      ['recurrence', 2, false],
    ]),
  );
});

test('an operation is open to those who led it while its report or the 30-day form is missing', async () => {
  const centre = await createTestCentre();
  const { surgeon, chair, clinician } = centre.people;
  const { caseId, operationId, report } = await operateTestCase(centre, { diseaseAtStart: null });
  for (const [person, open] of [
    [surgeon, [caseId]],
    [chair, [caseId]],
    [clinician, []],
  ] as const)
    expect(await reports(centre, person)).toEqual(open);
  const whole = { ...report, diseaseAtStart: 'Omental cake' };
  await centre.as(surgeon, correctOperation, { operationId, version: 1, report: whole });
  const form = (today: string) => reports(centre, surgeon, today);
  expect([await form('2026-12-16'), await form('2026-12-17')]).toEqual([[], [caseId]]);
  centre.setNow(afterThirtyDays);
  const outcome = closedOutcome;
  await centre.as(surgeon, recordOutcome, { operationId, version: 0, outcome });
  expect(await form('2026-12-17')).toEqual([]);
});

test('a 30-day form is due, may be due or is not due yet, by what the date of the operation leaves open', async () => {
  const centre = await createTestCentre();
  const { surgeon } = centre.people;
  const told = async (doneOn: string | null) => {
    const { caseId } = await operateTestCase(centre, { doneOn });
    return async (today: string) =>
      (await openOn(centre, surgeon, today)).find((row) => row.caseId === caseId)?.formDue;
  };
  const [month, year, never] = [await told('2026-11'), await told('2026'), await told(null)];
  expect([await month('2026-12-01'), await month('2026-12-02'), await month('2026-12-30')]).toEqual([
    undefined,
    null,
    null,
  ]);
  expect(await month('2026-12-31')).toBe(true);
  expect([await year('2026-01-31'), await year('2026-02-01'), await year('2027-01-31')]).toEqual([
    undefined,
    null,
    true,
  ]);
  expect(await never('2026-11-19')).toBeNull();
});

test('whoever only assisted or is struck from the team is not asked; an operation of unknown kind is not forgotten', async () => {
  const centre = await createTestCentre();
  const { surgeon, chair, clinician } = centre.people;
  const begun = { diseaseAtStart: null };
  const { caseId, operationId, report } = await operateTestCase(centre, { ...begun, kind: null });
  const { caseId: explored } = await operateTestCase(centre, { ...begun, kind: 'exploratory' });
  expect(await reports(centre, surgeon)).toEqual([caseId]);
  expect(await reports(centre, surgeon)).not.toContain(explored);
  const team = [teamRow(clinician.personId, 'main'), teamRow(chair.personId, 'assistant')];
  await centre.as(
    surgeon,
    correctOperation,
    { operationId, version: 1, report: { ...report, team } },
    { reason: 'Another team' },
  );
  expect(await reports(centre, clinician)).toEqual([caseId]);
  for (const person of [surgeon, chair]) expect(await reports(centre, person)).toEqual([]);
});
