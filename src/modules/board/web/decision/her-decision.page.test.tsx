import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { factsIn, linksIn, under } from '../../../../testing/page-parts.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const { surgeon, clinician } = centre.people;
  return {
    centre,
    caseId,
    recommendationId,
    path: `/cases/${caseId}/recommendations/${recommendationId}`,
    me: visit(centre, surgeon),
    other: visit(centre, clinician),
    decision: async () =>
      (await recordOf(centre, caseId)).recommendations.find(
        ({ recommendation }) => recommendation.id === recommendationId,
      )?.herDecision,
  };
};

const said = (personId: string) => ({
  'decision.decision': 'alternative',
  'decision.spokenBy': personId,
  'decision.spokenOn': '2026-11-19',
  'decision.note': ' She wants to wait ',
});
const recorded = {
  decision: 'alternative',
  spokenOn: '2026-11-19',
  note: 'She wants to wait',
};

test('what she decided stands in the record and in the form; nobody is taken to have spoken with her', async () => {
  const { centre, caseId, path, me, other, decision } = await house();
  const { personId } = centre.people.clinician;
  const opened = await me.get(path);
  expect(opened.text).toContain('Complete resection looks possible');
  const people = /name="decision\.spokenBy".*?<\/select>/s.exec(opened.html)?.[0] ?? '';
  const offered = [...people.matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, id]) => id);
  expect(offered.slice(0, 2)).toEqual(['', centre.people.surgeon.personId]);
  const saved = await me.fill(opened, 'decision', said(personId));
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseId}#recommendations` });
  expect(await decision()).toMatchObject({ ...recorded, spokenBy: personId, version: 2 });
  expect((await other.get(saved.to ?? '')).text).toContain('She wants to wait');
  await other.send(path, 'decision', { 'decision.decision': 'declined' });
  expect(await decision()).toMatchObject({
    ...recorded,
    decision: 'declined',
    spokenBy: personId,
    version: 3,
  });
});

test('above the form stands what is recommended, by whom it is seen to and until when, whoever reads it', async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre, centre.people.clinician);
  const page = await visit(centre, centre.people.surgeon).get(
    `/cases/${caseId}/recommendations/${recommendationId}`,
  );
  expect(factsIn(under(page.html, 'What the board recommends'))).toEqual({
    'What was recommended': 'Surgery, upfront, curative',
    Why: 'Complete resection looks possible',
    'If she declines': 'not known',
    Responsible: 'Test clinician',
    'Due on': '26 November 2026',
  });
  const { label } = (await recordOf(centre, caseId)).case;
  expect(linksIn(page.html)).toMatchObject({
    [label]: `/c/${centre.slug}/cases/${caseId}`,
    'Back without saving': `/c/${centre.slug}/cases/${caseId}`,
  });
});

test('whoever spoke with her stays in the form when they have left the house', async () => {
  const { centre, path, me, decision } = await house();
  await me.send(path, 'decision', said(centre.people.clinician.personId));
  centre.setNow('2019-06-01T00:00:00Z');
  const gone = await me.get(path);
  centre.setNow('2026-11-19T00:00:00Z');
  await me.fill(gone, 'decision', { 'decision.decision': 'undecided' });
  expect(await decision()).toMatchObject({
    decision: 'undecided',
    spokenBy: centre.people.clinician.personId,
  });
});

test('a decision unsaid and a conversation without a day are refused; not told needs none', async () => {
  const { centre, path, me, decision } = await house();
  const unsaid = await me.send(path, 'decision', { 'decision.note': 'x' });
  expect(unsaid.status).toBe(422);
  expect(unsaid.html).toContain('id="decision-decision.decision-error"');
  const undated = await me.send(path, 'decision', { 'decision.decision': 'accepted' });
  expect(undated.status).toBe(422);
  expect(undated.text).toContain('Please say who spoke with her and when.');
  for (const field of ['spokenBy', 'spokenOn'])
    expect(undated.html).toContain(`id="decision-decision.${field}-error"`);
  expect(await decision()).toMatchObject({ decision: 'not_yet_told', version: 1 });
  const dated = { 'decision.decision': 'accepted', 'decision.spokenOn': '2026-11-19' };
  expect(await me.send(path, 'decision', dated)).toMatchObject({ status: 422 });
  expect(await decision()).toMatchObject({ decision: 'not_yet_told', version: 1 });
  await me.send(path, 'decision', said(centre.people.clinician.personId));
  await me.send(path, 'decision', {
    'decision.decision': 'not_yet_told',
    'decision.spokenBy': '',
    'decision.spokenOn': '',
    'decision.note': '',
  });
  expect(await decision()).toMatchObject({ decision: 'not_yet_told', spokenOn: null, version: 3 });
});

test('of two who write at once the second is shown what is recorded now, and saving again replaces it', async () => {
  const { centre, path, me, other, decision } = await house();
  const { personId } = centre.people.clinician;
  const opened = await me.get(path);
  await other.send(path, 'decision', said(personId));
  const mine = { ...said(personId), 'decision.decision': 'declined' };
  const refused = await me.fill(opened, 'decision', mine);
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/Recorded now Decision Chose the alternative/);
  expect(await decision()).toMatchObject({ decision: 'alternative', version: 2 });
  expect(await me.fill(refused, 'decision')).toMatchObject({ status: 303 });
  expect(await decision()).toMatchObject({ decision: 'declined', version: 3 });
});

test('a form sent twice is saved once', async () => {
  const { centre, path, me } = await house();
  const opened = await me.get(path);
  const mine = said(centre.people.clinician.personId);
  const first = await me.fill(opened, 'decision', mine);
  expect(await me.fill(opened, 'decision', mine)).toEqual(first);
  const written = (await journalOf(centre)).filter(({ command }) => command === 'board.record-her-decision');
  expect(written).toHaveLength(1);
});

test('the recommendation must be one of the case in the address, and whoever opens it is shown who she is', async () => {
  const { centre, caseId, recommendationId, path, me, decision } = await house();
  const { case: her } = await recordOf(centre, caseId);
  await me.get(path);
  expect((await shownAt(centre))[0]).toEqual([her.patientId]);
  const { caseId: another } = await referTestCase(centre);
  const wrong = `/cases/${another}/recommendations/${recommendationId}`;
  expect(await me.get(wrong)).toMatchObject({ status: 404 });
  const forged = { version: '1', 'decision.decision': 'declined', 'decision.spokenOn': '2026-11-19' };
  expect(await me.post(wrong, forged)).toMatchObject({ status: 404 });
  const second = await recommendTestCase(centre);
  expect(await me.get(`/cases/${caseId}/recommendations/${second.recommendationId}`)).toMatchObject({
    status: 404,
  });
  const { surgeon, observer: watcher } = centre.people;
  const now = visit(centre, { ...surgeon, grants: watcher.grants });
  const ended = await now.fill(await me.get(path), 'decision', said(surgeon.personId));
  expect(ended.status).toBe(403);
  expect(ended.text).toMatch(
    /Nothing was saved. What you typed She wants to wait Your role does not include/,
  );
  const observer = visit(centre, watcher);
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  expect(await observer.post(path, forged)).toMatchObject({ status: 403 });
  expect(await decision()).toMatchObject({ decision: 'not_yet_told', version: 1 });
});

test('what was recorded of her decision is taken back with a reason; she is to be told again, and the history says what stood', async () => {
  const { centre, caseId, path, me, other, decision } = await house();
  expect((await me.get(path)).html).not.toContain('take-back-decision');
  const refused = await me.post(path, { form: 'take-back-decision', version: '1', reason: 'Never spoken' });
  expect(refused.status).toBe(422);
  await me.fill(await me.get(path), 'decision', said(centre.people.clinician.personId));
  const [mine, theirs] = [await me.get(path), await other.get(path)];
  expect((await me.fill(mine, 'take-back-decision', { reason: ' ' })).status).toBe(422);
  const taken = await me.fill(mine, 'take-back-decision', { reason: 'That was another woman' });
  expect(taken).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseId}#recommendations` });
  expect(await decision()).toMatchObject({
    decision: 'not_yet_told',
    spokenBy: null,
    spokenOn: null,
    note: null,
    version: 3,
  });
  const second = await other.fill(theirs, 'take-back-decision', { reason: 'That was another woman' });
  expect(second.status).toBe(422);
  expect(second.text).toMatch(/no decision to take back|changed/);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'board.take-back-decision',
    reason: 'That was another woman',
    actor: { personId: centre.people.surgeon.personId },
  });
  const history = (await me.get(`/cases/${caseId}/history`)).text;
  for (const told of [
    'took back what was recorded of her decision',
    'That was another woman',
    'She wants to wait',
  ])
    expect(history).toContain(told);
  expect((await me.get('')).text).toContain('Conversations you owe');
  expect(
    (
      await visit(centre, centre.people.observer).post(path, {
        form: 'take-back-decision',
        version: '3',
        reason: 'No',
      })
    ).status,
  ).toBe(403);
});

test('what was taken back of her decision stands in the list with who and why, and is restored from there; of two the second is told', async () => {
  const { centre, caseId, path, me, other, decision } = await house();
  await me.fill(await me.get(path), 'decision', said(centre.people.clinician.personId));
  await me.fill(await me.get(path), 'take-back-decision', { reason: 'That was another woman' });
  const list = await me.get(`/taken-back?case=${caseId}`);
  expect(list.text).toMatch(/Her decision ?, .*That was another woman/);
  expect(list.html).toContain(`${path}#restore"`);
  expect((await visit(centre, centre.people.observer).get('/taken-back')).html).not.toContain('#restore');
  expect((await me.get(`/taken-back?case=${crypto.randomUUID()}`)).text).toContain('Nothing is taken back.');
  const [mine, theirs] = [await me.get(path), await other.get(path)];
  expect(mine.text).toMatch(/What was taken back .*She wants to wait.*That was another woman/);
  expect((await me.fill(mine, 'restore-decision', { reason: '' })).status).toBe(422);
  expect((await me.fill(mine, 'restore-decision', { reason: 'It was hers' })).status).toBe(303);
  expect(await decision()).toMatchObject({ note: 'She wants to wait', version: 4 });
  const second = await other.fill(theirs, 'restore-decision', { reason: 'It was hers' });
  expect(second.status).toBe(422);
  expect(second.text).toContain('It is restored already, or something was recorded since.');
  expect(second.html).not.toContain('id="restore"');
  expect((await me.get('/taken-back')).text).toContain('Nothing is taken back.');
  expect((await me.get(`/cases/${caseId}/history`)).text).toContain(
    'restored what was recorded of her decision',
  );
});
