import { expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { visit } from '../../../../testing/visit.ts';

test('the next date of a board is planned once and leads to its agenda', async () => {
  const centre = await createTestCentre();
  const { seriesId } = await createTestBoard(centre, { items: 2 });
  const me = visit(centre, centre.people.coordinator);
  const opened = await me.get('/meetings');
  expect(opened.text).toMatch(/Today .*19 November 2026/);
  expect(opened.text).toContain('Plan Thursday, 26 November 2026 , 08:00');
  const saved = await me.fill(opened, `plan-${seriesId}`);
  expect(saved.status).toBe(302);
  expect(saved.to).toMatch(new RegExp(`^/c/${centre.slug}/meetings/[0-9a-f-]{36}$`));
  expect(await me.fill(opened, `plan-${seriesId}`)).toEqual(saved);
  const planned = (await journalOf(centre)).filter(({ command }) => command === 'meetings.plan-meeting');
  expect(planned).toHaveLength(1);
  expect((await me.get(saved.to ?? '')).text).toContain('26 November 2026');
  const after = await visit(centre, centre.people.observer).get('/meetings');
  expect(after.text).toMatch(/To come .*26 November 2026/);
  expect((await me.get('/meetings')).text).toContain('3 December 2026 , 08:00');
});

test('a meeting of an earlier day is past', async () => {
  const centre = await createTestCentre();
  await createTestBoard(centre, { localStart: '2026-11-12T08:00' });
  const { text } = await visit(centre, centre.people.observer).get('/meetings');
  expect(text).toMatch(/Past .*12 November 2026/);
  expect(text).not.toContain('Today');
});

test('whoever may not plan is offered nothing and refused', async () => {
  const centre = await createTestCentre();
  const { seriesId } = await createTestBoard(centre);
  const me = visit(centre, centre.people.surgeon);
  const page = await me.get('/meetings');
  expect(page.html).not.toContain('name="seriesId"');
  expect(page.html).not.toContain('/new-board"');
  const forged = { seriesId, localStart: '2026-11-26T08:00' };
  expect(await me.post('/meetings', forged)).toMatchObject({ status: 403 });
  expect((await visit(centre, centre.people.administrator).get('/meetings')).html).toContain('new-board');
});
