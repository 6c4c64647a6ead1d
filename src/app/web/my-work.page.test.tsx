import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { fill } from '../../kernel/fills.ts';
import { strike } from '../../kernel/commands/strike.ts';
import { withScope } from '../../kernel/scope.ts';
import { askAgain, listCase } from '../../modules/board/index.ts';
import { askedOn, recordWorkUp } from '../../modules/care/index.ts';
import { myWork } from '../../modules/directory/index.ts';
import {
  answerInvitation,
  closeMeeting,
  concludeItem,
  moveMeeting,
  openItem,
  openMeeting,
  sendInvitations,
} from '../../modules/meetings/index.ts';
import { createTestBoard } from '../../testing/board.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../testing/centre.ts';
import { clinicianOf } from '../../testing/clinician-of.ts';
import { listTestCase, referTestCase } from '../../testing/listed-case.ts';
import { giveAddress } from '../../testing/mail.ts';
import { operateTestCase } from '../../testing/operated-case.ts';
import { recommendTestCase } from '../../testing/recommended-case.ts';
import { visit } from '../../testing/visit.ts';
import { fills } from '../fills.server.ts';

test('who prepares the board sees what was referred and what was sent back; others do not', async () => {
  const centre = await createTestCentre();
  const { chair, coordinator, surgeon, administrator } = centre.people;
  await referTestCase(centre);
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { agendaItemId: itemId } = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId });
  const deferred = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: false } as const;
  await centre.as(chair, concludeItem, { itemId, ...deferred });
  const { text: shown } = await visit(centre, coordinator).get('');
  expect(shown).toContain('Referred, on no agenda yet');
  expect(shown).toContain('Sent back by the board');
  // Both are named, so that nobody opens the case of another woman.
  expect(shown.match(/Invented Woman [^ ]+ · Invented-/g)).toHaveLength(2);
  // Who prepares the boards of another house prepares none here.
  const elsewhere = await createTestCentre();
  const visiting: TestPerson = { ...surgeon, grants: [...elsewhere.people.chair.grants, ...surgeon.grants] };
  for (const person of [chair, surgeon, administrator, visiting]) {
    const { text } = await visit(centre, person).get('');
    expect(text).not.toContain('Referred, on no agenda yet');
    expect(text).not.toContain('Sent back by the board');
  }
  const page = await visit(centre, visiting).get('');
  expect(page.html).toContain('Surgeon');
  expect(page.html).not.toContain('Chair of the board');
});

test('how many more wait than stand there is said', async () => {
  const centre = await createTestCentre();
  for (let cases = 0; cases < 7; cases += 1) await referTestCase(centre);
  const { text } = await visit(centre, centre.people.coordinator).get('');
  expect(text).toContain('and 2 more');
});

test('whoever was invited is asked whether they come; whoever plans is told of those who do not know of a change', async () => {
  const centre = await createTestCentre();
  const { coordinator, surgeon, clinician } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  await giveAddress(surgeon);
  const said = async (person: TestPerson): Promise<string> => (await visit(centre, person).get('')).text;
  const asked = 'Are you coming?';
  const personIds = [surgeon.personId];
  expect(await said(surgeon)).not.toContain(asked);
  await centre.as(coordinator, sendInvitations, { meetingId, version: 1, personIds });
  expect(await said(surgeon)).toContain(asked);
  for (const person of [coordinator, clinician]) expect(await said(person)).not.toContain(asked);
  await centre.as(surgeon, answerInvitation, { meetingId, version: 1, answer: 'accepted' });
  expect(await said(surgeon)).not.toContain(asked);
  const moved = { meetingId, version: 1, localStart: '2026-11-27T08:00', minutes: 60, venue: null };
  await centre.as(coordinator, moveMeeting, moved);
  expect(await said(coordinator)).toContain('1 person does not know of the change');
  for (const person of [surgeon, clinician]) expect(await said(person)).not.toContain('know of the change');
  await centre.as(coordinator, sendInvitations, { meetingId, version: 2, personIds });
  expect(await said(coordinator)).not.toContain('know of the change');
  expect(await said(surgeon)).toContain(asked);
});

test('an open meeting is led to, live for whoever runs it; one that has ended stands there no more', async () => {
  const centre = await createTestCentre();
  const { chair, surgeon } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const later = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const at = `/c/${centre.slug}/meetings/${meetingId}`;
  const planned = await visit(centre, chair).get('');
  expect(planned.text).toContain('Test board, 19 November 2026 08:00 today');
  expect(planned.text).not.toContain('Go to the meeting');
  expect(planned.text.match(/today/g)).toHaveLength(1);
  await centre.as(chair, openMeeting, { meetingId });
  expect((await visit(centre, chair).get('')).html).toContain(`href="${at}/live"`);
  const others = await visit(centre, surgeon).get('');
  expect(others.text).toContain('Go to the meeting');
  expect(others.html).not.toContain('/live"');
  await centre.as(chair, closeMeeting, { meetingId });
  const after = await visit(centre, chair).get('');
  expect(after.html).not.toContain(`href="${at}"`);
  expect(after.html).toContain(`/meetings/${later.meetingId}"`);
});

test('a 30-day form is due to its surgeon once the days are over', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre);
  const read = async () => (await visit(centre, centre.people.surgeon).get('')).text;
  expect(await read()).not.toContain('30-day form');
  centre.setNow('2026-12-20T00:00:00Z');
  expect(await read()).toContain('30-day form');
});

test('a missing pathology report waits for the pathologist, with her name, and leads to its form; for who led the operation no more', async () => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  const { surgeon } = centre.people;
  const waits = 'Pathology reports that wait for you';
  expect((await visit(centre, surgeon).get('')).text).toContain(waits);
  const pathologist = await clinicianOf(centre, 'pathology');
  const page = await visit(centre, pathologist).get('');
  expect(page.text).toMatch(new RegExp(`${waits} 26-0001, 16 November 2026 Invented Woman`));
  expect(page.html).toContain(`href="/c/${centre.slug}/cases/${caseId}/operations/${operationId}/pathology"`);
  expect((await visit(centre, pathologist, 'ko').get('')).text).toContain('나를 기다리는 병리보고서');
  expect((await visit(centre, surgeon).get('')).text).not.toContain(waits);
});

test('what could not be carried out or computed is shown to the administrator alone', async () => {
  const centre = await createTestCentre();
  const { ownerId, operators } = centre;
  await withScope(operators, [ownerId], async (tx) => {
    await tx.execute(sql`insert into kernel.parked (handler, owner_id, seq, at, code)
      values ('test.handler', ${ownerId}, 1, now(), 'failed')`);
    await tx.execute(sql`insert into kernel.unsettled (owner_id, derivation, subject, since)
      values (${ownerId}, 'test.derivation', ${ownerId}, now())`);
  });
  const { administrator, chair } = centre.people;
  const shown = (await visit(centre, administrator).get('')).text;
  expect(shown).toContain('Could not be carried out test.handler');
  expect(shown).toContain('Facts that could not be computed test.derivation');
  expect((await visit(centre, chair).get('')).html).not.toContain('test.');
});

test('the frame says the role, the house and its day, and leads to what one may see', async () => {
  const centre = await createTestCentre({ now: '2026-11-19T20:00:00Z' });
  const page = await visit(centre, centre.people.observer).get('');
  expect(page.html).toContain('20 November 2026');
  expect(page.html).toContain('Test centre');
  expect(page.html).toContain(`href="/c/${centre.slug}/cases"`);
  expect(page.html).not.toContain('Invented data');
  expect(page.html).not.toContain('/guide"');
});

test('who owes a conversation and may not record her decision is led to the case and told who may', async () => {
  const centre = await createTestCentre();
  const { observer, surgeon } = centre.people;
  const { caseId, recommendationId } = await recommendTestCase(centre, observer);
  const shown = (await visit(centre, observer).get('')).html;
  expect(shown).toContain(`href="/c/${centre.slug}/cases/${caseId}"`);
  expect(shown).not.toContain(`/recommendations/${recommendationId}"`);
  expect(shown).toContain('Chair of the board, Surgeon, Clinician, or Board coordinator');
  const own = await recommendTestCase(centre, surgeon);
  const hers = (await visit(centre, surgeon, 'ko').get('')).html;
  expect(hers).toContain(`/cases/${own.caseId}/recommendations/${own.recommendationId}"`);
  expect(hers).not.toContain('기록할 수 있는');
});

test('a case sent back shows the reason the board gave, in every language', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { agendaItemId: itemId } = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId });
  const conclusion = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: false } as const;
  await centre.as(chair, concludeItem, { itemId, ...conclusion });
  const { coordinator } = centre.people;
  expect((await visit(centre, coordinator).get('')).text).toContain('imaging missing');
  expect((await visit(centre, coordinator, 'ko').get('')).text).toContain('영상 누락');
});

test('an operation without a date says that its 30-day form may be due', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre, { doneOn: null });
  expect((await visit(centre, centre.people.surgeon).get('')).text).toContain('30-day form may be due');
});

test('a part that cannot be read is said and logged without whom it was about; the rest stands', async () => {
  const centre = await createTestCentre();
  await referTestCase(centre);
  const logged: string[] = [];
  const note = (event: string, fields: unknown) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const failing = fill(myWork, 'board.minutes', 15, async () => {
    throw new TypeError('Kim Younghee');
  });
  const services = {
    fills: [...fills.filter(({ id }) => id !== failing.id), failing],
    log: { info: note, warn: note, error: note },
  };
  const reader = visit(centre, centre.people.coordinator, 'en', services);
  const page = await reader.get('');
  expect(page.status).toBe(200);
  expect(page.text).toContain('This part of the page cannot be shown now.');
  expect(page.text).toContain('Referred, on no agenda yet');
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatch(/part of a page failed.*board\.minutes.*TypeError/);
  expect(logged[0]).not.toContain('Younghee');
  expect((await visit(centre, centre.people.coordinator, 'ko', services).get('')).text).toContain(
    '이 부분은 지금 표시할 수 없습니다.',
  );
});

const professionalOf = (
  { people: { clinician } }: TestCentre,
  discipline: 'pathology' | 'nursing',
): TestPerson => ({
  ...clinician,
  grants: clinician.grants.map((grant) => ({ ...grant, discipline })),
});
const pathologistOf = (centre: TestCentre): TestPerson => professionalOf(centre, 'pathology');
const waived = (key: string) =>
  ({ key, state: 'waived', value: null, unit: null, takenOn: null, reason: 'Known elsewhere' }) as const;

test('a part of the work-up waits for its profession until it is answered; others are not told', async () => {
  const centre = await createTestCentre();
  const { caseId, referralId } = await referTestCase(centre, { phase: 'post_operative' });
  const pathologist = pathologistOf(centre);
  const at = `/c/${centre.slug}/cases/${caseId}/work-up?part=pathologist&question=${referralId}`;
  const page = await visit(centre, pathologist).get('');
  expect(page.html).toContain(`href="${at.replace('&', '&amp;')}"`);
  expect(page.text).toMatch(
    /Your part of the work-up .*Pathologist: 3 open on no agenda yet asked 9 days ago/,
  );
  expect((await visit(centre, pathologist, 'ko').get('')).text).toContain('병리과: 3개 미입력');
  expect((await visit(centre, pathologist).get(at)).status).toBe(200);
  const { clinician, observer, administrator } = centre.people;
  const observing = observer.grants.map((grant) => ({ ...grant, discipline: 'pathology' }));
  for (const other of [clinician, administrator, { ...observer, grants: observing }])
    expect((await visit(centre, other).get('')).text).not.toContain('Your part of the work-up');
  const items = ['histology', 'pathology_report_final', 'molecular_state'].map(waived);
  await centre.as(pathologist, recordWorkUp, { caseId, items });
  expect((await visit(centre, pathologist).get('')).text).not.toContain('Your part of the work-up');
});

test('a part says which board it is for, is gone when the question was taken back, and waits in no other house', async () => {
  const [centre, elsewhere] = [await createTestCentre(), await createTestCentre()];
  const pathologist = pathologistOf(elsewhere);
  const visiting = { ...pathologist, grants: [...pathologist.grants, ...centre.people.clinician.grants] };
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const { caseId, referralId } = await referTestCase(centre, { phase: 'post_operative' });
  const { surgeon, coordinator } = centre.people;
  const { id: listingId } = await centre.as(coordinator, listCase, { caseId, meetingId, minutes: 5 });
  const mine = async (person: TestPerson) => (await visit(centre, person).get('')).text;
  expect(await mine(pathologistOf(centre))).toContain('Pathologist: 3 open board of 26 November 2026');
  // She is the consultant whom the question names.
  expect(await mine(surgeon)).toContain('The woman herself: 1 open');
  expect(await mine(visiting)).not.toContain('Your part of the work-up');
  await centre.as(coordinator, strike, { table: 'board.listing', id: listingId, version: 1 });
  expect(await mine(pathologistOf(centre))).toContain('Pathologist: 3 open on no agenda yet');
  await centre.as(coordinator, strike, { table: 'care.referral', id: referralId, version: 1 });
  expect(await mine(pathologistOf(centre))).not.toContain('Your part of the work-up');
});

test('a part whose board was not held on its day is answered by what was measured since', async () => {
  const centre = await createTestCentre();
  const nurse = professionalOf(centre, 'nursing');
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId } = await referTestCase(centre);
  await centre.as(centre.people.coordinator, listCase, { caseId, meetingId, minutes: 5 });
  centre.setNow('2026-12-20T00:00:00Z');
  const open = async () => /Nurse: (\d+) open/.exec((await visit(centre, nurse).get('')).text)?.[1];
  expect(await open()).toBe('6');
  expect((await visit(centre, nurse).get(`/cases/${caseId}`)).text).toContain('Nurse 6 open');
  const albumin = { key: 'albumin', value: 3.9, unit: 'g/dL', takenOn: '2026-12-18', reason: null };
  await centre.as(nurse, recordWorkUp, { caseId, items: [{ ...albumin, state: 'present' }] });
  expect(await open()).toBe('5');
});

test('a part leads to the question it waits for and to what is open on the day of that board, also when a newer one was asked', async () => {
  const centre = await createTestCentre();
  const nurse = professionalOf(centre, 'nursing');
  const { coordinator, surgeon } = centre.people;
  const albumin = { key: 'albumin', state: 'present', value: 3.9, unit: 'g/dL', reason: null } as const;
  const { caseId, referralId } = await referTestCase(centre, {
    phase: 'post_operative',
    workUp: [{ ...albumin, takenOn: '2026-11-18' }],
  });
  // Fresh today and no longer so on the day of the board, 23 days later.
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-12-12T08:00' });
  await centre.as(coordinator, listCase, { caseId, meetingId, minutes: 5 });
  await centre.as(coordinator, askAgain, {
    caseId,
    referral: {
      phase: 'recurrence',
      recurrenceNumber: 1,
      questionType: 'recurrence',
      question: 'Operate again?',
      consultantId: surgeon.personId,
      receivedOn: '2026-11-19',
    },
  });
  const me = visit(centre, nurse);
  const { html } = await me.get('');
  const open = (answer: { readonly text: string }) => /Nurse:? (\d+) open/.exec(answer.text)?.[1];
  const counts: (string | undefined)[] = [];
  for (const [part, question] of html.matchAll(/\/work-up\?part=nurse&amp;question=([0-9a-f-]{36})/g)) {
    const link = html.slice(html.indexOf(part));
    const told = open({ text: link.slice(link.indexOf('>') + 1).replaceAll(/<!--.*?-->/g, '') });
    const page = await me.get(`/cases/${caseId}${part.replace('&amp;', '&')}`);
    expect(open(page)).toBe(told);
    expect(page.text).toContain(
      question === referralId ? 'which the board of 12 December 2026 will discuss' : 'on no agenda yet',
    );
    counts.push(told);
  }
  expect(new Set(counts).size).toBe(2);
  const elsewhere = await referTestCase(centre);
  const foreign = await me.get(`/cases/${caseId}/work-up?part=nurse&question=${elsewhere.referralId}`);
  expect(foreign.status).toBe(404);
  expect((await me.get(`/cases/${caseId}/work-up?question=x`)).status).toBe(404);
  // The whole is of the same question.
  const whole = await me.get(`/cases/${caseId}/work-up?part=all&question=${referralId}`);
  for (const item of ['albumin', 'histology']) expect(whole.html).toContain(`name="workUp.${item}"`);
});

test('while boards cannot say where a question stands, its work-up says so and not that it is on no agenda', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const broken = fill(askedOn, 'board.asked-on', 0, async () => {
    throw new Error('away');
  });
  const services = { fills: [broken], log: { info: () => {}, warn: () => {}, error: () => {} } };
  const page = await visit(centre, centre.people.coordinator, 'en', services).get(`/cases/${caseId}/work-up`);
  expect(page.text).toContain('This part of the page cannot be shown now.');
  expect(page.text).not.toContain('on no agenda yet');
  expect(page.html).toContain('name="workUp.albumin"');
});
