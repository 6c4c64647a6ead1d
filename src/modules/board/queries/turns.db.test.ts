import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { addTestColleague } from '../../../testing/colleague.ts';
import { createTestBoard } from '../../../testing/board.ts';
import {
  createTestCentre,
  operatorDatabase,
  type TestCentre,
  type TestPerson,
} from '../../../testing/centre.ts';
import { changingBoard } from '../../../testing/changing-board.ts';
import { askTestCase, listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { operableTestCase } from '../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { endAbsence, sayAbsence } from '../../directory/index.ts';
import { changeSeries, closeMeeting, concludeItem, openItem, openMeeting } from '../../meetings/index.ts';
import { recordOperation } from '../../surgery/index.ts';
import { recordFulfilment } from '../commands/record-fulfilment.ts';
import { recordHerDecision } from '../commands/record-her-decision.ts';
import { turn } from '../tables.ts';
import { holderOf, listKeys } from '../who-holds.ts';
import { houseOn, listSizes, turnsListed } from './turns.ts';

const today = '2026-11-19';
/** In whose list each case stands, and what is asked. */
const listOf = ({ database, ownerId }: TestCentre, personId: string | null, day = today) =>
  withScope(database, [ownerId], async (tx) => {
    const keys = listKeys(personId, await houseOn(tx, ownerId, day));
    return turnsListed(tx, ownerId, keys, { today: day, limit: 100 });
  });
const asked = async (centre: TestCentre, { personId }: TestPerson, day = today) =>
  (await listOf(centre, personId, day)).map(({ caseId, kind }) => [caseId, kind]);

const decide = (
  centre: TestCentre,
  recommendationId: string,
  version: number,
  decision: 'undecided' | 'accepted',
) =>
  centre.as(centre.people.surgeon, recordHerDecision, {
    recommendationId,
    version,
    decision: { decision, spokenBy: centre.people.surgeon.personId, spokenOn: today, note: null },
  });

test('a conversation is asked of whoever sees to the recommendation until she has decided, then what became of it', async () => {
  const centre = await createTestCentre();
  const { surgeon, chair } = centre.people;
  const { caseId, recommendationId, agendaItemId } = await recommendTestCase(centre);
  // As long as the board has not concluded it is told nobody; she stands on its agenda.
  expect(await asked(centre, surgeon)).toEqual([[caseId, 'tell']]);
  const said = {
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'They had written',
    next: false,
  } as const;
  await centre.as(chair, concludeItem, { itemId: agendaItemId, ...said });
  expect(await asked(centre, surgeon)).toEqual([[caseId, 'tell']]);
  expect(await asked(centre, chair)).toEqual([]);
  await decide(centre, recommendationId, 1, 'undecided');
  expect(await asked(centre, surgeon)).toEqual([[caseId, 'undecided']]);
  await decide(centre, recommendationId, 2, 'accepted');
  expect(await listOf(centre, surgeon.personId)).toMatchObject([
    { caseId, kind: 'fulfil', askedOn: '2026-11-26', section: 'later', next: null },
  ]);
  expect(await listOf(centre, surgeon.personId, '2026-11-26')).toMatchObject([{ section: 'fulfil' }]);
  const { report } = await operableTestCase(centre);
  const { id, version } = {
    ...(await centre.as(surgeon, recordOperation, { caseId, report: { ...report, doneOn: today } })),
    version: 1,
  };
  // Nothing else is open after treatment: when she is seen again.
  expect(await asked(centre, surgeon)).toContainEqual([caseId, 'no_contact']);
  await centre.as(surgeon, strike, { table: 'surgery.operation', id, version });
  expect(await asked(centre, surgeon)).toContainEqual([caseId, 'fulfil']);
});

test('what went against a board, and every question that waits, is asked of who prepares boards; listed, for its day', async () => {
  const centre = await createTestCentre();
  const { coordinator, chair, surgeon } = centre.people;
  const { caseId: waits } = await referTestCase(centre);
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const { caseId: listed, agendaItemId } = await listTestCase(centre, meetingId);
  expect(await listOf(centre, coordinator.personId)).toMatchObject([
    { caseId: listed, kind: 'listed', askedOn: '2026-11-26', section: 'later' },
    { caseId: waits, kind: 'question', askedOn: '2026-11-10', section: 'question' },
  ]);
  expect(await asked(centre, chair)).toEqual([]);
  centre.setNow('2026-11-26T00:00:00Z');
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: agendaItemId });
  await centre.as(chair, concludeItem, {
    itemId: agendaItemId,
    conclusion: 'deferred',
    deferralReason: 'imaging_missing',
    next: false,
  });
  await centre.as(chair, closeMeeting, { meetingId });
  expect(await listOf(centre, coordinator.personId, '2026-11-26')).toMatchObject([
    { caseId: waits },
    { caseId: listed, kind: 'sent_back', detail: 'imaging_missing', askedOn: '2026-11-26' },
  ]);
  const { caseId, recommendationId } = await recommendTestCase(centre);
  await decide(centre, recommendationId, 1, 'accepted');
  await centre.as(surgeon, recordFulfilment, {
    recommendationId,
    version: 0,
    fulfilment: {
      state: 'done_otherwise',
      reason: 'other_therapy_chosen',
      deviation: 'major',
      askOn: null,
      note: null,
    },
  });
  expect(await asked(centre, coordinator)).toContainEqual([caseId, 'deviation']);
  await askTestCase(centre, caseId, { receivedOn: '2026-11-25' });
  expect(await asked(centre, coordinator)).toContainEqual([caseId, 'question']);
});

test('while somebody is away it stands with who covers, and with nobody else; what is not finished comes back', async () => {
  const centre = await createTestCentre();
  const { surgeon, clinician, chair, coordinator } = centre.people;
  const { caseId } = await recommendTestCase(centre);
  const { id: absenceId } = await centre.as(surgeon, sayAbsence, {
    personId: surgeon.personId,
    absence: { from: today, to: '2026-11-30', coverId: clinician.personId },
  });
  expect([await asked(centre, surgeon), await asked(centre, clinician)]).toEqual([[], [[caseId, 'tell']]]);
  // The cover is away too, and names nobody: the chair.
  await centre.as(clinician, sayAbsence, {
    personId: clinician.personId,
    absence: { from: '2026-11-20', to: null, coverId: null },
  });
  expect(await asked(centre, clinician, '2026-11-20')).toEqual([]);
  expect(await asked(centre, chair, '2026-11-20')).toEqual([[caseId, 'tell']]);
  await centre.as(coordinator, endAbsence, { absenceId, version: 1, to: '2026-11-20' });
  expect(await asked(centre, surgeon, '2026-11-21')).toEqual([[caseId, 'tell']]);
  expect(await asked(centre, chair, '2026-11-21')).toEqual([]);
});

test('of who has left it stands with the chair who has been it for longest, or has the board’s seat', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const leaving = await addTestColleague(centre, { role: 'surgeon', from: '2020-01-01', to: '2026-11-30' });
  const older = await addTestColleague(centre, { role: 'chair', from: '2019-01-01', to: null });
  const { caseId } = await recommendTestCase(centre, leaving);
  expect(await asked(centre, leaving)).toEqual([[caseId, 'tell']]);
  expect(await asked(centre, leaving, '2026-12-01')).toEqual([]);
  // The test board is chaired by the centre's own chair.
  expect(await asked(centre, chair, '2026-12-01')).toEqual([[caseId, 'tell']]);
  expect(await asked(centre, older, '2026-12-01')).toEqual([]);
});

test('the board’s seat is that of the day: who sits there later has nothing of it before', async () => {
  const { centre, change, members } = await changingBoard();
  const { chair } = centre.people;
  const older = await addTestColleague(centre, { role: 'chair', from: '2019-01-01', to: null });
  const seats = members.map((seat) => (seat.role === 'chair' ? { ...seat, personId: older.personId } : seat));
  await centre.as(chair, changeSeries, change({}, { members: seats }));
  const chairs = (day: string) =>
    withScope(centre.database, [centre.ownerId], async (tx) =>
      (await houseOn(tx, centre.ownerId, day)).seats.map(({ personId }) => personId),
    );
  expect([await chairs('2026-11-30'), await chairs('2026-12-01')]).toEqual([
    [chair.personId],
    [older.personId],
  ]);
});

test('where no chair and no coordinator is there it is nobody’s, and counted as that; each case once', async () => {
  const centre = await createTestCentre();
  const { chair, coordinator, surgeon } = centre.people;
  const { caseId: waits } = await referTestCase(centre);
  const { caseId: owed } = await recommendTestCase(centre);
  for (const { personId } of [chair, coordinator])
    await centre.as(centre.people.administrator, sayAbsence, {
      personId,
      absence: { from: '2026-11-20', to: null, coverId: null },
    });
  expect((await listOf(centre, null)).map(({ caseId }) => caseId)).toEqual([]);
  expect((await listOf(centre, null, '2026-11-20')).map(({ caseId }) => caseId)).toEqual([waits]);
  const sizes = await withScope(centre.database, [centre.ownerId], (tx) =>
    listSizes(tx, centre.ownerId, '2026-11-20'),
  );
  expect(sizes).toEqual(
    expect.arrayContaining([
      { personId: null, count: 1, oldest: '2026-11-10' },
      { personId: surgeon.personId, count: 1, oldest: expect.any(String) },
    ]),
  );
  expect(await asked(centre, surgeon, '2026-11-20')).toEqual([[owed, 'tell']]);
});

/** Every way in which a matter is somebody's: by name, of whom it is then, by role; for a board of these. */
const everyWay = (
  names: readonly string[],
  thens: ReadonlyArray<string | null>,
  boards: ReadonlyArray<string | null>,
) => {
  const named = names.map((personId) => ({ personId, role: null }));
  const byRole = (['coordinator', 'chair'] as const).map((role) => ({ personId: null, role }));
  return [...named, ...byRole].flatMap((whose) =>
    thens.flatMap((elseId) => boards.map((seriesId) => ({ ...whose, elseId, seriesId }))),
  );
};

/** The one matter that is open at a house, and as many more like it as differ from it in this. */
const manyMatters = async (
  tx: Tx,
  ownerId: string,
  differing: ReadonlyArray<Partial<typeof turn.$inferInsert>>,
) => {
  const [open] = await tx.select().from(turn).where(eq(turn.ownerId, ownerId));
  if (open === undefined) throw new Error('nothing is open');
  const more = differing.map((row) => ({ ...open, ...row, id: randomUUID() }));
  return [open, ...(await tx.insert(turn).values(more).returning())];
};

test('the database lists a matter for exactly whom the rule names, and none of another house', async () => {
  const [centre, elsewhere] = [await createTestCentre(), await createTestCentre()];
  const { ownerId, people } = centre;
  const { surgeon, clinician, observer, administrator } = people;
  const older = await addTestColleague(centre, { role: 'chair', from: '2019-01-01', to: null });
  const { seriesId } = await createTestBoard(centre, { items: 0 });
  const [gone, noSeats] = [randomUUID(), randomUUID()];
  await centre.as(administrator, sayAbsence, {
    personId: clinician.personId,
    absence: { from: today, to: null, coverId: null },
  });
  for (const each of [centre, elsewhere]) await referTestCase(each);
  const names = [surgeon.personId, clinician.personId, gone];
  const rows = everyWay(names, [null, observer.personId, gone], [seriesId, noSeats, null]);
  await withScope(operatorDatabase(), [ownerId, elsewhere.ownerId], async (tx) => {
    const all = await manyMatters(tx, ownerId, rows);
    const house = await houseOn(tx, ownerId, today);
    for (const id of [null, gone, ...[...Object.values(people), older].map(({ personId }) => personId)]) {
      const listed = await turnsListed(tx, ownerId, listKeys(id, house), { today, limit: 100 });
      const held = all.filter((row) => holderOf(row, house) === id);
      expect(new Set(listed.map(({ caseId }) => caseId))).toEqual(new Set(held.map((row) => row.id)));
    }
  });
});

test('who is asked since nobody knows when stands first, then who waits longest; of one day the first number', async () => {
  const centre = await createTestCentre();
  const { ownerId } = centre;
  const referred = async (receivedOn: string) =>
    (await referTestCase(centre, { referral: { receivedOn } })).caseId;
  const [last, third, second, first] = [
    await referred('2026-11-12'),
    await referred('2026-11-10'),
    await referred('2026-11-10'),
    await referred('2026-11-13'),
  ];
  const change = (id: string, row: Partial<typeof turn.$inferInsert>) =>
    withScope(operatorDatabase(), [ownerId], (tx) =>
      tx
        .update(turn)
        .set(row)
        .where(and(eq(turn.ownerId, ownerId), eq(turn.id, id))),
    );
  await change(first, { askedOn: null });
  await change(second, { label: '0' });
  const listed = await listOf(centre, centre.people.coordinator.personId);
  expect(listed.map(({ caseId }) => caseId)).toEqual([first, second, third, last]);
});

test('of everybody it is said how many they have in all and since when the first, whichever board it is of', async () => {
  const [centre, elsewhere] = [await createTestCentre(), await createTestCentre()];
  const { ownerId, people } = centre;
  for (const each of [centre, elsewhere]) await referTestCase(each);
  const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];
  const ids = Object.values(people).map(({ personId }) => personId);
  const rows = ids.flatMap((personId) =>
    [
      { seriesId: one, askedOn: '2026-11-03' },
      { seriesId: one, askedOn: '2026-11-01' },
      { seriesId: other, askedOn: '2026-11-02' },
      { seriesId: third, askedOn: null },
    ].map((row) => ({ ...row, personId, role: null })),
  );
  const sizes = await withScope(operatorDatabase(), [ownerId, elsewhere.ownerId], async (tx) => {
    await manyMatters(tx, ownerId, rows);
    return listSizes(tx, ownerId, today);
  });
  const { personId: most } = people.coordinator;
  expect(sizes).toEqual([
    { personId: most, count: 5, oldest: '2026-11-01' },
    ...ids
      .filter((id) => id !== most)
      .toSorted()
      .map((personId) => ({ personId, count: 4, oldest: '2026-11-01' })),
  ]);
});
