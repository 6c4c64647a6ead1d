import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { visit } from '../../../testing/visit.ts';

test('what indicators count stands in its place on the page of a case, without script too', async () => {
  const centre = await createTestCentre();
  const { caseId } = await operateTestCase(centre);
  const page = await visit(centre, centre.people.observer).get(`/cases/${caseId}`);
  expect(page.text).toContain('What indicators count');
  expect(page.text).toMatch(/Counts as operated yes/);
  expect(page.text).toMatch(/ruled out before the operation of 16 November 2026 not known/);
  expect(page.html).not.toContain('<div hidden id="S:');
});

test('of a case of another site than the indicators are about nothing else is told', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre, {
    case: { site: 'cervix', histology: null, stage: null, stageEdition: null },
  });
  const page = await visit(centre, centre.people.observer).get(`/cases/${caseId}`);
  expect(page.text).toContain('What indicators count esgo-ovarian/2016 This case counts in no indicator.');
  expect(page.text).not.toContain('Counts as');
});
