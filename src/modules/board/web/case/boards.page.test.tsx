import { beforeAll, expect, test } from 'vitest';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { askTestCase, listTestCase } from '../../../../testing/listed-case.ts';
import { factsIn, linksIn, readOf, tableOf, under } from '../../../../testing/page-parts.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { correctCase } from '../../../care/index.ts';
import { concludeItem, openItem, openMeeting } from '../../../meetings/index.ts';
import { listCase } from '../../commands/list-case.ts';
import { recordHerDecision } from '../../commands/record-her-decision.ts';
import { recordRecommendation } from '../../commands/record-recommendation.ts';

const takeUp = async (centre: TestCentre, meetingId: string, itemId: string) => {
  await centre.as(centre.people.chair, openMeeting, { meetingId });
  await centre.as(centre.people.chair, openItem, { itemId });
};

/** A board that sent her question back for want of images. */
const sentBack = async (centre: TestCentre) => {
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-12T08:00' });
  const { caseId, agendaItemId: itemId } = await listTestCase(centre, meetingId);
  await takeUp(centre, meetingId, itemId);
  const deferred = { conclusion: 'deferred', deferralReason: 'imaging_missing', next: false } as const;
  await centre.as(centre.people.chair, concludeItem, { itemId, ...deferred });
  return { caseId, first: meetingId };
};

const advice = (more: object) =>
  ({
    intent: 'curative',
    modality: 'surgery',
    timing: 'upfront',
    detail: null,
    rationale: 'Looks resectable',
    alternative: null,
    dueOn: '2026-11-26',
    patientView: null,
    ...more,
  }) as const;

/** A board that recommended two things without a quorum, of which she accepted one. */
const advised = async (centre: TestCentre, caseId: string) => {
  const { chair, coordinator, surgeon, clinician } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { agendaItemId } = await centre.as(coordinator, listCase, { caseId, meetingId, minutes: 5 });
  await takeUp(centre, meetingId, agendaItemId);
  const recommend = async (more: object) =>
    (
      await centre.as(chair, recordRecommendation, {
        caseId,
        agendaItemId,
        recommendation: advice(more),
      })
    ).id;
  const surgery = await recommend({ ownerPersonId: surgeon.personId });
  const systemic = await recommend({
    modality: 'systemic',
    timing: 'adjuvant',
    detail: 'Six cycles',
    alternative: 'Observation',
    ownerPersonId: clinician.personId,
    dueOn: '2026-12-03',
  });
  const quorumReason = 'The others had written';
  await centre.as(chair, concludeItem, {
    itemId: agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason,
    next: false,
  });
  const decision = {
    decision: 'accepted',
    spokenBy: clinician.personId,
    spokenOn: '2026-11-20',
    note: 'Soon',
  } as const;
  centre.setNow('2026-11-21T00:00:00Z');
  await centre.as(clinician, recordHerDecision, { recommendationId: surgery, version: 1, decision });
  return { second: meetingId, surgery, systemic };
};

/** A second question, listed for a board to come, and her stage corrected since. */
const askedSince = async (centre: TestCentre, caseId: string) => {
  const { coordinator } = centre.people;
  const { referralId } = await askTestCase(centre, caseId, { receivedOn: '2026-11-21' });
  const { site, histology, stageEdition, grade, presentedOn, treatedBefore, notOperatedReason } = (
    await recordOf(centre, caseId)
  ).case;
  const disease = { site, histology, stageEdition, grade, presentedOn, treatedBefore, notOperatedReason };
  await centre.as(coordinator, correctCase, { caseId, version: 1, case: { ...disease, stage: 'IVB' } });
  return referralId;
};

const made = async () => {
  const centre = await createTestCentre({ now: '2026-11-12T00:00:00Z' });
  const { caseId, first } = await sentBack(centre);
  centre.setNow('2026-11-19T00:00:00Z');
  const told = await advised(centre, caseId);
  const again = await askedSince(centre, caseId);
  const { meetingId: third } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  return { centre, caseId, first, third, again, path: `/c/${centre.slug}/cases/${caseId}`, ...told };
};
let house: Awaited<ReturnType<typeof made>>;
let html: string;
const pageOf = async (role: keyof TestCentre['people']) =>
  (await visit(house.centre, house.centre.people[role]).get(`/cases/${house.caseId}`)).html;
beforeAll(async () => {
  house = await made();
  html = await pageOf('clinician');
});

test('each board stands with its own conclusion, newest first, and leads to its own agenda', () => {
  const { centre, first, second } = house;
  expect(tableOf(html, 'Boards')).toEqual([
    {
      Meeting: '19 November 2026 08:00',
      State: 'Discussed',
      Conclusion: 'Recommendation reached',
      Quorum: 'not met “The others had written”',
      'Listed by mistake': 'Take the listing back',
    },
    {
      Meeting: '12 November 2026 08:00',
      State: 'Deferred',
      Conclusion: 'Deferred: imaging missing',
      Quorum: 'not met',
      'Listed by mistake': 'Take the listing back',
    },
  ]);
  const meetings = `/c/${centre.slug}/meetings`;
  expect(linksIn(under(html, 'Boards'))).toMatchObject({
    '19 November 2026 08:00': `${meetings}/${second}`,
    '12 November 2026 08:00': `${meetings}/${first}`,
  });
});

test('recommendations stand by their place with who sees to each, until when, and what she said to it', () => {
  expect(tableOf(html, 'Recommendations and her decision')).toEqual([
    {
      Board: '19 November 2026',
      Recommendation: '1. Surgery, upfront, curative',
      Why: 'Looks resectable',
      Responsible: 'Test surgeon until 26 November 2026',
      'Her decision': 'Accepted 20 November 2026, Test clinician “Soon”',
      'What became of it': 'Open asked from 26 November 2026',
      Conversation: 'Correct What became of it',
    },
    {
      Board: '19 November 2026',
      Recommendation: '2. Systemic treatment, adjuvant, curative Six cycles',
      Why: 'Looks resectable If she declines: Observation',
      Responsible: 'Test clinician until 3 December 2026',
      'Her decision': 'Not yet told',
      'What became of it': '',
      Conversation: 'Record her decision',
    },
  ]);
});

test('what may be done is offered to whoever may do it', async () => {
  const { path, surgery, systemic, caseId } = house;
  const links = linksIn(html);
  expect(links['Correct']).toBe(`${path}/recommendations/${surgery}`);
  expect(links['Record her decision']).toBe(`${path}/recommendations/${systemic}`);
  expect(links['Ask the board again']).toBe(`${path}/ask`);
  for (const role of ['observer', 'administrator', 'quality_manager'] as const) {
    const others = await pageOf(role);
    for (const offer of [`/cases/${caseId}/ask"`, `/recommendations/${surgery}"`, 'List for a board'])
      expect(others, `${role} ${offer}`).not.toContain(offer);
    expect(tableOf(others, 'Recommendations and her decision')).toHaveLength(2);
  }
});

test('of the questions the newest stands first, and only the one that no board has answered is awaited', () => {
  const questions = under(html, 'The questions');
  expect(readOf(questions)).toMatch(/Operate again\?.*awaited from a board.*Primary debulking/);
  expect(readOf(questions).match(/awaited from a board/g)).toHaveLength(1);
  const form = /<form[^>]*action="[^"]*\/list".*?<\/form>/s.exec(html)?.[0] ?? '';
  expect(form).toContain(`name="referralId" value="${house.again}"`);
  expect([...form.matchAll(/<option value="([^"]*)"/g)].map(([, id]) => id)).toEqual([house.third]);
});

test('what a board saw stays what it saw, whatever was asked and corrected since', () => {
  const [latest = '', earliest = ''] = html.split('What the board of').slice(1);
  for (const [seen, on] of [
    [latest, '19 November 2026'],
    [earliest, '12 November 2026'],
  ] as const) {
    const facts = factsIn(seen.split('</details>')[0] ?? '');
    expect(facts['Question']).toBe('Primary debulking or neoadjuvant chemotherapy?');
    expect(facts['Diagnosis']).toMatch(/IIIC FIGO 2014 Now: .* IVB FIGO 2014 known since 21 November 2026/);
    expect(readOf(seen)).toMatch(new RegExp(`^${on} saw`));
  }
});

test('boards, what they recommended and what she decided stand on the time line of their own days', () => {
  const line = tableOf(html, 'Course, newest first').map(
    ({ When, What, Details }) => `${When} ${What}: ${Details}`,
  );
  expect(line).toEqual([
    '21 November 2026 Question: Recurrence, Recurrence: Operate again?',
    '20 November 2026 Her decision: Accepted, Surgery',
    '19 November 2026 Recommendation: Systemic treatment, adjuvant, Six cycles',
    '19 November 2026 Recommendation: Surgery, upfront',
    '19 November 2026 Board: Recommendation reached',
    '12 November 2026 Board: Deferred, imaging missing',
    '10 November 2026 Question: Primary treatment, Before treatment: Primary debulking or neoadjuvant chemotherapy?',
    '2 November 2026 She presented: Ovary, high-grade serous, IVB',
  ]);
});
