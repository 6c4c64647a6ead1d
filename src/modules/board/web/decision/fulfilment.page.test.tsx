import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { enterCourse } from '../../../../testing/entered-course.ts';
import { askTestCase } from '../../../../testing/listed-case.ts';
import { factsIn, linksIn, tableOf, under } from '../../../../testing/page-parts.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { addPeople } from '../../../directory/index.ts';
import { concludeItem } from '../../../meetings/index.ts';
import { recordHerDecision } from '../../commands/record-her-decision.ts';

const reached = {
  conclusion: 'reached',
  deferralReason: null,
  quorumReason: 'The others had written',
  next: false,
} as const;

const house = async (decision: 'accepted' | 'not_yet_told' = 'accepted') => {
  const centre = await createTestCentre();
  const { surgeon, clinician, chair, observer } = centre.people;
  const { caseId, recommendationId, agendaItemId: itemId } = await recommendTestCase(centre);
  await centre.as(chair, concludeItem, { itemId, ...reached });
  if (decision === 'accepted')
    await centre.as(surgeon, recordHerDecision, {
      recommendationId,
      version: 1,
      decision: { decision, spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null },
    });
  centre.setNow('2026-12-17T03:00:00Z');
  const { label } = (await recordOf(centre, caseId)).case;
  return {
    centre,
    label,
    caseId,
    recommendationId,
    path: `/cases/${caseId}/recommendations/${recommendationId}/fulfilment`,
    me: visit(centre, surgeon),
    other: visit(centre, clinician),
    chair: visit(centre, chair),
    observer: visit(centre, observer),
  };
};
const became = (html: string) => tableOf(html, 'Recommendations and her decision')[0]?.['What became of it'];

test('three weeks after she accepted, the one who sees to it is asked, once and nobody else, until it is said', async () => {
  const { centre, label, caseId, path, me, other, chair } = await house();
  const asked = 'What became of it?';
  const work = await me.get('');
  expect(under(work.html, asked)).toContain(label);
  expect(linksIn(under(work.html, asked))[label]).toBe(`/c/${centre.slug}${path}`);
  // Due on 26 November.
  expect(under(work.html, asked)).toContain('for 21 days');
  for (const reader of [other, chair]) expect((await reader.get('')).text).not.toContain(asked);
  const saved = await me.send(path, 'fulfilment', {
    'fulfilment.state': 'not_done',
    'fulfilment.reason': 'medical_reason',
    'fulfilment.deviation': 'minor',
    'fulfilment.note': ' Her heart ',
  });
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseId}#recommendations` });
  expect(became((await other.get(`/cases/${caseId}`)).html)).toBe(
    'Not done a medical reason as somebody has said “Her heart”',
  );
  expect((await me.get('')).text).not.toContain(asked);
  expect(JSON.stringify(await journalOf(centre))).not.toMatch(/heart|medical/);
});

test('whoever is asked may say that it is still to come: nobody is asked before that day', async () => {
  const { centre, path, me } = await house();
  const later = { 'fulfilment.state': 'open', 'fulfilment.askOn': '2027-01-11' };
  expect(await me.send(path, 'fulfilment', { 'fulfilment.state': 'open' })).toMatchObject({ status: 422 });
  const past = await me.send(path, 'fulfilment', { ...later, 'fulfilment.askOn': '2026-12-17' });
  expect(past).toMatchObject({ status: 422 });
  expect(past.text).toContain('This day must lie ahead.');
  expect(await me.send(path, 'fulfilment', later)).toMatchObject({ status: 303 });
  expect((await me.get('')).text).not.toContain('What became of it?');
  centre.setNow('2027-01-10T03:00:00Z');
  expect((await me.get('')).text).not.toContain('What became of it?');
  centre.setNow('2027-01-11T03:00:00Z');
  expect((await me.get('')).text).toContain('What became of it?');
});

test('before she was told only the conversation is asked for', async () => {
  const { caseId, me } = await house('not_yet_told');
  const { text } = await me.get('');
  expect(text).toContain('Conversations you owe');
  expect(text).not.toContain('What became of it?');
  expect((await me.get(`/cases/${caseId}`)).text).not.toContain('What became of it');
});

test('above the form stands what was recommended, what she decided and what is known; who may not write is refused', async () => {
  const { centre, caseId, path, me, observer } = await house();
  const page = await me.get(path);
  expect(factsIn(under(page.html, 'What the board recommends'))).toMatchObject({
    'What was recommended': 'Surgery, upfront, curative',
    'Her decision': 'Accepted, 19 November 2026',
    'What became of it': 'Open asked from 26 November 2026',
  });
  expect((await observer.get(path)).status).toBe(403);
  expect((await observer.get(`/cases/${caseId}`)).html).not.toContain('/fulfilment');
  const elsewhere = await createTestCentre();
  expect((await visit(elsewhere, elsewhere.people.surgeon).get(path)).status).toBe(404);
  expect(centre.slug).not.toBe(elsewhere.slug);
});

test('of two who write at once the second is told what stands', async () => {
  const { path, me, other } = await house();
  const [mine, theirs] = [await me.get(path), await other.get(path)];
  const done = { 'fulfilment.state': 'done' };
  expect(await me.fill(mine, 'fulfilment', done)).toMatchObject({ status: 303 });
  const late = await other.fill(theirs, 'fulfilment', done);
  expect(late).toMatchObject({ status: 409 });
  expect(late.text).toContain('Done as somebody has said');
});

test('of an owner who has left the house the chair is asked, and only then', async () => {
  const centre = await createTestCentre();
  const { chair, surgeon, administrator } = centre.people;
  const locum = { ...surgeon, personId: randomUUID() };
  await centre.as(administrator, addPeople, {
    people: [{ id: locum.personId, userId: null, latinName: 'Locum', nativeName: null, sortName: 'Locum' }],
    affiliations: [
      {
        id: randomUUID(),
        personId: locum.personId,
        organisationId: centre.ownerId,
        role: 'clinician',
        discipline: null,
        from: '2026-01-01',
        to: '2026-12-10',
      },
    ],
  });
  const { recommendationId, agendaItemId: itemId } = await recommendTestCase(centre, locum);
  await centre.as(chair, concludeItem, { itemId, ...reached });
  await centre.as(surgeon, recordHerDecision, {
    recommendationId,
    version: 1,
    decision: { decision: 'accepted', spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null },
  });
  const nobody = 'for Locum, who has left';
  centre.setNow('2026-12-10T03:00:00Z');
  expect((await visit(centre, chair).get('')).text).not.toContain(nobody);
  centre.setNow('2026-12-11T03:00:00Z');
  expect((await visit(centre, chair).get('')).text).toContain(nobody);
  expect((await visit(centre, surgeon).get('')).text).not.toContain(nobody);
});

test('another treatment than the board meant goes back to it: the coordinator is told until a question is asked', async () => {
  const { centre, caseId, label, chair, me } = await house();
  const mine = visit(centre, centre.people.coordinator);
  const otherwise = 'Treated otherwise than the board meant: ask it again';
  expect((await mine.get('')).text).not.toContain(otherwise);
  await enterCourse(centre, caseId, 'systemic', { from: '2026-12-01', setting: 'first_line', line: 1 });
  expect((await me.get('')).text).not.toContain('What became of it?');
  const told = await mine.get('');
  expect(linksIn(under(told.html, otherwise))[label]).toBe(`/c/${centre.slug}/cases/${caseId}/ask`);
  expect((await chair.get('')).text).not.toContain(otherwise);
  await askTestCase(centre, caseId, { receivedOn: '2026-12-15' });
  expect((await mine.get('')).text).not.toContain(otherwise);
});
