import { expect, test } from 'vitest';
import { restore } from '../../../../kernel/commands/restore.ts';
import { strike } from '../../../../kernel/commands/strike.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { linksIn, readOf, tableOf } from '../../../../testing/page-parts.ts';
import { visit } from '../../../../testing/visit.ts';
import { recordWorkUp } from '../../../care/index.ts';

test('the history says who wrote what, by the clock of the house, and hides names from whoever may not see them', async () => {
  const centre = await createTestCentre({ zone: 'Asia/Seoul', now: '2026-11-19T20:15:00Z' });
  const { caseId } = await referTestCase(centre);
  await visit(centre, centre.people.coordinator).send(`/cases/${caseId}/correct`, 'correct', {
    'case.grade': 'G3',
    reason: 'Graded again',
  });
  const path = `/cases/${caseId}/history`;
  const hers = await visit(centre, centre.people.surgeon).get(path);
  expect(hers.text).toContain('Graded again');
  expect(hers.text).toMatch(/20 November 2026.*05:15/);
  expect(hers.text).toMatch(/Grade Before not said After G3/);
  expect(hers.text.match(/Invented Woman/g)?.length).toBeGreaterThan(1);
  const others = await visit(centre, centre.people.observer).get(path);
  expect(others.text).toContain('Graded again');
  expect(others.html).not.toContain('Invented');
});

test('an answer that was taken back was not said; that nobody knows is an answer', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, centre.people.surgeon);
  const saved = await me.send(`/cases/${caseId}/operations/new`, 'operation', {
    'report.kind': 'primary',
    'report.initialAim': 'staging',
    'report.residual': '0',
    'report.team.0.person': centre.people.surgeon.personId,
    'report.team.0.role': 'main',
  });
  const [operation = ''] = (saved.to ?? '').split('?');
  await me.send(`${operation}?correct`, 'operation', {
    'report.kind': '',
    'report.initialAim': '~unknown',
    'report.residual': '',
    'report.residual~': 'unknown',
    reason: 'Read again',
  });
  const { text } = await me.get(`/cases/${caseId}/history`);
  expect(text).toMatch(/Kind Before Primary operation After not said/);
  expect(text).toMatch(/Aim at the beginning Before Staging After Not known/);
  expect(text).toMatch(/Largest visible lesion left Before none \(0 mm\) After Not known/);
});

test('the history of a case that was taken back stays, and says so; the case itself is not found', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { coordinator } = centre.people;
  const reason = 'Entered twice';
  await centre.as(coordinator, strike, { table: 'care.case', id: caseId, version: 1 }, { reason });
  const me = visit(centre, coordinator);
  expect((await me.get(`/cases/${caseId}`)).status).toBe(404);
  const { text, html } = await me.get(`/cases/${caseId}/history`);
  expect(text).toContain('This case was taken back');
  expect(text).toMatch(/took something back.*Test coordinator.*Reason: Entered twice.*Case: taken back\./);
  expect(html).not.toContain(`/cases/${caseId}"`);
  await centre.as(coordinator, restore, { table: 'care.case', id: caseId, version: 2 });
  const back = await me.get(`/cases/${caseId}/history`);
  expect(back.text).not.toContain('This case was taken back');
  expect(back.text).toMatch(/Case: restored\./);
});

test('a result chosen from a list stands in the reader’s words, what was written stays as it was written', async () => {
  const centre = await createTestCentre();
  const of = { state: 'present', unit: null, takenOn: null, reason: null } as const;
  const { caseId } = await referTestCase(centre, {
    workUp: [
      { key: 'menopausal_state', value: 'premenopausal', ...of },
      { key: 'allergies', value: 'negative', ...of },
    ],
  });
  const { text } = await visit(centre, centre.people.surgeon, 'ko').get(`/cases/${caseId}/history`);
  expect(text).not.toContain('premenopausal');
  expect(text).toContain('폐경 전');
  expect(text).toContain('negative');
});

test('a change stands with what was before it, a new record without; a long one is folded and none is left out', async () => {
  const centre = await createTestCentre();
  const { clinician, surgeon, observer } = centre.people;
  const { caseId } = await operateTestCase(centre);
  const ca125 = (value: number, takenOn: string) =>
    ({ key: 'ca125', state: 'present', value, unit: 'U/mL', takenOn, reason: null }) as const;
  await centre.as(clinician, recordWorkUp, { caseId, items: [ca125(812, '2026-11-05')] });
  await centre.as(surgeon, recordWorkUp, {
    caseId,
    items: [ca125(35, '2026-11-06')],
    versions: { ca125: 1 },
  });
  const page = await visit(centre, observer).get(`/cases/${caseId}/history`);
  const [later = '', first = '', operated = ''] = page.html.split('<article').slice(1);
  expect(readOf(later)).toMatch(/entered work-up Test surgeon · journal entry \d+/);
  expect(tableOf(later, 'Work-up: CA-125')).toEqual([
    { Field: 'Value', Before: '812', After: '35' },
    { Field: 'Date', Before: '2026-11-05', After: '2026-11-06' },
  ]);
  expect(readOf(first)).toMatch(/entered work-up Test clinician/);
  expect(tableOf(first, 'Work-up: CA-125')).toEqual([
    { Field: 'Unit', Written: 'U/mL' },
    { Field: 'State', Written: 'Present' },
    { Field: 'Value', Written: '812' },
    { Field: 'Date', Written: '2026-11-05' },
  ]);
  expect(operated).toMatch(/<details><summary>\d+ fields<\/summary>/);
  expect(later).not.toContain('<details>');
  expect(tableOf(operated, 'Operation: 2026-11-16').some((row) => row['Written']?.includes('Primary'))).toBe(
    true,
  );
  // Of her name and of her birth, and of nothing else.
  expect(page.text.match(/not shown to your role/g)).toHaveLength(2);
  const hers = await visit(centre, surgeon).get(`/cases/${caseId}/history`);
  expect(hers.text).not.toContain('not shown to your role');
  expect(linksIn(page.html)).toMatchObject({ Cases: `/c/${centre.slug}/cases` });
});
