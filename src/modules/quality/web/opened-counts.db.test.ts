import { expect, test } from 'vitest';
import { journalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { loadedPage, shownPage } from '../../../testing/shown-page.ts';
import { addTestSociety } from '../../../testing/society.ts';
import * as page from './opened-counts.tsx';

type Society = Awaited<ReturnType<typeof addTestSociety>>;

/** Somebody with a role at the society, and the society as the house of a page. */
const at = (centre: TestCentre, { id, slug }: Society) => {
  const person: TestPerson = {
    ...centre.people.observer,
    grants: [{ ownerId: id, role: 'observer', discipline: null }],
  };
  return { house: { ...centre, ownerId: id, slug } as TestCentre, person };
};
const seenAt = (centre: TestCentre, society: Society, locale: 'en' | 'ko' = 'en') => {
  const { house, person } = at(centre, society);
  return shownPage(house, person, page, locale, '/?year=2026');
};

const posted = (centre: TestCentre, person: TestPerson, fields: Record<string, string>) =>
  loadedPage(
    centre,
    person,
    page.action as (args: never) => Promise<unknown>,
    {},
    new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) }),
  );
const open = (centre: TestCentre, person: TestPerson, { slug }: Society) =>
  posted(centre, person, { form: `open~${slug}`, supervisor: slug });
const close = async (centre: TestCentre, person: TestPerson, { slug }: Society) => {
  const shown = await shownPage(centre, centre.people.administrator, page, 'en', '/?year=2026');
  const form = shown.slice(shown.indexOf(`close~${slug}`));
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
  return posted(centre, person, { form: `close~${slug}`, id: field('id'), version: field('version') });
};

/** The rows of a centre in all tables, as texts of their cells. */
const rowOf = (html: string, name: string): string[] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) =>
        cell.replaceAll(/<span class="cell-label"[^>]*>.*?<\/span>|<[^>]+>/g, ''),
      ),
    )
    .filter(([first]) => first?.includes(name))
    .map((cells) => cells.join(' '));

test('a manager opens the counts, the society sees them, and sees nothing once they are taken back', async () => {
  const centre = await createTestCentre();
  const society = await addTestSociety(centre);
  for (let n = 0; n < 6; n += 1) await operateTestCase(centre);
  const { quality_manager: manager, administrator } = centre.people;
  const before = await shownPage(centre, manager, page, 'en', '/?year=2026');
  expect(before).toContain('What they see of 2026');
  expect(before).toContain(`open~${society.slug}`);
  expect(rowOf(before, 'Test centre')).toContain('Test centre 6 6 0 0');
  expect(rowOf(await seenAt(centre, society), 'Test centre')).toEqual([]);
  await open(centre, manager, society);
  const seen = await seenAt(centre, society);
  expect(rowOf(seen, 'Test centre')).toContain('Test centre 6 6 0 0');
  expect(seen).not.toContain('<form');
  expect(await seenAt(centre, society, 'ko')).toContain('기관별 집계, 2026년');
  await close(centre, administrator, society);
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
  const mine = await shownPage(centre, centre.people.administrator, page, 'en', '/?year=2026');
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
    expect(await shownPage(centre, person, page, 'en')).not.toContain('<form');
    await expect(open(centre, person, society)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(close(centre, person, society)).rejects.toMatchObject({ code: 'forbidden' });
  }
  const { house } = at(centre, society);
  const manager: TestPerson = {
    ...observer,
    grants: [{ ownerId: society.id, role: 'quality_manager', discipline: null }],
  };
  await expect(open(house, manager, society)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(shownPage(centre, other.people.chair, page, 'en')).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(
    posted(centre, administrator, { form: 'open~x', supervisor: other.slug }),
  ).rejects.toMatchObject({ code: 'not_a_society' });
});
