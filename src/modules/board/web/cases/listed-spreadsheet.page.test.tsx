import { expect, test } from 'vitest';
import { createTestCentre, type TestCentre, type TestPerson } from '../../../../testing/centre.ts';
import type { Locale } from '../../../../kernel/languages.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { readSpreadsheet } from '../../../../testing/read-spreadsheet.ts';
import { shownAt } from '../../../../testing/record.ts';
import { requestContext } from '../../../../testing/request-context.ts';
import { visit } from '../../../../testing/visit.ts';
import { loader } from './listed-spreadsheet.ts';

/** What the link brings. */
const downloaded = async (centre: TestCentre, person: TestPerson, query = '', locale: Locale = 'en') => {
  const { context, reading } = await requestContext(centre, person, locale);
  const request = new Request(`http://localhost/c/${centre.slug}/cases/spreadsheet${query}`);
  try {
    const answer = await loader({ request, context, params: { slug: centre.slug } } as never);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="cases-${centre.slug}.xlsx"`,
    );
    return await readSpreadsheet(bytes);
  } finally {
    await reading.close();
  }
};

test('whoever may see names gets them, and everybody in the file is recorded as shown', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre);
  const [header, ...rows] = await downloaded(centre, centre.people.coordinator);
  expect(header?.slice(0, 5)).toEqual([
    'Case',
    'Record number',
    'Name in Latin letters',
    'Name in her own script',
    'Born',
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.[1]).not.toBe('');
  expect((await shownAt(centre)).flat()).toHaveLength(1);
});

test('whoever may not see names gets none, and nobody is recorded', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre);
  const [header, ...rows] = await downloaded(centre, centre.people.quality_manager);
  expect(header?.slice(0, 3)).toEqual(['Case', 'Site', 'Histology']);
  expect(rows).toHaveLength(1);
  expect(await shownAt(centre)).toEqual([]);
});

test('it follows the filter of the page, and says codes in the words of its reader', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre);
  const me = centre.people.quality_manager;
  const page = await visit(centre, me).get('/cases?state=operated&year=2026');
  expect(page.html).toContain(`href="/c/${centre.slug}/cases/spreadsheet?state=operated&amp;year=2026"`);
  const all = await downloaded(centre, me);
  const state = all[1]?.[all[0]?.indexOf('Stands at') ?? -1];
  expect(['Operated', 'Outcome closed']).toContain(state);
  const asked = state === 'Operated' ? 'operated' : 'closed';
  expect(await downloaded(centre, me, `?state=${asked}`)).toEqual(all);
  expect(await downloaded(centre, me, '?state=referred')).toEqual(all.slice(0, 1));
  const [header] = await downloaded(centre, me, '', 'ko');
  expect(header?.[0]).toBe('증례');
  const nothing = await visit(centre, me).get('/cases?year=1950');
  expect(nothing.html).not.toContain('cases/spreadsheet');
  // Who treats reads the list and takes nobody else’s women out of the house.
  const surgeon = await visit(centre, centre.people.surgeon).get('/cases');
  expect(surgeon.html).not.toContain('cases/spreadsheet');
});
