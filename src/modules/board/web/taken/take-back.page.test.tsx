import { expect, test } from 'vitest';
import { strike } from '../../../../kernel/commands/strike.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { createTestBoard } from '../../../../testing/board.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { factsIn, itemsIn, under } from '../../../../testing/page-parts.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { recordOutcome, recordPathology } from '../../../surgery/index.ts';
import { concludeCase } from '../../commands/conclude-case.ts';
import { recordFulfilment } from '../../commands/record-fulfilment.ts';
import { undoStep } from '../../commands/undo-step.ts';
import { verifyAudit } from '../../../../kernel/audit/verify.ts';

const operated = async () => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  const { surgeon, clinician } = centre.people;
  return {
    centre,
    caseId,
    operationId,
    path: `/cases/${caseId}/take-back/operation/${operationId}`,
    standing: `/c/${centre.slug}/cases/${caseId}/operations/${operationId}`,
    me: visit(centre, surgeon),
    other: visit(centre, clinician),
    strikes: async () =>
      (await journalOf(centre)).filter(({ command }) => command === 'kernel.strike').length,
  };
};
const listAt = (slug: string, caseId: string) => `/c/${slug}/taken-back?case=${caseId}&done`;

test('what a colleague records meanwhile does not go along unseen: it is named first', async () => {
  const { centre, operationId, path, me, strikes } = await operated();
  const opened = await me.get(path);
  await centre.as(centre.people.surgeon, recordPathology, {
    operationId,
    version: 0,
    report: { reportedOn: '2026-11-18', specimens: 'Omentum' },
  });
  const refused = await me.fill(opened, 'take-back', { reason: 'Another woman’s' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain(
    'Somebody else changed it after you had opened this page. Nothing was done.',
  );
  expect(refused.html).toContain('value="Another woman’s"');
  expect(itemsIn(under(refused.html, 'What goes along with it'))).toEqual(['Pathology report']);
  expect(await strikes()).toBe(0);
  expect(await me.fill(refused, 'take-back', {})).toMatchObject({ status: 303 });
  expect(await strikes()).toBe(1);
});

test('an operation leaves scorecard and "My work" with its reports, says why, and comes back with them', async () => {
  const { centre, caseId, operationId, path, standing, me } = await operated();
  await centre.as(centre.people.surgeon, recordPathology, {
    operationId,
    version: 0,
    report: { reportedOn: '2026-11-18', specimens: 'Omentum' },
  });
  const scorecard = async () => (await me.get('/scorecard?year=2026')).text;
  const work = async () => (await me.get('')).html.includes(`/operations/${operationId}`);
  expect(await scorecard()).toContain('from 1 case, 1 operation');
  expect(await work()).toBe(true);
  const stands = await me.get(standing);
  expect(stands.html).toContain(`href="/c/${centre.slug}${path}"`);
  const opened = await me.get(path);
  expect(factsIn(opened.html)).toMatchObject({
    Record: 'Operation',
    Date: '16 November 2026',
  });
  expect(itemsIn(under(opened.html, 'What goes along with it'))).toEqual(['Pathology report']);
  const taken = await me.fill(opened, 'take-back', { reason: 'Another woman’s' });
  expect(taken).toMatchObject({ status: 303, to: listAt(centre.slug, caseId) });
  expect(await scorecard()).toContain('from 1 case, 0 operations');
  expect(await work()).toBe(false);
  expect(await me.get(standing)).toMatchObject({ status: 404 });
  const list = await me.get(taken.to ?? '');
  for (const said of ['Operation', '16 November 2026', 'Another woman’s', 'Test surgeon'])
    expect(list.text).toContain(said);
  expect(list.html).toContain(`href="/c/${centre.slug}${path}"`);
  const back = await me.get(path);
  expect(factsIn(back.html)).toMatchObject({ Reason: 'Another woman’s' });
  expect(itemsIn(under(back.html, 'What comes back with it'))).toEqual(['Pathology report']);
  expect(await me.fill(back, 'restore', { reason: 'Hers after all' })).toMatchObject({
    status: 303,
    to: standing,
  });
  expect(await scorecard()).toContain('from 1 case, 1 operation');
  expect(await work()).toBe(true);
  expect((await me.get(standing)).text).toContain('Omentum');
  expect((await me.get(`/taken-back?case=${caseId}`)).text).toContain('Nothing is taken back.');
});

test('a report of an operation is taken back by itself, restored, or written anew in its place; the operation stands', async () => {
  const { centre, caseId, operationId, standing, me } = await operated();
  const { surgeon } = centre.people;
  const pathology = { reportedOn: '2026-11-18', specimens: 'Omentum' };
  const none = { complications: [], closed30On: null, closed90On: null };
  const writePathology = (version: number) =>
    centre.as(surgeon, recordPathology, { operationId, version, report: pathology });
  const writeOutcome = (version: number) =>
    centre.as(surgeon, recordOutcome, { operationId, version, outcome: none });
  for (const [what, title, write] of [
    ['pathology', 'Pathology report', writePathology],
    ['complications', 'Complications', writeOutcome],
  ] as const) {
    await write(0);
    const path = `/cases/${caseId}/take-back/${what}/${operationId}`;
    const stands = await me.get(standing);
    expect(stands.html).toContain(`href="/c/${centre.slug}${path}"`);
    const opened = await me.get(path);
    expect(factsIn(opened.html)).toMatchObject({ Record: title });
    expect(itemsIn(under(opened.html, 'What goes along with it'))).toEqual([]);
    const taken = await me.fill(opened, 'take-back', { reason: 'Another woman’s' });
    expect(taken).toMatchObject({ status: 303, to: listAt(centre.slug, caseId) });
    const list = await me.get(taken.to ?? '');
    for (const word of [title, 'Another woman’s']) expect(list.text).toContain(word);
    const left = await me.get(standing);
    expect(left.html).not.toContain(path);
    const restored = await me.fill(await me.get(path), 'restore', { reason: 'Hers after all' });
    expect(restored).toMatchObject({ status: 303, to: standing });
    expect((await me.get(standing)).html).toContain(path);
    // Taken back again, the report of the right woman is written in its place.
    await me.fill(await me.get(path), 'take-back', { reason: 'Another woman’s' });
    await expect(write(3)).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await write(0);
    expect((await me.get(standing)).html).toContain(path);
    expect((await me.get(`/taken-back?case=${caseId}`)).text).toContain('Nothing is taken back.');
  }
  const operation = `/cases/${caseId}/take-back/operation/${operationId}`;
  await me.fill(await me.get(`/cases/${caseId}/take-back/pathology/${operationId}`), 'take-back', {
    reason: 'Wrong',
  });
  const whole = await me.get(operation);
  expect(itemsIn(under(whole.html, 'What goes along with it'))).toEqual(['Complications']);
  await me.fill(whole, 'take-back', { reason: 'Never done' });
  await me.fill(await me.get(operation), 'restore', { reason: 'It was' });
  expect((await me.get(`/taken-back?case=${caseId}`)).text).toContain('Pathology report');
  expect((await me.get(standing)).text).not.toContain('Omentum');
  expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
});

test('without a reason nothing happens', async () => {
  const { path, me, strikes } = await operated();
  const refused = await me.send(path, 'take-back', { reason: ' ' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Please say why.');
  expect(await strikes()).toBe(0);
});

test('of two who take it back at once the second is told by whom; a form sent twice does it once', async () => {
  const { centre, caseId, path, me, other, strikes } = await operated();
  const [mine, theirs] = [await me.get(path), await other.get(path)];
  const first = await me.fill(mine, 'take-back', { reason: 'Wrong case' });
  expect(await me.fill(mine, 'take-back', { reason: 'Wrong case' })).toEqual(first);
  const second = await other.fill(theirs, 'take-back', { reason: 'Wrong woman' });
  expect(second).toMatchObject({ status: 303, to: `/c/${centre.slug}${path}` });
  const told = await other.get(second.to ?? '');
  expect(factsIn(told.html)).toMatchObject({ Reason: 'Wrong case' });
  expect(told.text).toContain('Test surgeon');
  expect(await strikes()).toBe(1);
  const [back, again] = [await me.get(path), await other.get(path)];
  await me.fill(back, 'restore', { reason: 'It was right' });
  expect(await other.fill(again, 'restore', { reason: 'It was right' })).toMatchObject({
    status: 303,
    to: `/c/${centre.slug}${path}`,
  });
  expect((await recordOf(centre, caseId)).operations).toHaveLength(1);
});

test('what somebody corrected meanwhile is a conflict, and is taken back once it has been seen', async () => {
  const { centre, caseId, path, standing, me, other, strikes } = await operated();
  const opened = await me.get(path);
  await other.send(`${standing}?correct`, 'operation', { 'report.doneOn': '2026-11-15', reason: 'Day' });
  const refused = await me.fill(opened, 'take-back', { reason: 'Wrong case' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Somebody else changed it after you had opened this page');
  expect(factsIn(refused.html)).toMatchObject({ Date: '15 November 2026' });
  expect(await strikes()).toBe(0);
  expect(await me.fill(refused, 'take-back')).toMatchObject({ status: 303, to: listAt(centre.slug, caseId) });
});

test('what rests on a question is named with its page, and nothing is offered until it is gone', async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId } = await listTestCase(centre, meetingId);
  const [question] = (await recordOf(centre, caseId)).referrals;
  const [listing] = (await recordOf(centre, caseId)).listings;
  const me = visit(centre, centre.people.coordinator);
  const path = `/cases/${caseId}/take-back/question/${question?.id}`;
  const page = await me.get(path);
  const rests = under(page.html, 'What rests on it');
  expect(rests).toContain(`/cases/${caseId}/take-back/listing/${listing?.id}`);
  expect(page.html).not.toContain('name="reason"');
  const forged = await me.post(path, {
    form: 'take-back',
    reason: 'x',
    version: String(question?.version),
  });
  expect(forged.status).toBe(422);
  const first = await me.send(`/cases/${caseId}/take-back/listing/${listing?.id}`, 'take-back', {
    reason: 'By mistake',
  });
  expect(first.status).toBe(303);
  expect((await me.get(`/meetings/${meetingId}`)).text).toContain('Nobody is listed yet.');
  expect(await me.send(path, 'take-back', { reason: 'By mistake' })).toMatchObject({ status: 303 });
  const list = await me.get(`/taken-back?case=${caseId}`);
  const offered = [...list.html.matchAll(/href="[^"]*take-back\/(\w+)\//g)].map(([, what]) => what);
  expect(offered).toEqual(['question', 'listing']);
  const restored = await me.send(`/cases/${caseId}/take-back/listing/${listing?.id}`, 'restore', {
    reason: 'x',
  });
  expect(restored.status).toBe(422);
  expect(restored.text).toContain('Restore that first.');
});

test('a successor in its place is said, and nothing is restored', async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId } = await listTestCase(centre, meetingId);
  const [listing] = (await recordOf(centre, caseId)).listings;
  const me = visit(centre, centre.people.coordinator);
  const path = `/cases/${caseId}/take-back/listing/${listing?.id}`;
  await me.send(path, 'take-back', { reason: 'Too early' });
  await me.send(`/cases/${caseId}`, 'list', { meetingId });
  expect((await recordOf(centre, caseId)).listings).toHaveLength(1);
  const refused = await me.send(path, 'restore', { reason: 'x' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Another record stands in its place now');
});

test('a recommendation goes with her decision; who may not record one is told so and refused', async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const path = `/cases/${caseId}/take-back/recommendation/${recommendationId}`;
  const surgeon = visit(centre, centre.people.surgeon);
  const looked = await surgeon.get(path);
  expect(looked.text).toContain('Your role may not do this');
  expect(looked.html).not.toContain('name="reason"');
  expect(await surgeon.post(path, { form: 'take-back', reason: 'x', version: '1' })).toMatchObject({
    status: 403,
  });
  expect((await surgeon.get(`/cases/${caseId}`)).html).not.toContain('take-back/recommendation');
  const chair = visit(centre, centre.people.chair);
  expect((await chair.get(`/cases/${caseId}`)).html).toContain(path);
  const fulfilment = {
    state: 'open',
    reason: null,
    deviation: null,
    askOn: '2027-01-04',
    note: null,
  } as const;
  await centre.as(centre.people.surgeon, recordFulfilment, { recommendationId, version: 0, fulfilment });
  const opened = await chair.get(path);
  expect(factsIn(opened.html)).toMatchObject({ Record: 'Recommendation', Detail: 'Surgery, upfront' });
  expect(itemsIn(under(opened.html, 'What goes along with it'))).toEqual([
    'What became of it',
    'Her decision',
  ]);
  expect(await chair.fill(opened, 'take-back', { reason: 'Of another woman' })).toMatchObject({
    status: 303,
  });
  expect((await recordOf(centre, caseId)).recommendations).toEqual([]);
});

test('a recommendation that was undone in the room stands in the list and is restored from there', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { caseId, meetingId, recommendationId } = await recommendTestCase(centre);
  const step = { meetingId, what: 'recommended', id: recommendationId, version: 1 } as const;
  await centre.as(chair, undoStep, step, { reason: '' });
  const me = visit(centre, chair);
  const list = await me.get(`/taken-back?case=${caseId}`);
  expect(list.text).toContain('Surgery, upfront');
  expect(list.text).toContain('undone in the room');
  const path = `/cases/${caseId}/take-back/recommendation/${recommendationId}`;
  expect(list.html).toContain(path);
  expect((await me.get(path)).text).toContain('Reason undone in the room');
  expect(await me.fill(await me.get(path), 'restore', { reason: 'It was right' })).toMatchObject({
    status: 303,
  });
  expect((await recordOf(centre, caseId)).recommendations).toHaveLength(1);
  expect((await me.get('/taken-back')).text).toContain('Nothing is taken back.');
});

test('of a recommendation that is restored beside a conclusion without one that is said before, and it stands then', async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { caseId, meetingId, agendaItemId, recommendationId: id } = await recommendTestCase(centre);
  const me = visit(centre, chair);
  const path = `/cases/${caseId}/take-back/recommendation/${id}`;
  const said = 'What the board concluded reached no recommendation';
  expect((await me.get(path)).text).not.toContain(said);
  await centre.as(chair, strike, { table: 'board.recommendation', id, version: 1 });
  expect((await me.get(path)).text).not.toContain(said);
  const deferred = { conclusion: 'deferred', deferralReason: 'pathology_missing' } as const;
  const concluded = { itemId: agendaItemId, ...deferred, quorumReason: null, next: false };
  await centre.as(chair, concludeCase, concluded);
  const opened = await me.get(path);
  expect(opened.text).toContain(`${said}: Deferred`);
  expect(opened.html).toContain(`href="/c/${centre.slug}/meetings/${meetingId}"`);
  expect(await me.fill(opened, 'restore', { reason: 'It was meant' })).toMatchObject({ status: 303 });
  expect((await recordOf(centre, caseId)).recommendations).toHaveLength(1);
  expect((await me.get(path)).text).not.toContain(said);
});

test('a listing under discussion stays until it is concluded', async () => {
  const centre = await createTestCentre();
  const { caseId } = await recommendTestCase(centre);
  const [listing] = (await recordOf(centre, caseId)).listings;
  const page = await visit(centre, centre.people.chair).get(
    `/cases/${caseId}/take-back/listing/${listing?.id}`,
  );
  expect(page.text).toContain('The case is under discussion at the board just now.');
  expect(page.html).not.toContain('name="reason"');
});

test('a case goes with all that lies in it, for whoever may take back each of it, and comes back from the list', async () => {
  const { centre, caseId, me } = await operated();
  const path = `/cases/${caseId}/take-back/case/${caseId}`;
  expect((await visit(centre, centre.people.coordinator).get(path)).text).toContain(
    'it concerns records of this kind: Operation.',
  );
  const { case: her } = await recordOf(centre, caseId);
  const opened = await me.get(path);
  const along = itemsIn(under(opened.html, 'What goes along with it')).join(' | ');
  expect(along).toContain('Operation, 16 November 2026');
  expect(along).toContain('Question to the board');
  await me.fill(opened, 'take-back', { reason: 'Entered twice' });
  expect(await me.get(`/cases/${caseId}`)).toMatchObject({ status: 404 });
  const list = await me.get('/taken-back');
  expect(list.text).toContain(her.label);
  expect(list.html).toContain(`/cases/${caseId}/history`);
  expect(await me.send(path, 'restore', { reason: 'Both stand' })).toMatchObject({
    status: 303,
    to: `/c/${centre.slug}/cases/${caseId}`,
  });
  expect((await recordOf(centre, caseId)).operations).toHaveLength(1);
});

test('what went along with another record says with which, and is restored there', async () => {
  const { centre, caseId, path, me } = await operated();
  await me.send(`/cases/${caseId}/take-back/case/${caseId}`, 'take-back', { reason: 'Entered twice' });
  const page = await me.get(path);
  expect(page.text).toContain('It was taken back together with another record');
  expect(page.html).toContain(`href="/c/${centre.slug}/cases/${caseId}/take-back/case/${caseId}"`);
  expect(page.html).not.toContain('name="reason"');
});

test('the record must be one of the case and the house in the address; whoever opens it is shown who she is', async () => {
  const { centre, caseId, operationId, path, me } = await operated();
  const { case: her } = await recordOf(centre, caseId);
  await me.get(path);
  expect((await shownAt(centre))[0]).toEqual([her.patientId]);
  const { caseId: another } = await operateTestCase(centre);
  const wrong = [
    `/cases/${another}/take-back/operation/${operationId}`,
    `/cases/${caseId}/take-back/entry/${operationId}`,
    `/cases/${caseId}/take-back/statement/${operationId}`,
    `/cases/${caseId}/take-back/operation/x`,
    `/cases/x/take-back/operation/${operationId}`,
  ];
  for (const place of wrong) {
    expect(await me.get(place), place).toMatchObject({ status: 404 });
    expect(await me.post(place, { form: 'take-back', reason: 'x', version: '1' }), place).toMatchObject({
      status: 404,
    });
  }
  const elsewhere = await createTestCentre();
  expect(await visit(elsewhere, elsewhere.people.surgeon).get(path)).toMatchObject({ status: 404 });
  const observer = visit(centre, centre.people.observer);
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  expect(await observer.post(path, { form: 'take-back', reason: 'x', version: '1' })).toMatchObject({
    status: 403,
  });
  expect((await observer.get(`/cases/${caseId}`)).html).not.toContain('/take-back/');
});

test('the list names the woman for whoever may see it, and offers nothing to who may restore nothing', async () => {
  const { centre, caseId, path, me } = await operated();
  await me.send(path, 'take-back', { reason: 'Wrong case' });
  const { case: her } = await recordOf(centre, caseId);
  const mine = await me.get('/taken-back');
  expect(mine.html).toContain('Patient');
  expect((await shownAt(centre)).at(0)).toEqual([her.patientId]);
  const observed = await visit(centre, centre.people.observer).get('/taken-back');
  expect(observed.text).toContain('Wrong case');
  expect(observed.html).not.toContain('/take-back/');
  const other = await createTestCentre();
  expect((await visit(other, other.people.chair).get('/taken-back')).text).toContain(
    'Nothing is taken back.',
  );
  expect(await visit(centre, other.people.chair).get('/taken-back')).toMatchObject({ status: 404 });
  expect((await me.get('/taken-back?below=1')).text).not.toContain('Wrong case');
});
