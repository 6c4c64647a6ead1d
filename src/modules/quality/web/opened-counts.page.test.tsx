import { expect, test } from 'vitest';
import { journalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { linksIn } from '../../../testing/page-parts.ts';
import { addTestSociety } from '../../../testing/society.ts';
import { visit } from '../../../testing/visit.ts';

type Society = Awaited<ReturnType<typeof addTestSociety>>;

/** Somebody with a role at the society, and the society as the house of a page. */
const at = (centre: TestCentre, { id, slug }: Society) => {
  const person: TestPerson = {
    ...centre.people.observer,
    grants: [{ ownerId: id, role: 'observer', discipline: null }],
  };
  return { house: { ...centre, ownerId: id, slug } as TestCentre, person };
};
const seenAt = async (centre: TestCentre, society: Society, locale: 'en' | 'ko' = 'en') => {
  const { house, person } = at(centre, society);
  return (await visit(house, person, locale).get('/counts?year=2026')).html;
};

const open = (centre: TestCentre, person: TestPerson, { slug }: Society) =>
  visit(centre, person).post('/counts', { form: `open~${slug}`, supervisor: slug });

/** The rows of a centre in all tables, as texts of their cells. */
const rowOf = (html: string, name: string): string[] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) =>
        cell.replaceAll(/<[^>]+>/g, ''),
      ),
    )
    .filter(([first]) => first?.includes(name))
    .map((cells) => cells.join(' '));

test('a manager opens the counts, the society sees them, and sees nothing once they are taken back', async () => {
  const centre = await createTestCentre();
  const society = await addTestSociety(centre);
  for (let n = 0; n < 6; n += 1) await operateTestCase(centre);
  const { quality_manager: manager, administrator } = centre.people;
  const before = (await visit(centre, manager).get('/counts?year=2026')).html;
  expect(before).toContain('What they see of 2026');
  expect(before).toContain(`open~${society.slug}`);
  expect(rowOf(before, 'Test centre')).toContain('Test centre 6 6 0 0');
  expect(rowOf(await seenAt(centre, society), 'Test centre')).toEqual([]);
  await open(centre, manager, society);
  const seen = await seenAt(centre, society);
  expect(rowOf(seen, 'Test centre')).toContain('Test centre 6 6 0 0');
  expect(seen).not.toMatch(/name="form" value="(?:open|close)~/);
  expect(await seenAt(centre, society, 'ko')).toContain('기관별 집계, 2026년');
  await visit(centre, administrator).send('/counts', `close~${society.slug}`);
  const after = await seenAt(centre, society);
  expect(rowOf(after, 'Test centre')).toEqual([]);
  expect(after.slice(after.indexOf('Absent'))).toContain('<li>Test centre</li>');
  expect((await journalOf(centre)).map(({ command }) => command).slice(0, 2)).toEqual([
    'quality.close-counts',
    'quality.open-counts',
  ]);
  await open(centre, manager, society);
  expect(rowOf(await seenAt(centre, society), 'Test centre')).toContain('Test centre 6 6 0 0');
});

test('few women are shown neither to the society nor beforehand as what it will see', async () => {
  const centre = await createTestCentre();
  const society = await addTestSociety(centre);
  for (let n = 0; n < 3; n += 1) await operateTestCase(centre);
  const mine = (await visit(centre, centre.people.administrator).get('/counts?year=2026')).html;
  await open(centre, centre.people.administrator, society);
  for (const html of [mine, await seenAt(centre, society)]) {
    expect(html).toContain('not shown');
    expect(rowOf(html, 'Test centre').some((row) => row.includes('3'))).toBe(false);
  }
});

test('whoever may not open reads the state alone and is refused; so is a society, and another house finds nothing', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const society = await addTestSociety(centre);
  const { administrator, surgeon, chair, coordinator, clinician, observer } = centre.people;
  await open(centre, administrator, society);
  for (const person of [surgeon, chair, coordinator, clinician, observer]) {
    const { html } = await visit(centre, person).get('/counts');
    expect(html).not.toMatch(/name="form" value="(?:open|close)~/);
    expect(await open(centre, person, society)).toMatchObject({ status: 403 });
    const closing = { form: `close~${society.slug}`, id: society.id, version: '1' };
    expect(await visit(centre, person).post('/counts', closing)).toMatchObject({ status: 403 });
  }
  const { house } = at(centre, society);
  const manager: TestPerson = {
    ...observer,
    grants: [{ ownerId: society.id, role: 'quality_manager', discipline: null }],
  };
  expect(await open(house, manager, society)).toMatchObject({ status: 403 });
  expect(await visit(centre, other.people.chair).get('/counts')).toMatchObject({ status: 404 });
  expect(await open(centre, administrator, { id: other.ownerId, slug: other.slug })).toMatchObject({
    status: 422,
  });
});

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
  const none = (await me.get('/counts')).text;
  expect(none).toContain('What they see of 2025');
  expect(none).toContain('No counts of 2025');
  await operateTestCase(centre);
  await operateTestCase(centre, { doneOn: '2025-06-01' }, { presentedOn: '2025-05-01' });
  expect((await me.get('/counts')).text).toContain('What they see of 2025');
  const years = await me.get('/counts?year=2026');
  expect(years.text).toContain('What they see of 2026');
  expect(years.text).not.toContain('No counts of');
  const marked = [...years.html.matchAll(/<a[^>]*aria-current="page"[^>]*>(\d{4})</g)].map(
    ([, year]) => year,
  );
  expect(marked).toEqual(['2026']);
  expect(linksIn(years.html)).toMatchObject({ 2025: `/c/${centre.slug}/counts?year=2025` });
  centre.setNow('2027-03-01T00:00:00Z');
  expect((await me.get('/counts')).text).toContain('What they see of 2026');
  for (const query of ['?all=1', '?from=2026-01-01&to=2026-02-01', '?year=nonsense'])
    expect(await me.get(`/counts${query}`), query).toMatchObject({ status: 404 });
});
