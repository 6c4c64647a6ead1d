import { beforeAll, expect, test } from 'vitest';
import { withScope } from '../../../../kernel/scope.ts';
import { strike } from '../../../../kernel/commands/strike.ts';
import { createTestCentre, type TestCentre } from '../../../../testing/centre.ts';
import { createTestBoard } from '../../../../testing/board.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { textOf } from '../../../../testing/page-form.ts';
import { itemsIn, tableOf, under } from '../../../../testing/page-parts.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { minutesIn } from '../../../../testing/signed-minutes.ts';
import { visit } from '../../../../testing/visit.ts';
import { identitiesOf } from '../../../care/index.ts';
import {
  closeMeeting,
  concludeItem,
  joinMeeting,
  leaveMeeting,
  openItem,
  openMeeting,
} from '../../../meetings/index.ts';
import { recordRecommendation } from '../../commands/record-recommendation.ts';

const advice = {
  intent: 'curative',
  modality: 'surgery',
  timing: 'upfront',
  detail: 'With the bowel surgeon',
  rationale: 'Complete resection\nlooks possible',
  alternative: 'Chemotherapy first',
  dueOn: '2026-11-26',
  patientView: 'She wants one operation',
  condition: 'if the lung is clear',
  evidence: 'ESGO 2023',
  trial: 'not_eligible',
  trialReason: 'Stage',
  opinions: 'split',
  decidedBy: 'majority',
  dissent: [
    {
      id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      discipline: 'radiology',
      preferred: 'Neoadjuvant',
      reason: 'Too much disease',
    },
  ],
} as const;

/** A board of two women that has ended: one recommendation on condition without a quorum, and one case sent back. */
const held = async () => {
  const centre = await createTestCentre();
  const { chair, surgeon } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0, venue: 'Room 3' });
  const first = await listTestCase(centre, meetingId);
  const second = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  const there = { meetingId, personId: surgeon.personId, discipline: 'radiology', mode: 'video' } as const;
  await centre.as(chair, joinMeeting, there);
  await centre.as(chair, openItem, { itemId: first.agendaItemId });
  const recommendation = { ...advice, ownerPersonId: surgeon.personId };
  const { id } = await centre.as(chair, recordRecommendation, { ...first, recommendation } as never);
  await centre.as(chair, concludeItem, {
    itemId: first.agendaItemId,
    conclusion: 'reached_conditionally',
    deferralReason: null,
    quorumReason: 'The others had written',
    next: true,
  });
  await centre.as(chair, concludeItem, {
    itemId: second.agendaItemId,
    conclusion: 'deferred',
    deferralReason: 'molecular_pending',
    next: false,
  });
  await centre.as(chair, leaveMeeting, { meetingId, personId: surgeon.personId });
  await centre.as(chair, closeMeeting, { meetingId });
  return { centre, meetingId, first, second, recommendationId: id, path: `/meetings/${meetingId}/minutes` };
};
type House = Awaited<ReturnType<typeof held>>;

/** What a document says in its minutes, line by line, as a text says it. */
const linesOf = (html: string): string[] =>
  [
    ...(/<article.*<\/article>/s.exec(html)?.[0] ?? '').matchAll(
      /<h[34]>(.*?)<\/h[34]>|<dt>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs,
    ),
  ].map(([, title, label = '', value = '']) =>
    title === undefined ? `${textOf(label)}: ${textOf(value)}` : textOf(title),
  );

const womanOf = async ({ centre }: House, caseId: string) => {
  const { label, patientId } = (await recordOf(centre, caseId)).case;
  const [her] = await withScope(centre.database, [centre.ownerId], (tx) =>
    identitiesOf(tx, centre.ownerId, [patientId]),
  );
  return { label, patientId, her };
};

let house: House;
beforeAll(async () => {
  house = await held();
});
const as = (role: keyof TestCentre['people'], locale: 'en' | 'ko' = 'en') =>
  visit(house.centre, house.centre.people[role], locale);

test('what nobody has signed is a draft, which the chair alone may sign; it is work of hers', async () => {
  const chairs = await as('chair').get(house.path);
  expect(chairs.text).toContain('Draft: not signed yet');
  expect(chairs.html).toContain('name="digest"');
  const surgeons = await as('surgeon').get(house.path);
  expect(surgeons.text).toContain('Draft: not signed yet');
  expect(surgeons.html).not.toContain('name="digest"');
  const { html } = await as('chair').get('');
  expect(itemsIn(under(html, 'Minutes to sign'))).toEqual([
    'Test board, 19 November 2026 08:00 not signed yet',
  ]);
  expect((await as('coordinator').get('')).html).not.toContain('Minutes to sign');
  expect((await as('surgeon').get(`/meetings/${house.meetingId}`)).html).toContain(`${house.path}"`);
});

test('each woman stands there by name, number and birth for whoever may know, in one recorded showing', async () => {
  const { label, patientId, her } = await womanOf(house, house.first.caseId);
  const seen = (await shownAt(house.centre)).length;
  const { html } = await as('surgeon').get(house.path);
  expect(html).toContain(`<h3>1. ${label}</h3>`);
  expect(linesOf(html)).toContain(
    `Woman: ${her?.latinName}, record number ${her?.recordNumber}, born 6 May 1970`,
  );
  const showings = (await shownAt(house.centre)).slice(seen);
  expect(showings).toHaveLength(1);
  expect(showings[0]).toContain(patientId);
  const observed = await as('observer').get(house.path);
  expect(observed.text).toContain(label);
  expect(observed.html).not.toContain(her?.latinName);
  expect(observed.html).not.toContain(her?.recordNumber);
});

test('an item says all that was said of it', async () => {
  const { html } = await as('surgeon').get(house.path);
  const lines = linesOf(html);
  const from = lines.findIndex((line) => line.startsWith('1. '));
  const until = lines.findIndex((line) => line.startsWith('2. '));
  expect(lines.slice(0, from)).toEqual([
    'Board: Test board',
    'Planned: Thursday, 19 November 2026, 08:00–09:00 (Asia/Seoul)',
    'Place: Room 3',
    'Held: 09:00–09:00',
    'Quorum policy: ESGO advanced ovarian cancer surgery, QI 5 (esgo-advanced-ovarian@1)',
  ]);
  expect(lines.slice(from + 2, until)).toEqual([
    'Diagnosis: Ovary, high-grade serous, IIIC FIGO 2014',
    'Question for the board: Primary debulking or neoadjuvant chemotherapy?',
    'Time of discussion: 09:00–09:00',
    'Conclusion: Reached on condition',
    expect.stringMatching(/^Quorum: not met; Gynaecologic oncology missing/),
    'Why without a quorum: The others had written',
    'Recommendation 1: Surgery, upfront',
    'Intent: curative',
    'Why: Complete resection looks possible',
    'Who sees to it: Test surgeon',
    'By when: 26 November 2026',
    'Details: With the bowel surgeon',
    'Next best, if she declines: Chemotherapy first',
    'How her view changed it, or why it was not known: She wants one operation',
    'On which condition: if the lung is clear',
    'What it rests on: ESGO 2023',
    'A trial: not eligible',
    'Why no trial: Stage',
    'Opinions: split',
    'Who decided: the greater number',
    'Who saw it otherwise: Radiology, Neoadjuvant, Too much disease',
  ]);
  expect(lines.slice(until)).toContain('Conclusion: Deferred: molecular result pending');
  expect(tableOf(html, 'Attendance')).toEqual([
    {
      Name: 'Test surgeon',
      Discipline: 'Radiology',
      How: 'by video',
      Joined: '09:00',
      Left: '09:00',
    },
  ]);
});

test.each(['en', 'ko'] as const)(
  'the text to paste says in %s what the page says, whole and for one item',
  async (locale) => {
    const reader = as('surgeon', locale);
    const { html } = await reader.get(house.path);
    const whole = await reader.get(`${house.path}/text`);
    const oneLine = (text: string) =>
      text.replaceAll('Complete resection\nlooks', 'Complete resection looks');
    const lines = oneLine(whole.html)
      .split('\n')
      .filter((line) => line !== '');
    const attended = lines.findIndex((line) => line.startsWith('Test surgeon, '));
    expect(lines.filter((_, index) => index > 1 && index !== attended && index !== attended - 1)).toEqual(
      linesOf(html),
    );
    const texts = linksTo(html);
    expect(texts).toContain(`${house.path}/text?item=${house.second.agendaItemId}`);
    const one = await reader.get(`${house.path}/text?item=${house.second.agendaItemId}`);
    const { label } = await womanOf(house, house.second.caseId);
    expect(one.html).toContain(`2. ${label}`);
    expect(one.html).not.toContain('1. ');
    for (const line of one.html.split('\n').filter((text) => text !== '')) expect(whole.html).toContain(line);
  },
);

const linksTo = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
    href.replace(`/c/${house.centre.slug}`, '').replaceAll('&amp;', '&'),
  );

test('the plain text is one, is a showing too, and asks for what there is', async () => {
  const { centre, path } = house;
  const seen = (await shownAt(centre)).length;
  await as('surgeon').get(`${path}/text`);
  expect(await shownAt(centre)).toHaveLength(seen + 1);
  expect((await as('observer').get(`${path}/text`)).html).not.toMatch(/record number/);
  for (const asked of ['item=none', 'version=1', 'version=none'])
    expect(await as('surgeon').get(`${path}/text?${asked}`)).toMatchObject({ status: 404 });
});

test('the attendance list stands alone, with room to sign', async () => {
  const { html } = await as('surgeon').get(`${house.path}?part=attendance`);
  expect(tableOf(html, 'Attendance')[0]).toMatchObject({ Name: 'Test surgeon', Signature: '' });
  expect(html).not.toContain('Agenda items');
});

test('another house finds no minutes, nor does an address of none', async () => {
  const others = await createTestCentre();
  for (const path of [house.path, `${house.path}/text`])
    expect(await visit(others, others.people.chair).get(path)).toMatchObject({ status: 404 });
  expect(await as('chair').get('/meetings/none/minutes')).toMatchObject({ status: 404 });
});

test('a meeting that has not ended shows what the record says so far, and nobody signs it', async () => {
  const { meetingId } = await createTestBoard(house.centre, { items: 1, localStart: '2026-11-26T08:00' });
  const { html, text } = await as('chair').get(`/meetings/${meetingId}/minutes`);
  expect(text).toContain('The meeting has not ended.');
  expect(html).not.toContain('name="digest"');
});

test('signed, changed, signed again: each version stays readable, and the page says where the record differs', async () => {
  const own = await held();
  const { centre, path } = own;
  const { chair, surgeon } = centre.people;
  const [chairs, surgeons] = [visit(centre, chair), visit(centre, surgeon)];
  const [signing, other] = [await chairs.get(path), await chairs.get(path)];
  const sent = await chairs.fill(signing, 'sign');
  expect(sent).toMatchObject({ status: 303, to: `/c/${centre.slug}${path}` });
  // The same page sent once more is the same signature; another page that was read before it is a conflict.
  expect(await chairs.fill(signing, 'sign')).toMatchObject({ status: 303 });
  expect((await chairs.fill(other, 'sign')).text).toContain(
    'The minutes have changed since you read them, or somebody else has signed.',
  );
  const signed = await surgeons.get(path);
  expect(signed.text).toMatch(
    /Version 1 Signed by Test chair, Chair of the board Signed on 19 November 2026, 09:00/,
  );
  expect(signed.text).not.toContain('Draft');
  expect((await chairs.get(path)).html).not.toContain('name="digest"');
  expect((await chairs.get('')).html).not.toContain('Minutes to sign');

  const record = { table: 'board.recommendation', id: own.recommendationId, version: 1 };
  await centre.as(chair, strike, record, { reason: 'Another woman' });
  const differs = await surgeons.get(path);
  expect(differs.text).toContain('The record differs from what was signed Changed since: item 1.');
  expect(linesOf(differs.html)).toContain('Recommendation 1: Surgery, upfront');
  expect(itemsIn(under((await chairs.get('')).html, 'Minutes to sign'))).toEqual([
    'Test board, 19 November 2026 08:00 changed since version 1',
  ]);

  const now = await chairs.get(`${path}?version=now`);
  expect(now.text).toContain('It differs from version 1: item 1.');
  expect(linesOf(now.html)).toContain('Taken back since: Surgery, upfront');
  expect(linesOf(now.html)).not.toContain('Recommendation 1: Surgery, upfront');
  expect((await chairs.fill(now, 'sign', { reason: '' })).text).toContain('Please give the reason.');
  const again = await chairs.fill(now, 'sign', { reason: 'Meant for another woman' });
  expect(again.status).toBe(303);

  const second = await surgeons.get(path);
  expect(linesOf(second.html)).toContain('Why a new version: Meant for another woman');
  expect(second.text).not.toContain('differs');
  expect(itemsIn(under(second.html, 'Signed versions'))).toEqual([
    'Version 2: Test chair, 19 November 2026 09:00 “Meant for another woman”',
    'Version 1: Test chair, 19 November 2026 09:00',
  ]);
  const first = await surgeons.get(`${path}?version=1`);
  expect(first.text).toContain('An earlier version');
  expect(linesOf(first.html).slice(0, -1)).toEqual(linesOf(signed.html).slice(0, -1));
  expect((await surgeons.get(`${path}/text?version=1`)).html).toContain('Recommendation 1: Surgery, upfront');
  expect((await surgeons.get(`${path}/text`)).html).not.toContain('Recommendation 1');
  expect((await minutesIn(centre, own.meetingId)).signed).toHaveLength(2);
});

test('whoever may not sign and sends the form all the same is refused', async () => {
  const form = { form: 'sign', version: '0', digest: '0'.repeat(64) };
  expect(await as('coordinator').post(house.path, form)).toMatchObject({ status: 403 });
  expect((await minutesIn(house.centre, house.meetingId)).signed).toHaveLength(0);
});
