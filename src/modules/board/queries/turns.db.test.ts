import { expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { addTestColleague } from '../../../testing/colleague.ts';
import { createTestBoard } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../../testing/centre.ts';
import { askTestCase, listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { operableTestCase } from '../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { endAbsence, sayAbsence } from '../../directory/index.ts';
import { closeMeeting, concludeItem, openItem, openMeeting } from '../../meetings/index.ts';
import { recordOperation } from '../../surgery/index.ts';
import { recordFulfilment } from '../commands/record-fulfilment.ts';
import { recordHerDecision } from '../commands/record-her-decision.ts';
import { listKeys } from '../who-holds.ts';
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
