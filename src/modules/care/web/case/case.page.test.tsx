import { expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { operateTestCase } from '../../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../../testing/recommended-case.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { importTestRows } from '../../../../testing/imported.ts';
import { importableRow } from '../../../../testing/importable-row.ts';

test('a case is put on the list of the board that was chosen, for as long as was said, once', async () => {
  const centre = await createTestCentre();
  const { people, slug } = centre;
  const first = await createTestBoard(centre, { items: 0 });
  const second = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, people.clinician);
  const opened = await me.get(`/cases/${caseId}`);
  expect(opened.text).toContain('2026-11-19 08:00 · Test board 2026-11-26 08:00 · Test board');
  expect(opened.html).toContain(`value="${first.meetingId}"`);
  const chosen = { meetingId: second.meetingId, minutes: '12' };
  const saved = await me.fill(opened, 'list', chosen);
  expect(saved).toMatchObject({ status: 303, to: `/c/${slug}/cases/${caseId}` });
  expect(await me.fill(opened, 'list', chosen)).toEqual(saved);
  expect((await journalOf(centre)).filter(({ command }) => command === 'board.list-case')).toHaveLength(1);
  const { listings } = await recordOf(centre, caseId);
  expect(listings).toHaveLength(1);
  const after = await visit(centre, people.observer).get(saved.to ?? '');
  expect(after.text).toContain('26 November 2026 08:00');
  const agenda = await me.get(`/meetings/${second.meetingId}`);
  expect(agenda.text).toContain('12');
  // Listed once, it is not offered again; a second form that was open is refused.
  expect((await me.get(`/cases/${caseId}`)).html).not.toContain('name="meetingId"');
  const other = visit(centre, people.chair);
  const late = await other.post(`/cases/${caseId}/list`, { ...chosen, meetingId: first.meetingId });
  expect(late.status).toBe(422);
});

test('the woman of a case is named to whoever may see her, and the showing is recorded; a case of nobody shows nobody', async () => {
  const centre = await createTestCentre();
  const { people } = centre;
  const { caseId } = await referTestCase(centre);
  const { patientId } = (await recordOf(centre, caseId)).case;
  expect((await visit(centre, people.observer).get(`/cases/${caseId}`)).html).not.toContain('Invented Woman');
  const other = await referTestCase(await createTestCentre());
  expect(await visit(centre, people.surgeon).get(`/cases/${other.caseId}`)).toMatchObject({ status: 404 });
  expect(await shownAt(centre)).toEqual([]);
  const { text } = await visit(centre, people.surgeon).get(`/cases/${caseId}`);
  expect(text).toContain('Invented Woman');
  expect(await shownAt(centre)).toEqual([[patientId]]);
});

test('each is offered what they may do', async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const { people, slug } = centre;
  const path = `/c/${slug}/cases/${caseId}`;
  const offers = async (person: keyof typeof people) => {
    const { html } = await visit(centre, people[person]).get(path);
    return ['/work-up', '/correct', `/recommendations/${recommendationId}`, '/operations/new'].filter((end) =>
      html.includes(`href="${path}${end}"`),
    );
  };
  expect(await offers('surgeon')).toHaveLength(4);
  expect(await offers('coordinator')).toEqual([
    '/work-up',
    '/correct',
    `/recommendations/${recommendationId}`,
  ]);
  expect(await offers('observer')).toEqual([]);
  expect(await offers('quality_manager')).toEqual([]);
});

test('another case of hers is referred from here by whoever may', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { patientId } = (await recordOf(centre, caseId)).case;
  const link = `href="/c/${centre.slug}/cases/new?patient=${patientId}"`;
  expect((await visit(centre, centre.people.surgeon).get(`/cases/${caseId}`)).html).toContain(link);
  expect((await visit(centre, centre.people.observer).get(`/cases/${caseId}`)).html).not.toContain(link);
});

test('her name is shown to whoever may see it, and that is recorded; others see the case’s label', async () => {
  const centre = await createTestCentre();
  const { caseId } = await operateTestCase(centre);
  const { patientId } = (await recordOf(centre, caseId)).case;
  const places = ['', '/history', '/correct', '/work-up', '/operations/new'];
  for (const [index, place] of places.entries()) {
    const page = await visit(centre, centre.people.surgeon).get(`/cases/${caseId}${place}`);
    expect(page.text, place).toContain('Invented Woman');
    const shown = await shownAt(centre);
    expect(shown, place).toHaveLength(index + 1);
    expect(shown[0]).toEqual([patientId]);
  }
  for (const place of ['', '/history']) {
    const page = await visit(centre, centre.people.quality_manager).get(`/cases/${caseId}${place}`);
    expect(page).toMatchObject({ status: 200 });
    expect(page.html).not.toContain('Invented');
  }
  expect(await shownAt(centre)).toHaveLength(places.length);
});

test('a case from a register has no question, and is offered to no board', async () => {
  const centre = await createTestCentre();
  await createTestBoard(centre, { items: 0 });
  await importTestRows(centre, [importableRow]);
  const me = visit(centre, centre.people.coordinator);
  const list = await me.get('/cases');
  const [, path = ''] = /href="([^"]*\/cases\/[0-9a-f-]{36})"/.exec(list.html) ?? [];
  const page = await me.get(path);
  expect(page.text).toContain('the case came from a register');
  expect(page.html).not.toContain('name="meetingId"');
});

test('what is no case of the house is not found, and whoever may not list is refused', async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId } = await referTestCase(centre);
  const me = visit(centre, centre.people.coordinator);
  expect(await me.get('/cases/none')).toMatchObject({ status: 404 });
  expect(await me.get(`/cases/${meetingId}`)).toMatchObject({ status: 404 });
  const forged = { meetingId, minutes: '5' };
  expect(await visit(centre, centre.people.observer).post(`/cases/${caseId}/list`, forged)).toMatchObject({
    status: 403,
  });
  const stranger = visit(centre, (await createTestCentre()).people.chair);
  expect(await stranger.get(`/cases/${caseId}`)).toMatchObject({ status: 404 });
  expect(await stranger.post(`/cases/${caseId}/list`, forged)).toMatchObject({ status: 404 });
  expect((await recordOf(centre, caseId)).listings).toEqual([]);
});
