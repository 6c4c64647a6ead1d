import { expect, test } from 'vitest';
import { createTestCentre, type TestPerson } from '../../../../testing/centre.ts';
import { itemsIn, linksIn, under } from '../../../../testing/page-parts.ts';
import { completeReport, operateTestCase } from '../../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { visit } from '../../../../testing/visit.ts';
import { concludeItem } from '../../../meetings/index.ts';
import { recordOperation } from '../../../surgery/index.ts';
import { recordHerDecision } from '../../commands/record-her-decision.ts';

const overTitle = 'Next contact is due: record it, agree another day, or decide that she is lost';
const missingTitle = 'Treated, and no next contact: agree one, or decide that she is lost';

/** A woman whom a board has advised and the surgeon operated on 19 November. */
const treated = async () => {
  const centre = await createTestCentre();
  const { chair, surgeon } = centre.people;
  const { caseId, agendaItemId: itemId, recommendationId } = await recommendTestCase(centre);
  const reached = {
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'Had written',
    next: false,
  } as const;
  await centre.as(chair, concludeItem, { itemId, ...reached });
  await centre.as(surgeon, recordHerDecision, {
    recommendationId,
    version: 1,
    decision: { decision: 'accepted', spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null },
  });
  const report = { ...completeReport, doneOn: '2026-11-19' };
  await centre.as(surgeon, recordOperation, { caseId, report });
  const at = `/cases/${caseId}`;
  const work = async (person: TestPerson, locale: 'en' | 'ko' = 'en') =>
    (await visit(centre, person, locale).get('')).html;
  return { centre, caseId, at, work, me: visit(centre, surgeon) };
};

test('whoever answers for her is led to her course, agrees a contact on the page, and is asked again once it is over', async () => {
  const { centre, caseId, at, work, me } = await treated();
  const { surgeon, clinician, chair, observer } = centre.people;
  centre.setNow('2026-11-21T00:00:00Z');
  const asked = under(await work(surgeon), missingTitle);
  expect(itemsIn(asked)[0]).toMatch(
    /^\S+ Invented Woman \S+ · Invented-\S+ for 2 days · then she is seen again$/,
  );
  expect(Object.values(linksIn(asked))).toEqual([`/c/${centre.slug}/cases/${caseId}#course`]);
  expect(
    under(await work(surgeon, 'ko'), '치료 후 다음 연락이 없음: 약속하거나 추적 소실로 결정하세요'),
  ).toContain('2일째');
  for (const other of [chair, clinician, observer]) expect(await work(other)).not.toContain(missingTitle);
  expect((await me.get(at)).text).toContain('Treated, and no next contact is agreed');

  const form = await me.get(`${at}/forms/next-contact/new`);
  const refused = await me.fill(form, 'questionnaire', { 'answers.on': '2026-11-21' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('answers.due');
  const saved = await me.fill(refused, 'questionnaire', {
    'answers.due': '2026-12-10',
    'answers.place': 'here',
    'answers.person': clinician.personId,
    'answers.by': 'telephone',
    'answers.why': 'CA-125',
  });
  expect(saved.status).toBe(302);
  const page = await me.get(at);
  expect(page.text).toContain('Next contact: 10 December 2026, Test clinician, by telephone, CA-125');
  expect(await work(surgeon)).not.toContain(missingTitle);

  centre.setNow('2026-12-12T00:00:00Z');
  for (const other of [surgeon, chair, observer]) expect(await work(other)).not.toContain(overTitle);
  expect(itemsIn(under(await work(clinician), overTitle))[0]).toMatch(/next contact for 2 days$/);
  expect((await me.get(at)).text).toContain('Contact is over, nothing recorded since: 10 December 2026');
});

test('a woman who is lost stands as such on her case, with the reason, in her history, and in nobody’s list', async () => {
  const { centre, at, work, me } = await treated();
  const { surgeon, observer } = centre.people;
  centre.setNow('2026-12-12T00:00:00Z');
  const form = await me.get(`${at}/forms/lost-to-follow-up/new`);
  const saved = await me.fill(form, 'questionnaire', {
    'answers.on': '2026-12-12',
    'answers.reason': 'moved',
    'answers.detail': 'To Busan',
  });
  expect(saved.status).toBe(302);
  const page = await visit(centre, observer).get(at);
  expect(page.text).toContain('Lost to follow-up, decided 12 December 2026: moved away, To Busan');
  expect((await visit(centre, observer, 'ko').get(at)).text).toContain('추적 소실');
  expect(await work(surgeon)).not.toContain(missingTitle);
  const history = await visit(centre, observer).get(`${at}/history`);
  expect(history.text).toContain('Lost to follow-up');
  expect(history.text).toContain('moved away');
});

test('of a woman whose question still waits for a board no contact is asked', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre);
  expect((await visit(centre, centre.people.surgeon).get('')).text).not.toContain(missingTitle);
});
