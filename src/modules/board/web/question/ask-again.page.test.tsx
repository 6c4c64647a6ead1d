import { expect, test } from 'vitest';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const asked = ({ people }: TestCentre) => ({
  'referral.phase': 'recurrence',
  'referral.recurrenceNumber': '2',
  'referral.questionType': 'recurrence',
  'referral.consultantId': people.surgeon.personId,
  'referral.receivedOn': '2026-11-18',
  'referral.question': 'Operate again?',
});

test('from the case the board is asked again; the case shows each question and which one waits', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.coordinator);
  const { caseId } = await referTestCase(centre);
  const path = `/cases/${caseId}`;
  expect((await me.get(path)).html).toContain(`${path}/ask"`);
  const saved = await me.send(`${path}/ask`, 'ask', asked(centre));
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}${path}` });
  const page = await me.get(path);
  expect(page.text).toContain('Recurrence 2');
  expect(page.text).toContain('Primary debulking or neoadjuvant chemotherapy?');
  expect(page.text).toContain('awaited from a board');
  expect((await me.get('/cases')).text).toContain('Asked again');
  expect((await visit(centre, centre.people.coordinator, 'ko').get(path)).text).toContain('2차 재발');
});

test('the same question is asked about first, and asked too when it is another', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.clinician);
  const { caseId } = await referTestCase(centre);
  const path = `/cases/${caseId}/ask`;
  await me.send(path, 'ask', asked(centre));
  const refused = await me.send(path, 'ask', asked(centre));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This is another question: ask it too');
  expect(refused.html).toContain('Operate again?');
  expect((await recordOf(centre, caseId)).referrals).toHaveLength(2);
  expect(await me.fill(refused, 'ask', { another: 'yes' })).toMatchObject({ status: 303 });
  expect((await recordOf(centre, caseId)).referrals).toHaveLength(3);
});

test('a number without a recurrence is refused beside its field', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const refused = await visit(centre, centre.people.coordinator).send(`/cases/${caseId}/ask`, 'ask', {
    ...asked(centre),
    'referral.phase': 'post_treatment',
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('id="ask-referral.recurrenceNumber-error"');
});

test('results of an earlier question are marked as such', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.coordinator);
  const ca125 = { key: 'ca125', state: 'present', value: 812, unit: 'U/mL', takenOn: '2026-11-05' } as const;
  const { caseId } = await referTestCase(centre, { workUp: [{ ...ca125, reason: null }] });
  expect((await me.get(`/cases/${caseId}`)).text).not.toContain('from before this question');
  await me.send(`/cases/${caseId}/ask`, 'ask', asked(centre));
  expect((await me.get(`/cases/${caseId}`)).text).toContain('from before this question');
});

test('who does not prepare cases is led to no form', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, centre.people.observer);
  expect((await me.get(`/cases/${caseId}`)).html).not.toContain('/ask"');
  expect(await me.get(`/cases/${caseId}/ask`)).toMatchObject({ status: 403 });
});
