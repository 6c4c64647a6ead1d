import { beforeAll, expect, test } from 'vitest';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../../../testing/centre.ts';
import { addTestColleague } from '../../../../testing/colleague.ts';
import { listTestCase, referTestCase } from '../../../../testing/listed-case.ts';
import { itemsIn, linksIn, under } from '../../../../testing/page-parts.ts';
import { operableTestCase } from '../../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { identitiesOf } from '../../../care/index.ts';
import { sayAbsence } from '../../../directory/index.ts';
import { withScope } from '../../../../kernel/scope.ts';
import { closeMeeting, concludeItem, openItem, openMeeting } from '../../../meetings/index.ts';
import { recordOperation } from '../../../surgery/index.ts';
import { recordHerDecision } from '../../commands/record-her-decision.ts';
import { recordRecommendation } from '../../commands/record-recommendation.ts';

const advice = {
  intent: 'curative',
  modality: 'surgery',
  timing: 'upfront',
  detail: null,
  rationale: 'Complete resection looks possible',
  alternative: null,
  patientView: null,
} as const;
const said = { deferralReason: null, quorumReason: 'The others had written', next: false } as const;

/** Three questions of one board, each answered with a day until which somebody tells her. */
const advised = async (centre: TestCentre, meetingId: string) => {
  const { chair, surgeon } = centre.people;
  const told = async (dueOn: string, seesTo: TestPerson = surgeon) => {
    const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
    await centre.as(chair, openItem, { itemId: agendaItemId });
    const recommendation = { ...advice, dueOn, ownerPersonId: seesTo.personId };
    const { id } = await centre.as(chair, recordRecommendation, { caseId, agendaItemId, recommendation });
    await centre.as(chair, concludeItem, { itemId: agendaItemId, conclusion: 'reached', ...said });
    return { id, caseId, label: (await recordOf(centre, caseId)).case.label };
  };
  const [late, soon, decided] = [
    await told('2026-11-30'),
    await told('2026-11-20'),
    await told('2026-11-21'),
  ];
  const others = await told('2026-11-19', chair);
  const hers = { spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null };
  for (const [{ id }, decision] of [
    [soon, 'undecided'],
    [decided, 'declined'],
  ] as const)
    await centre.as(surgeon, recordHerDecision, {
      recommendationId: id,
      version: 1,
      decision: { decision, ...hers },
    });
  return { late, soon, others };
};

/** Questions of several days: one that waits, one that waits longer, one a board sent back. */
const waiting = async (centre: TestCentre, meetingId: string) => {
  const { chair } = centre.people;
  const referral = (receivedOn: string) => ({ referral: { receivedOn } });
  const { caseId: newer } = await referTestCase(centre, referral('2026-11-17'));
  const { caseId: older } = await referTestCase(centre, {
    ...referral('2026-11-03'),
    case: { stage: 'IVB' },
  });
  const { caseId: back, agendaItemId: itemId } = await listTestCase(
    centre,
    meetingId,
    referral('2026-11-01'),
  );
  await centre.as(chair, openItem, { itemId });
  const deferred = { conclusion: 'deferred', deferralReason: 'molecular_pending', next: false } as const;
  await centre.as(chair, concludeItem, { itemId, ...deferred });
  return { newer, older, back };
};

const made = async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const ended = await createTestBoard(centre, { items: 1, localStart: '2026-11-19T07:00' });
  const { meetingId: next } = await createTestBoard(centre, { items: 2, localStart: '2026-11-26T08:00' });
  await centre.as(chair, openMeeting, { meetingId: ended.meetingId });
  await centre.as(chair, closeMeeting, { meetingId: ended.meetingId });
  await centre.as(chair, openMeeting, { meetingId });
  const owed = await advised(centre, meetingId);
  return { centre, meetingId, next, owed, waits: await waiting(centre, meetingId) };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});

const workOf = async (role: keyof TestCentre['people']) =>
  (await visit(house.centre, house.centre.people[role]).get('')).html;

/** A case as the list calls it: its number and who she is. */
const called = async (caseId: string): Promise<string> => {
  const { centre } = house;
  const { label, patientId } = (await recordOf(centre, caseId)).case;
  const [her] = await withScope(centre.database, [centre.ownerId], (tx) =>
    identitiesOf(tx, centre.ownerId, [patientId]),
  );
  return `${label} ${her?.latinName} · ${her?.recordNumber}`;
};

test('who sees to a recommendation owes the talk until she has decided, each with her name; others owe theirs', async () => {
  const { soon, late, others } = house.owed;
  const mine = under(await workOf('surgeon'), 'Conversations you owe');
  expect(itemsIn(mine)).toEqual([
    `${await called(late.caseId)} not yet told Surgery since today · then she decides`,
    `${await called(soon.caseId)} undecided Surgery since today · then it is carried out`,
  ]);
  expect(linksIn(mine)[late.label]).toBe(
    `/c/${house.centre.slug}/cases/${late.caseId}/recommendations/${late.id}`,
  );
  const chairs = under(await workOf('chair'), 'Conversations you owe');
  expect(itemsIn(chairs)).toEqual([
    `${await called(others.caseId)} not yet told Surgery since today · then she decides`,
  ]);
  expect(await workOf('clinician')).not.toContain('Conversations you owe');
});

test('whoever covers has the talk meanwhile and is told for whom, and the reader who is away has it no more', async () => {
  const centre = await createTestCentre();
  const { clinician, surgeon } = centre.people;
  const { caseId } = await recommendTestCase(centre);
  const { label } = (await recordOf(centre, caseId)).case;
  await centre.as(surgeon, sayAbsence, {
    personId: surgeon.personId,
    absence: { from: '2026-11-18', to: '2026-12-05', coverId: clinician.personId },
  });
  const covers = await visit(centre, clinician).get('');
  expect(itemsIn(under(covers.html, 'Conversations you owe'))).toEqual([
    expect.stringMatching(new RegExp(`^${label} .* · for Test surgeon, away until 5 December 2026$`)),
  ]);
  expect((await visit(centre, clinician, 'ko').get('')).text).toContain('2026년 12월 5일');
  expect((await visit(centre, surgeon).get('')).html).not.toContain('Conversations you owe');
  centre.setNow('2026-12-06T00:00:00Z');
  expect((await visit(centre, surgeon).get('')).html).toContain('Conversations you owe');
  expect((await visit(centre, clinician).get('')).html).not.toContain('Conversations you owe');
});

test('whoever has it for somebody is told for whom: of whose role it is while they are away, and who has left', async () => {
  const centre = await createTestCentre();
  const { clinician, coordinator, chair } = centre.people;
  await referTestCase(centre);
  await centre.as(coordinator, sayAbsence, {
    personId: coordinator.personId,
    absence: { from: '2026-11-18', to: '2026-11-25', coverId: clinician.personId },
  });
  const covers = under((await visit(centre, clinician).get('')).html, 'Referred, on no agenda yet');
  expect(itemsIn(covers)).toEqual([
    expect.stringMatching(/ · for Test coordinator, away until 25 November 2026$/),
  ]);
  const leaving = await addTestColleague(centre, { role: 'surgeon', from: '2020-01-01', to: '2026-11-30' });
  await recommendTestCase(centre, leaving);
  centre.setNow('2026-12-01T00:00:00Z');
  const chairs = under((await visit(centre, chair).get('')).html, 'Conversations you owe');
  expect(itemsIn(chairs)).toEqual([expect.stringMatching(/ · for Another surgeon, who has left$/)]);
});

test('what nobody may see to is shown to the administrator alone, each case of it', async () => {
  const centre = await createTestCentre();
  const { chair, coordinator, surgeon, administrator } = centre.people;
  for (let cases = 0; cases < 3; cases += 1) await referTestCase(centre);
  const title = 'Nobody here may see to this: there is no chair and no coordinator';
  expect((await visit(centre, administrator).get('')).html).not.toContain(title);
  for (const { personId } of [chair, coordinator])
    await centre.as(administrator, sayAbsence, {
      personId,
      absence: { from: '2026-11-18', to: null, coverId: null },
    });
  expect(itemsIn(under((await visit(centre, administrator).get('')).html, title))).toHaveLength(3);
  for (const person of [surgeon, chair, coordinator])
    expect((await visit(centre, person).get('')).html).not.toContain(title);
});

test('what somebody owes beyond what stands there is counted and stands on a page of its own, conversations as well as operations', async () => {
  const centre = await createTestCentre();
  const { chair, surgeon } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  await centre.as(chair, openMeeting, { meetingId });
  for (let count = 0; count < 8; count += 1) {
    const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
    await centre.as(chair, openItem, { itemId: agendaItemId });
    const recommendation = { ...advice, dueOn: '2026-11-26', ownerPersonId: surgeon.personId };
    await centre.as(chair, recordRecommendation, { caseId, agendaItemId, recommendation });
    await centre.as(chair, concludeItem, { itemId: agendaItemId, conclusion: 'reached', ...said });
  }
  const { caseId, report } = await operableTestCase(centre, { diseaseAtStart: null });
  for (let count = 1; count < 14; count += 1)
    await centre.as(surgeon, recordOperation, {
      caseId,
      report: { ...report, doneOn: `2026-11-${String(count + 2).padStart(2, '0')}` },
    });
  const { html } = await visit(centre, surgeon).get('');
  const owed = under(html, 'Conversations you owe');
  expect(itemsIn(owed)).toHaveLength(6);
  expect(linksIn(owed)['and 3 more']).toBe(`/c/${centre.slug}/turns`);
  const whole = await visit(centre, surgeon).get(`/c/${centre.slug}/turns`);
  expect(itemsIn(under(whole.html, 'Conversations you owe'))).toHaveLength(8);
  expect(whole.html).not.toContain('How many each person has');
  const lists = await visit(centre, chair).get(`/c/${centre.slug}/turns`);
  expect(itemsIn(under(lists.html, 'How many each person has'))).toEqual([
    'Test surgeon 8 the first since 19 November 2026',
    'Test coordinator 1 the first since 10 November 2026',
  ]);
  for (const title of ['Your operations with something open', 'Pathology reports that wait for you']) {
    const open = under(html, title);
    expect(itemsIn(open)).toHaveLength(7);
    expect(linksIn(open)['and 7 more']).toBe(`/c/${centre.slug}/cases?state=operated`);
  }
});

test('what waits for an agenda stands longest waiting first, each with her own name, what was sent back apart', async () => {
  const { newer, older, back } = house.waits;
  const html = await workOf('coordinator');
  expect(itemsIn(under(html, 'Referred, on no agenda yet'))).toEqual([
    `${await called(older)} for 16 days · then a board discusses her`,
    `${await called(newer)} for 2 days · then a board discusses her`,
  ]);
  expect(itemsIn(under(html, 'Sent back by the board'))).toEqual([
    `${await called(back)} molecular result pending since today · then a board discusses her`,
  ]);
});

test('coming boards stand soonest first with what is done, the ended one no more; who owes nothing is told so', async () => {
  const boards = under(await workOf('observer'), 'Board meetings');
  expect(itemsIn(boards)).toEqual([
    'Test board, 19 November 2026 08:00 today 5 of 5 discussed',
    'Test board, 26 November 2026 08:00 0 of 2 discussed',
  ]);
  const to = `/c/${house.centre.slug}/meetings`;
  expect(linksIn(boards)).toMatchObject({
    'Go to the meeting': `${to}/${house.meetingId}`,
    'Test board, 26 November 2026 08:00': `${to}/${house.next}`,
  });
  expect(linksIn(under(await workOf('chair'), 'Board meetings'))['Go to the meeting']).toBe(
    `${to}/${house.meetingId}/live`,
  );
  expect(await workOf('observer')).toContain('Nothing waits for you');
  expect(await workOf('surgeon')).not.toContain('Nothing waits for you');
});
