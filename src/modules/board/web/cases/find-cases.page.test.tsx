import { expect, test } from 'vitest';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { mostFound } from '../../../care/index.ts';

test('the search finds by name or number, shows who was found and records that, and no name stands in an address', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  await referTestCase(centre);
  const { patientId, label } = (await recordOf(centre, caseId)).case;
  const me = visit(centre, centre.people.coordinator);
  const found = await me.send('/cases/find', 'find', { find: ` ${label} ` });
  expect(found.path).toBe(`/c/${centre.slug}/cases/find`);
  expect(found.text).toContain('Search results: 1 case.');
  expect(found.text).toContain('Invented Woman');
  expect(found.html).toContain(`value="${label}"`);
  expect(found.text).not.toContain('More may fit');
  expect(await shownAt(centre)).toEqual([[patientId]]);
  const none = await me.send('/cases', 'find', { find: 'nobody of this name' });
  expect(none.text).toContain('Search results: 0 cases.');
});

test('a search for nothing finds nobody', async () => {
  const centre = await createTestCentre({ called: 'Xenia' });
  await referTestCase(centre);
  const me = visit(centre, centre.people.coordinator);
  expect((await me.send('/cases/find', 'find', { find: 'x' })).text).toContain('Search results: 1 case.');
  for (const fields of [{}, { find: ' ' }])
    expect((await me.post('/cases/find', fields)).text).toContain('Search results: 0 cases.');
});

test('a search that finds too many says so', async () => {
  const centre = await createTestCentre();
  for (let index = 0; index <= mostFound; index += 1) await referTestCase(centre);
  const found = await visit(centre, centre.people.surgeon).send('/cases/find', 'find', { find: 'Invented' });
  expect(found.text).toContain('More may fit: type more of the name or number.');
});

test('whoever may not see names may not search by them', async () => {
  const centre = await createTestCentre();
  await referTestCase(centre);
  const me = visit(centre, centre.people.quality_manager);
  expect(await me.get('/cases/find')).toMatchObject({ status: 403 });
  const sent = await me.post('/cases/find', { find: 'Invented' });
  expect(sent.status).toBe(403);
  expect(sent.text).not.toContain('Invented');
  expect(await shownAt(centre)).toEqual([]);
});
