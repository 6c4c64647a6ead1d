import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { concludeItem } from '../../../meetings/index.ts';

const questionIn = async (centre: TestCentre, caseId: string) => {
  const [row] = (await recordOf(centre, caseId)).referrals;
  if (row === undefined) throw new Error('no question');
  return row;
};
const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { id } = await questionIn(centre, caseId);
  const { coordinator, chair, observer } = centre.people;
  return {
    centre,
    caseId,
    standing: `/c/${centre.slug}/cases/${caseId}`,
    path: `/cases/${caseId}/questions/${id}`,
    me: visit(centre, coordinator),
    other: visit(centre, chair),
    observer: visit(centre, observer),
  };
};

test('a question is corrected where it stands, and whoever has her next has her in "My work"', async () => {
  const { centre, caseId, standing, path, me } = await house();
  const { clinician, surgeon } = centre.people;
  expect((await me.get(standing)).html).toContain(`href="/c/${centre.slug}${path}"`);
  const mine = async (who: typeof clinician) => (await visit(centre, who).get('')).html.includes(caseId);
  expect([await mine(surgeon), await mine(clinician)]).toEqual([true, false]);
  const opened = await me.get(path);
  const saved = await me.fill(opened, 'correct-question', {
    'referral.question': 'Can it all be taken out?',
    'referral.consultantId': clinician.personId,
    reason: 'Another ward',
  });
  expect(saved).toMatchObject({ status: 303, to: standing });
  expect((await me.get(standing)).text).toContain('Can it all be taken out?');
  expect([await mine(surgeon), await mine(clinician)]).toEqual([false, true]);
  const history = (await me.get(`${standing}/history`)).text;
  expect(history).toContain('corrected a question, or her consultant');
  expect(history).toMatch(/Responsible consultant Before Test surgeon After Test clinician/);
  expect(
    await me.fill(opened, 'correct-question', {
      'referral.question': 'Can it all be taken out?',
      'referral.consultantId': clinician.personId,
      reason: 'Another ward',
    }),
  ).toEqual(saved);
  expect((await questionIn(centre, caseId)).version).toBe(2);
});

test('what a board concluded stays as it was asked, which the page says before', async () => {
  const centre = await createTestCentre();
  const { caseId, agendaItemId } = await recommendTestCase(centre);
  await centre.as(centre.people.chair, concludeItem, {
    itemId: agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'The others had written',
    next: false,
  });
  const me = visit(centre, centre.people.coordinator);
  const { id, question } = await questionIn(centre, caseId);
  const path = `/cases/${caseId}/questions/${id}`;
  const opened = await me.get(path);
  expect(opened.text).toContain('Her consultant alone can be changed.');
  const refused = await me.fill(opened, 'correct-question', { 'referral.question': 'Else', reason: 'x' });
  expect(refused.status).toBe(422);
  expect((await questionIn(centre, caseId)).question).toBe(question);
  const handed = { 'referral.consultantId': centre.people.clinician.personId, reason: 'Another ward' };
  expect(await me.send(path, 'correct-question', handed)).toMatchObject({ status: 303 });
});

test('of two at once the second is shown what stands; without a reason, or a right, nothing is saved', async () => {
  const { centre, caseId, path, me, other, observer } = await house();
  const opened = await me.get(path);
  await other.send(path, 'correct-question', { 'referral.question': 'First?', reason: 'x' });
  const refused = await me.fill(opened, 'correct-question', { 'referral.question': 'Second?', reason: 'x' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('First?');
  expect(await me.fill(refused, 'correct-question')).toMatchObject({ status: 303 });
  expect((await questionIn(centre, caseId)).question).toBe('Second?');
  expect(await me.send(path, 'correct-question', { 'referral.question': 'Third?' })).toMatchObject({
    status: 422,
  });
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  const forged = { form: 'correct-question', version: '3', reason: 'x' };
  expect(await observer.post(path, forged)).toMatchObject({ status: 403 });
  const other2 = await createTestCentre();
  expect(await visit(other2, other2.people.chair).get(path)).toMatchObject({ status: 404 });
  const second = await referTestCase(centre);
  const [, questionId = ''] = /questions\/(.+)$/.exec(path) ?? [];
  expect(await me.get(`/cases/${second.caseId}/questions/${questionId}`)).toMatchObject({ status: 404 });
  expect(
    (await journalOf(centre)).filter(({ command }) => command === 'board.correct-question'),
  ).toHaveLength(2);
  expect(caseId).not.toBe(second.caseId);
});
