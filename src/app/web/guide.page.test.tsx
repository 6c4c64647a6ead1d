import { expect, test } from 'vitest';
import { createTestBoard } from '../../testing/board.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { listTestCase } from '../../testing/listed-case.ts';
import { visit } from '../../testing/visit.ts';

test('the tour goes through the next board that has a case, in a demonstration alone', async () => {
  const centre = await createTestCentre({ demonstration: true });
  const me = visit(centre, centre.people.coordinator);
  await createTestBoard(centre, { items: 0 });
  const { meetingId } = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const { caseId } = await listTestCase(centre, meetingId);
  const page = await me.get('/guide');
  expect(page.html).toContain(`/cases/${caseId}"`);
  expect(page.html).toContain('Invented data');
  expect(page.html).toContain(`href="/c/${centre.slug}/guide"`);
  const real = await createTestCentre();
  expect(await visit(real, real.people.coordinator).get('/guide')).toMatchObject({ status: 404 });
});
