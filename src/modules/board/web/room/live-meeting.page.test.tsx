import { expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { decisionKeys, keyStrokes, plainDecision } from '../../../../testing/decision-keys.ts';
import { linksIn } from '../../../../testing/page-parts.ts';
import { loadedPage } from '../../../../testing/loaded-page.ts';
import { visit } from '../../../../testing/visit.ts';
import { joinMeeting } from '../../../meetings/index.ts';
import { action } from './live-meeting.tsx';

const house = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const cases = [await listTestCase(centre, meetingId), await listTestCase(centre, meetingId)] as const;
  const path = `/meetings/${meetingId}/live`;
  return { centre, meetingId, cases, path, me: visit(centre, centre.people.chair) };
};
const open = async () => {
  const made = await house();
  await made.me.send(made.path, 'open');
  return made;
};

test('a meeting that is not open offers to open it, and one that has ended says so', async () => {
  const { centre, path, me } = await house();
  const planned = await me.get(path);
  expect(planned.text).toContain('The meeting is planned and not open yet.');
  expect(planned.text).toContain('Thursday, 19 November 2026 · 08:00–09:00 Asia/Seoul');
  expect(planned.text).toContain('0 of 2 discussed');
  expect(linksIn(planned.html)).toMatchObject({
    Agenda: `/c/${centre.slug}${path.replace('/live', '')}`,
    Meetings: `/c/${centre.slug}/meetings`,
  });
  expect(planned.html).not.toContain('value="take-up"');
  const opened = await me.fill(planned, 'open');
  expect(opened.status).toBe(200);
  expect(opened.text).toContain('No case is under discussion.');
  const closed = await me.fill(opened, 'close');
  expect(closed).toMatchObject({ status: 302, to: `/c/${centre.slug}${path.replace('/live', '')}` });
  const ended = await me.get(path);
  expect(ended.text).toContain('The meeting has ended. The agenda shows every conclusion.');
  expect(ended.text).toContain('2 of 2 discussed');
  expect(ended.html).not.toMatch(/name="form" value="(?:open|close|join|take-up)/);
});

test('people join in the room or by video, guests for the discipline that was said, and leave', async () => {
  const { centre, path, me } = await open();
  const { surgeon, clinician, administrator } = centre.people;
  await me.send(path, 'join', { personId: surgeon.personId, mode: 'video' });
  await me.send(path, 'join', { personId: clinician.personId, mode: 'room' });
  const guest = { personId: administrator.personId, discipline: 'pathology', mode: 'video' };
  const joined = await me.send(path, 'join', guest);
  expect(joined.text).toContain('People present 3 people');
  const observed = await visit(centre, centre.people.coordinator).get(path);
  expect(observed.text).toMatch(/Test surgeon by video since 09:00/);
  expect(observed.text).toMatch(/Test clinician in the room since 09:00/);
  expect(observed.text).toMatch(/Pathology Test administrator by video/);
  const left = await me.send(path, 'leave', { personId: surgeon.personId });
  expect(left.text).toContain('People present 2 people');
  expect(left.text).not.toMatch(/Test surgeon by video/);
});

test('a recommendation stands as it was typed beside the case it is for, and is recorded once', async () => {
  const { centre, cases, path, me } = await open();
  const { surgeon } = centre.people;
  const [{ caseId, agendaItemId }] = cases;
  const { patientId } = (await recordOf(centre, caseId)).case;
  const taken = await me.send(path, 'take-up', { itemId: agendaItemId });
  expect(taken.text).toContain('Invented Woman');
  expect(taken.text).toContain('0 of 5 minutes');
  centre.setNow('2026-11-19T00:03:00Z');
  expect((await me.get(path)).text).toContain('3 of 5 minutes');
  expect((await shownAt(centre)).every((subjects) => subjects.includes(patientId))).toBe(true);
  const typed = {
    'recommendation.intent': 'palliative',
    'recommendation.modality': 'systemic',
    'recommendation.timing': 'neoadjuvant',
    'recommendation.rationale': ' Not resectable ',
    'recommendation.detail': 'Three cycles',
    'recommendation.alternative': 'Best supportive care',
    'recommendation.ownerPersonId': surgeon.personId,
    'recommendation.dueOn': '2026-12-03',
    'recommendation.patientView': 'She fears the stoma',
  };
  const form = `recommend~${agendaItemId}`;
  const saved = await me.fill(taken, form, typed);
  expect(saved.status).toBe(200);
  expect(saved.text).toContain('Three cycles');
  expect(await me.fill(taken, form, typed)).toMatchObject({ status: 200 });
  const { recommendations } = await recordOf(centre, caseId);
  expect(recommendations.map(({ recommendation }) => recommendation)).toMatchObject([
    {
      intent: 'palliative',
      modality: 'systemic',
      timing: 'neoadjuvant',
      rationale: 'Not resectable',
      detail: 'Three cycles',
      alternative: 'Best supportive care',
      ownerPersonId: surgeon.personId,
      dueOn: '2026-12-03',
      patientView: 'She fears the stoma',
    },
  ]);
  const empty = await me.fill(saved, form);
  expect(empty.status).toBe(422);
  expect((await recordOf(centre, caseId)).recommendations).toHaveLength(1);
});

test('a conclusion takes the next case up, or pauses; one sent twice or for a case that is gone writes nothing', async () => {
  const { centre, cases, path, me } = await open();
  const [first, second] = cases;
  const taken = await me.send(path, 'take-up', { itemId: first.agendaItemId });
  const coordinator = visit(centre, centre.people.coordinator);
  const hers = await coordinator.get(path);
  const form = `conclude~${first.agendaItemId}`;
  const reason = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: 'yes' };
  const next = await me.fill(taken, form, reason);
  expect(next.status).toBe(200);
  expect(next.html).toContain(`name="form" value="conclude~${second.agendaItemId}"`);
  expect(await me.fill(taken, form, reason)).toMatchObject({ status: 200 });
  const entries = async () =>
    (await journalOf(centre)).filter(({ command }) => command === 'board.conclude-case').length;
  expect(await entries()).toBe(1);
  const late = await coordinator.fill(hers, form, {
    conclusion: 'reached',
    quorumReason: 'They will read it',
    next: 'yes',
  });
  expect(late.status).toBe(422);
  expect(late.text).toMatch(
    /moved on to another case. Nothing was written. What you typed They will read it/,
  );
  const agenda = await me.get(path.replace('/live', ''));
  expect(agenda.text).toMatch(/Deferred:? ?imaging missing/i);
  const paused = await me.fill(next, `conclude~${second.agendaItemId}`, {
    conclusion: 'advice_only',
    next: 'yes',
  });
  expect(paused.text).toContain('No case is under discussion.');
});

test('the answer to a form names the entry its page should have seen', async () => {
  const { centre, meetingId, cases, me, path } = await open();
  const opened = await me.get(path);
  const fields = { form: 'take-up', itemId: cases[0].agendaItemId };
  const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) });
  const answer = await loadedPage(centre, centre.people.chair, action, { meetingId }, request);
  expect(answer).toMatchObject({ written: (await journalOf(centre))[0]?.seq });
  const late = await me.fill(opened, 'take-up', { itemId: cases[1].agendaItemId });
  expect(late.html).toContain(`conclude~${cases[0].agendaItemId}`);
});

test('closing defers what nobody reached; what is no form of the page, and whoever may not run meetings, is refused', async () => {
  const { centre, meetingId, cases, path, me } = await open();
  const surgeon = visit(centre, centre.people.surgeon);
  expect(await surgeon.get(path)).toMatchObject({ status: 403 });
  const forged = { form: 'take-up', itemId: cases[0].agendaItemId };
  expect(await surgeon.post(path, forged)).toMatchObject({ status: 403 });
  expect(await me.post(path, { form: 'nonsense' })).toMatchObject({ status: 422 });
  const before = await me.get(path);
  expect(before.text).toContain('2 cases have not been reached.');
  await me.fill(before, 'close');
  const agenda = await visit(centre, centre.people.observer).get(`/meetings/${meetingId}`);
  expect(agenda.text).toContain('The meeting has ended.');
  expect(agenda.text).toContain('time ran out');
});

const quorumReason = 'The radiologist had read the images and left';

const advised = (surgeon: string) => ({
  'recommendation.intent': 'curative',
  'recommendation.modality': 'surgery',
  'recommendation.timing': 'upfront',
  'recommendation.rationale': 'Looks resectable',
  'recommendation.ownerPersonId': surgeon,
  'recommendation.dueOn': '2026-11-26',
});

test('“on condition” is concluded once a recommendation names its condition, which the case and its history tell', async () => {
  const { centre, cases, path, me } = await open();
  const [{ agendaItemId, caseId }] = cases;
  const [conclude, recommend] = [`conclude~${agendaItemId}`, `recommend~${agendaItemId}`];
  const advice = advised(centre.people.surgeon.personId);
  await me.send(path, 'take-up', { itemId: agendaItemId });
  await me.send(path, recommend, advice);
  const conditional = { conclusion: 'reached_conditionally', quorumReason, next: 'no' };
  const refused = await me.send(path, conclude, conditional);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Please record on which condition the recommendation stands.');
  await me.send(path, recommend, { ...advice, 'recommendation.condition': 'If the pleura is free' });
  expect(await me.send(path, conclude, conditional)).toMatchObject({ status: 200 });
  for (const place of [`/cases/${caseId}`, `/cases/${caseId}/history`])
    expect((await me.get(place)).text).toContain('If the pleura is free');
});

test('a case is deferred beside what was recommended for her only by whoever says that it stands', async () => {
  const { centre, cases, path, me } = await open();
  const [{ agendaItemId, caseId }] = cases;
  const conclude = `conclude~${agendaItemId}`;
  const taken = await me.send(path, 'take-up', { itemId: agendaItemId });
  expect(taken.html).not.toContain('name="standing"');
  await me.send(path, `recommend~${agendaItemId}`, advised(centre.people.surgeon.personId));
  const deferred = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: 'no' };
  const refused = await me.send(path, conclude, deferred);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('What the board recommended for her still stands.');
  expect(refused.html).toContain(`href="#${conclude}-standing"`);
  expect(refused.html).toMatch(/value="deferred"[^>]*checked|checked[^>]*value="deferred"/);
  expect((await journalOf(centre))[0]?.command).toBe('board.record-recommendation');
  expect(await me.fill(refused, conclude, { ...deferred, standing: 'yes' })).toMatchObject({ status: 200 });
  expect((await recordOf(centre, caseId)).recommendations).toHaveLength(1);
});

test('who saw it otherwise is named by discipline, and an open trial that is not offered says why', async () => {
  const { centre, cases, path, me } = await open();
  const [{ agendaItemId, caseId }] = cases;
  const recommend = `recommend~${agendaItemId}`;
  const taken = await me.send(path, 'take-up', { itemId: agendaItemId });
  const advice = {
    ...advised(centre.people.surgeon.personId),
    'recommendation.trial': 'not_offered',
    'recommendation.opinions': 'split',
    'recommendation.decidedBy': 'responsible_physician',
    'recommendation.dissent.0.discipline': 'haematology-oncology',
    'recommendation.dissent.0.preferred': 'Chemotherapy first',
  };
  const refused = await me.fill(taken, recommend, advice);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Please say why she is not offered the trial.');
  expect(refused.html).toContain('Chemotherapy first');
  const saved = await me.fill(refused, recommend, {
    ...advice,
    'recommendation.trialReason': 'It waits for tissue',
  });
  expect(saved.status).toBe(200);
  const told = (await me.get(`/cases/${caseId}`)).text;
  for (const part of ['It waits for tissue', 'the physician in charge of her', 'Chemotherapy first'])
    expect(
      [saved.text, told].filter((text) => text.includes(part)),
      part,
    ).toHaveLength(2);
  expect(told).toContain('Who saw it otherwise: Haematology and oncology');
});

test('a recommendation is reached once one is recorded for her, without a quorum only for a reason, which agenda, case and history then show', async () => {
  const { centre, cases, meetingId, path, me } = await open();
  const [{ caseId, agendaItemId }] = cases;
  const form = `conclude~${agendaItemId}`;
  const taken = await me.send(path, 'take-up', { itemId: agendaItemId });
  for (const conclusion of ['reached', 'reached_conditionally']) {
    const early = await me.fill(taken, form, { conclusion, quorumReason, next: 'no' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('No recommendation is recorded for her.');
  }
  const advice = advised(centre.people.surgeon.personId);
  const recommended = await me.fill(taken, `recommend~${agendaItemId}`, advice);
  const refused = await me.fill(recommended, form, { conclusion: 'reached', next: 'no' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Without a quorum, please say why the board recommends all the same.');
  const done = await me.fill(refused, form, { conclusion: 'reached', quorumReason, next: 'no' });
  expect(done.status).toBe(200);
  for (const place of [`/meetings/${meetingId}`, `/cases/${caseId}`, `/cases/${caseId}/history`])
    expect((await me.get(place)).text).toContain(quorumReason);
  expect((await me.get(`/cases/${caseId}/history`)).text).toContain('concluded the case at the board');
});

test('nobody is asked for a reason while there is a quorum', async () => {
  const { centre, meetingId, cases, path, me } = await open();
  const { chair, surgeon, clinician, quality_manager } = centre.people;
  for (const [{ personId }, discipline] of [
    [chair, 'gynaecologic-oncology'],
    [surgeon, 'radiology'],
    [clinician, 'haematology-oncology'],
    [quality_manager, 'pathology'],
  ] as const)
    await centre.as(chair, joinMeeting, { meetingId, personId, discipline, mode: 'room' });
  const taken = await me.send(path, 'take-up', { itemId: cases[0].agendaItemId });
  expect(taken.text).toContain('Quorum met for this case.');
  expect(taken.html).not.toContain('name="quorumReason"');
});

test('a decision takes at most forty keys, with nothing clinical chosen beforehand', async () => {
  const { centre, cases, path, me } = await open();
  const taken = await me.send(path, 'take-up', { itemId: cases[0].agendaItemId });
  const keys = decisionKeys(taken.html);
  const concluding = ['1', 'n'];
  process.stdout.write(`course.decision.keys ${keyStrokes([...keys, ...concluding])}\n`);
  expect(keyStrokes([...keys, ...concluding])).toBeLessThanOrEqual(40);
  const form = /<form(?:(?!<\/form>).)*value="recommend~.*?<\/form>/s.exec(taken.html)?.[0] ?? '';
  expect(form).not.toContain('checked');
  for (const name of ['modality', 'timing'])
    expect(form).toMatch(new RegExp(`name="recommendation\\.${name}".*?<option value="" selected`, 's'));
  // Who sees to it is one of those who may record her decision.
  const list = /name="recommendation\.ownerPersonId".*?<\/select>/s.exec(taken.html)?.[0] ?? '';
  const offered = Object.entries(centre.people).filter(([, { personId }]) => list.includes(personId));
  expect(offered.map(([role]) => role).toSorted()).toEqual(['chair', 'clinician', 'coordinator', 'surgeon']);
  // Who asked sees to it within a week, unless somebody says otherwise.
  const saved = await me.fill(taken, `recommend~${cases[0].agendaItemId}`, plainDecision);
  expect(saved.status).toBe(200);
  const { recommendations, referrals } = await recordOf(centre, cases[0].caseId);
  expect(recommendations[0]?.recommendation).toMatchObject({
    ownerPersonId: referrals[0]?.consultantId,
    dueOn: '2026-11-26',
    intent: 'curative',
  });
});

test('of two who take a case up at once the second is told what happened; a pause leaves the next case waiting', async () => {
  const { centre, cases, path, me } = await open();
  const [first, second] = cases;
  const coordinator = visit(centre, centre.people.coordinator);
  const label = (await recordOf(centre, first.caseId)).case.label;
  const before = await coordinator.get(path);
  await me.send(path, 'take-up', { itemId: first.agendaItemId });
  const same = await coordinator.fill(before, 'take-up', { itemId: first.agendaItemId });
  expect(same.status).toBe(422);
  expect(same.text).toContain('A case was taken up before you. This case was taken up already');
  const other = await coordinator.fill(before, 'take-up', { itemId: second.agendaItemId });
  expect(other.text).toContain(`${label} is under discussion now. The case you chose waits`);
  const advice = { conclusion: 'advice_only', next: 'no' };
  const paused = await me.send(path, `conclude~${first.agendaItemId}`, advice);
  expect(paused.text).toContain('No case is under discussion.');
  const late = await coordinator.fill(before, 'take-up', { itemId: first.agendaItemId });
  expect(late.text).toContain('The case you chose was taken up already and is concluded.');
  expect((await coordinator.get(path)).text).not.toContain('A case was taken up before you.');
  expect((await me.fill(paused, 'take-up', { itemId: second.agendaItemId })).status).toBe(200);
});
