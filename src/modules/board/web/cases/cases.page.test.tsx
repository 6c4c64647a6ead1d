import { expect, test } from 'vitest';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { askAgain } from '../../commands/ask-again.ts';

const labelsIn = (html: string): string[] =>
  [...html.matchAll(/cases\/[0-9a-f-]{36}"[^>]*>([^<]+)</g)].map(([, label = '']) => label);

test('the list is filtered by state and year, and counts where cases stand only when asked', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.surgeon);
  const referred = (await recordOf(centre, (await referTestCase(centre)).caseId)).case.label;
  const earlier = await referTestCase(centre, { case: { presentedOn: '2025-03-01' } });
  const before = (await recordOf(centre, earlier.caseId)).case.label;
  const operated = (await recordOf(centre, (await operateTestCase(centre)).caseId)).case.label;
  const labels = async (query: string) => labelsIn((await me.get(`/cases${query}`)).html).toSorted();
  expect(await labels('')).toEqual([before, referred, operated].toSorted());
  expect(await labels('?state=referred')).toEqual([before, referred].toSorted());
  expect(await labels('?state=operated')).toEqual([operated]);
  expect(await labels('?year=2025')).toEqual([before]);
  expect(await labels('?state=referred&year=2026')).toEqual([referred]);
  expect(await labels('?state=nonsense&year=20')).toHaveLength(3);
  const asked = await me.get('/cases?state=operated&year=2026');
  expect(asked.text).not.toContain('3 cases');
  const count = /href="([^"]*counts=[^"]*)"/.exec(asked.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(count).toContain('state=operated&year=2026');
  const counted = await me.get(count);
  expect(counted.text).toMatch(/3 cases.*Referred.* 2/i);
  expect(labelsIn(counted.html)).toEqual([operated]);
});

test('the list shows the cases about which a board was asked at a recurrence', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.surgeon);
  const { caseId } = await referTestCase(centre);
  await referTestCase(centre);
  const question = {
    questionType: 'recurrence',
    phase: 'recurrence',
    recurrenceNumber: 1,
    question: 'Again?',
  } as const;
  const { personId: consultantId } = centre.people.surgeon;
  await centre.as(centre.people.coordinator, askAgain, {
    caseId,
    referral: { ...question, consultantId, receivedOn: '2026-11-18' },
  });
  const { label } = (await recordOf(centre, caseId)).case;
  const labels = async (query: string) => labelsIn((await me.get(`/cases${query}`)).html);
  expect(await labels('?phase=recurrence')).toEqual([label]);
  expect(await labels('?phase=pre_treatment')).toHaveLength(2);
  expect(await labels('?phase=post_operative')).toEqual([]);
  expect(await labels('?phase=nonsense')).toHaveLength(2);
  const counted = (await me.get('/cases?phase=recurrence')).html;
  expect(counted).toMatch(/href="[^"]*phase=recurrence&amp;counts=/);
});

test('a long list goes on where it ended, and back', async () => {
  const centre = await createTestCentre();
  for (let index = 0; index < 51; index += 1) await referTestCase(centre);
  const me = visit(centre, centre.people.quality_manager);
  const seen: string[] = [];
  let path: string | undefined = '/cases?state=referred';
  for (let page = 0; path !== undefined && page < 9; page += 1) {
    const answer = await me.get(path);
    expect(answer.text.includes('Latest cases')).toBe(page > 0);
    seen.push(...labelsIn(answer.html));
    path = /href="([^"]*after=[^"]*)"/.exec(answer.html)?.[1]?.replaceAll('&amp;', '&');
    if (path !== undefined) expect(path).toContain('state=referred');
  }
  expect(seen).toHaveLength(51);
  expect(new Set(seen).size).toBe(51);
});

test('names stand in the list for whoever may see them, recorded once for all; others find no search by name', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  await referTestCase(centre);
  const { patientId } = (await recordOf(centre, caseId)).case;
  const shown = await visit(centre, centre.people.coordinator).get('/cases');
  expect(shown.text.match(/Invented Woman/g)).toHaveLength(2);
  expect(shown.html).toContain('name="find"');
  expect(shown.html).toContain('/cases/new"');
  expect(await shownAt(centre)).toEqual([expect.arrayContaining([patientId])]);
  const others = await visit(centre, centre.people.observer).get('/cases');
  expect(others.html).not.toContain('Invented');
  expect(others.html).not.toContain('name="find"');
  expect(others.html).not.toContain('/cases/new"');
  expect(await shownAt(centre)).toHaveLength(1);
});
