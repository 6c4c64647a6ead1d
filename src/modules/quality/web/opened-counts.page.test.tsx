import { expect, test } from 'vitest';
import { journalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { addTestSociety } from '../../../testing/society.ts';
import { visit } from '../../../testing/visit.ts';

test('counts are opened and taken back once each, from today on', async () => {
  const centre = await createTestCentre();
  const { slug } = await addTestSociety(centre);
  const me = visit(centre, centre.people.quality_manager);
  const entries = async (command: string) =>
    (await journalOf(centre)).filter((entry) => entry.command === command).length;
  const closed = await me.get('/counts');
  const opened = await me.fill(closed, `open~${slug}`);
  expect(opened).toMatchObject({ status: 303, to: `/c/${centre.slug}/counts` });
  expect(await me.fill(closed, `open~${slug}`)).toEqual(opened);
  expect(await entries('quality.open-counts')).toBe(1);
  const open = await me.get('/counts');
  expect(open.text).toContain('19 November 2026');
  const taken = await me.fill(open, `close~${slug}`);
  expect(await me.fill(open, `close~${slug}`)).toEqual(taken);
  expect(await entries('quality.close-counts')).toBe(1);
  const again = await me.get('/counts');
  await me.fill(again, `open~${slug}`);
  await me.send('/counts', `close~${slug}`);
  expect(await entries('quality.close-counts')).toBe(2);
  const late = await me.fill(open, `close~${slug}`, {});
  expect(late.to).toBe(taken.to);
  expect(await entries('quality.close-counts')).toBe(2);
  expect(await me.post('/counts', { form: 'nonsense' })).toMatchObject({ status: 422 });
});

test('the last whole year is shown, or the last the record holds; a period that is no year is not found', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.observer);
  expect((await me.get('/counts')).text).toContain('What they see of 2025');
  await operateTestCase(centre);
  expect((await me.get('/counts')).text).toContain('What they see of 2026');
  centre.setNow('2027-03-01T00:00:00Z');
  expect((await me.get('/counts')).text).toContain('What they see of 2026');
  for (const query of ['?all=1', '?from=2026-01-01&to=2026-02-01', '?year=nonsense'])
    expect(await me.get(`/counts${query}`), query).toMatchObject({ status: 404 });
});
