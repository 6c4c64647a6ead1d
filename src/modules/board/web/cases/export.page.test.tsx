import { expect, test } from 'vitest';
import type { Services } from '../../../../kernel/app-context.ts';
import { openGate } from '../../../../kernel/gate.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../../../testing/centre.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { shownAt } from '../../../../testing/record.ts';
import { requestContext } from '../../../../testing/request-context.ts';
import { visit } from '../../../../testing/visit.ts';
import { action } from './exported-files.ts';

const roles = ({ people }: TestCentre, ...named: (keyof TestCentre['people'])[]): TestPerson => ({
  ...people[named[0] ?? 'observer'],
  grants: named.flatMap((role) => people[role].grants),
});

/** What the button sends back. */
const downloaded = async (
  centre: TestCentre,
  person: TestPerson,
  identity: string,
  other: Partial<Services> = {},
): Promise<Response> => {
  const { context, reading } = await requestContext(centre, person, 'en', other);
  const body = new URLSearchParams({ form: 'export', identity });
  const request = new Request(`http://localhost/c/${centre.slug}/cases/export/files`, {
    method: 'POST',
    body,
  });
  try {
    return await action({ request, context, params: { slug: centre.slug } } as never);
  } finally {
    await reading.close();
  }
};

test('who brings files in is led from the list to the export; others neither see nor reach it', async () => {
  const centre = await createTestCentre();
  for (const role of ['quality_manager', 'administrator'] as const) {
    const me = visit(centre, centre.people[role]);
    expect((await me.get('/cases')).html).toContain(`/c/${centre.slug}/cases/export"`);
    const page = await me.get('/cases/export');
    expect(page.status).toBe(200);
    expect(page.html).toContain(`action="/c/${centre.slug}/cases/export/files"`);
    expect(page.html).not.toContain('value="with"');
    expect(page.text).toContain('because you may not see them');
  }
  const both = await visit(centre, roles(centre, 'quality_manager', 'chair')).get('/cases/export');
  expect(both.html).toContain('value="with"');
  const surgeon = visit(centre, centre.people.surgeon);
  expect((await surgeon.get('/cases')).html).not.toContain('cases/export');
  const why = expect.stringContaining('Your role does not include this page.');
  for (const path of ['/cases/export', '/cases/export/files'])
    expect(await surgeon.get(path)).toMatchObject({ status: 403, text: why });
  const ended = await surgeon.post('/cases/export/files', { identity: 'without' });
  expect(ended).toMatchObject({ status: 403, text: why });
  expect(ended.html).toContain('<!doctype html>');
  expect(await visit(centre, centre.people.quality_manager).get('/cases/export/files')).toMatchObject({
    status: 302,
    to: `/c/${centre.slug}/cases/export`,
  });
});

test('the button gives one archive without names, and the journal says so before', async () => {
  const centre = await createTestCentre({ called: 'Secret' });
  await operateTestCase(centre);
  const answer = await downloaded(centre, centre.people.quality_manager, 'without');
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="export-${centre.slug}.zip"`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(String(bytes.length)).toBe(answer.headers.get('content-length'));
  for (const name of ['cases.csv', 'cases.json', 'operations.csv', 'operations.json', 'export.json'])
    expect(bytes.includes(name)).toBe(true);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'board.export-cases',
    events: [{ type: 'board.cases-exported', identity: 'without', cases: '1' }],
  });
  expect(await shownAt(centre)).toEqual([]);
});

test('a form that says neither is refused and nothing leaves', async () => {
  const centre = await createTestCentre();
  await expect(downloaded(centre, centre.people.administrator, '')).rejects.toMatchObject({
    code: 'unreadable_form',
  });
  expect((await journalOf(centre)).map(({ command }) => command)).not.toContain('board.export-cases');
});

test('with names every woman is recorded as shown, and who may not see names gets none', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre);
  await expect(downloaded(centre, centre.people.quality_manager, 'with')).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await shownAt(centre)).toEqual([]);
  await downloaded(centre, roles(centre, 'quality_manager', 'chair'), 'with');
  expect((await shownAt(centre)).flat()).toHaveLength(1);
});

test('one export is made after the other; of too many at once the last is refused, and no entry says that it left', async () => {
  const centre = await createTestCentre();
  const gate = openGate(1);
  const before = Promise.withResolvers<void>();
  const held = [gate.run(() => before.promise), gate.run(async () => {})];
  const ask = () => downloaded(centre, centre.people.quality_manager, 'without', { oneByOne: gate });
  await expect(ask()).rejects.toMatchObject({ code: 'too_many_at_once' });
  const entries = async () =>
    (await journalOf(centre)).filter(({ command }) => command === 'board.export-cases');
  expect(await entries()).toEqual([]);
  before.resolve();
  await Promise.all(held);
  expect((await ask()).status).toBe(200);
  expect(await entries()).toHaveLength(1);
});
