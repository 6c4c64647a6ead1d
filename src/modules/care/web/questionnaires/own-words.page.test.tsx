import { expect, test } from 'vitest';
import { createTestCentre } from '../../../../testing/centre.ts';
import { linkOn } from '../../../../testing/link-holder.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return { centre, casePath: `/cases/${caseId}`, page: `/cases/${caseId}/own-words` };
};

test('a link is made, shown with its code, replaced and withdrawn by whoever fills in forms', async () => {
  const { centre, page } = await house();
  const nurse = visit(centre, centre.people.clinician);
  const opened = await nurse.get(page);
  expect(linkOn(opened.html)).toBe('no link');
  expect((await nurse.fill(opened, 'ask')).status).toBe(303);
  const made = await nurse.get(page);
  expect(made.text).toContain('Not used yet.');
  expect(made.text).toContain('Made by Test clinician on 19 November 2026');
  expect(made.html).toMatch(/<svg class="qr-code"[^>]*>.*<path d="M/s);
  await nurse.fill(made, 'ask');
  const second = await nurse.get(page);
  expect(linkOn(second.html)).not.toBe(linkOn(made.html));
  await nurse.fill(second, 'withdraw');
  expect(linkOn((await nurse.get(page)).html)).toBe('no link');
  expect((await nurse.fill(second, 'withdraw')).status).toBe(303);
  const late = await nurse.send(page, 'ask').then(() => nurse.get(page));
  await visit(centre, centre.people.chair).send(page, 'withdraw');
  expect((await nurse.fill(late, 'withdraw')).text).toContain('There is no link to withdraw any more.');
  for (const who of [centre.people.observer, centre.people.administrator])
    expect((await visit(centre, who).get(page)).status).toBe(403);
});

test('the paper is in her language and says the number of the case alone', async () => {
  const { centre, page } = await house();
  const nurse = visit(centre, centre.people.clinician);
  const paper = await nurse.get(`${page}?paper=ko`);
  expect(paper.text).toContain('무엇이 두려우십니까?');
  expect(paper.text).toMatch(/직원용: 증례 \d\d-\d{4}/);
  expect(paper.text).not.toContain('Woman');
  expect((await nurse.get(`${page}?paper=xx`)).text).toContain('Make a link');
});

test('what she wrote on paper is typed with the day and by whom she was asked, and that she does not want to', async () => {
  const { centre, casePath } = await house();
  const nurse = visit(centre, centre.people.clinician);
  const form = `${casePath}/forms/own-words/new`;
  const typed = {
    on: '2026-11-15',
    'answers.says': 'yes',
    'answers.refuses': 'No stoma',
    'answers.way': 'paper',
    'answers.askedBy': centre.people.coordinator.personId,
  };
  const saved = await nurse.send(form, 'questionnaire', typed);
  expect(saved.status).toBe(302);
  expect((await nurse.get(saved.to ?? '')).text).toMatch(/Wrote it on paper .*Who asked her\?/);
  expect((await nurse.get(casePath)).text).toMatch(
    /In her own words .*15 Nov.* No stoma|In her own words .*No stoma/,
  );
  await nurse.send(form, 'questionnaire', { on: '2026-11-18', 'answers.says': 'no', 'answers.way': 'aloud' });
  expect((await nurse.get(casePath)).text).toMatch(
    /She does not want to say anything\. .*Said before .*No stoma/,
  );
});
