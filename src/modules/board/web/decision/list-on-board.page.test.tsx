import { beforeAll, expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { askTestCase, referTestCase } from '../../../../testing/listed-case.ts';
import { readOf } from '../../../../testing/page-parts.ts';
import { recordOf, shownAt } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { closeMeeting, openMeeting } from '../../../meetings/index.ts';

const made = async () => {
  const centre = await createTestCentre();
  const boards = [];
  for (const localStart of ['2026-11-26T08:00', '2026-11-19T08:00', '2026-11-19T07:00', '2026-11-12T08:00'])
    boards.push((await createTestBoard(centre, { items: 0, localStart })).meetingId);
  const [later = '', today = '', ended = '', past = ''] = boards;
  const { chair } = centre.people;
  await centre.as(chair, openMeeting, { meetingId: ended });
  await centre.as(chair, closeMeeting, { meetingId: ended });
  return { centre, later, today, ended, past, me: visit(centre, centre.people.coordinator) };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const options = (html: string, name: string) => {
  const list = new RegExp(`<select[^>]*name="${name}".*?</select>`, 's').exec(html)?.[0] ?? '';
  return [...list.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)/g)].map(
    ([, value, label]) => `${value} ${label}`,
  );
};
const listed = async (caseId: string) => (await recordOf(house.centre, caseId)).listings;

test('boards that may still take her are offered soonest first, none that has ended; her page says who she is', async () => {
  const { centre, me, today, later } = house;
  const { caseId, referralId } = await referTestCase(centre);
  const page = await me.get(`/cases/${caseId}/list`);
  expect(options(page.html, 'meetingId')).toEqual([
    `${today} 2026-11-19 08:00 · Test board`,
    `${later} 2026-11-26 08:00 · Test board`,
  ]);
  expect(page.html).toContain(`type="hidden" name="referralId" value="${referralId}"`);
  const { patientId } = (await recordOf(centre, caseId)).case;
  expect((await shownAt(centre)).at(-1)).toEqual([patientId]);
  expect(page.text).toContain('Invented Woman');
});

test('she is listed once for the board and the minutes that were chosen, and led to her page', async () => {
  const { centre, me, later } = house;
  const { caseId } = await referTestCase(centre);
  const page = await me.get(`/cases/${caseId}/list`);
  const chosen = { meetingId: later, minutes: '17' };
  const saved = await me.fill(page, 'list', chosen);
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseId}` });
  expect(await me.fill(page, 'list', chosen)).toEqual(saved);
  expect(await listed(caseId)).toHaveLength(1);
  expect((await me.get(`/meetings/${later}`)).text).toMatch(/17 min/);
  const again = await me.send(`/cases/${caseId}/list`, 'list', { meetingId: house.today });
  expect(again.status).toBe(422);
  expect(again.text).toContain("This case is on a board's list already.");
  expect(await listed(caseId)).toHaveLength(1);
});

test('of several questions that wait the one that was chosen is listed, the newest where nothing was', async () => {
  const { centre, me, later } = house;
  const listedFor = async (choose: 'older' | 'newer') => {
    const { caseId, referralId: older } = await referTestCase(centre);
    const { referralId: newer } = await askTestCase(centre, caseId, { recurrenceNumber: 3 });
    const page = await me.get(`/cases/${caseId}/list`);
    expect(options(page.html, 'referralId')).toEqual([
      `${newer} Recurrence · Recurrence 3 · 2026-11-18`,
      `${older} Primary treatment · Before treatment · 2026-11-10`,
    ]);
    await me.fill(page, 'list', { meetingId: later, ...(choose === 'older' && { referralId: older }) });
    const [listing] = await listed(caseId);
    return listing?.referralId === (choose === 'older' ? older : newer);
  };
  expect(await listedFor('older')).toBe(true);
  expect(await listedFor('newer')).toBe(true);
});

test('a board that has ended meanwhile takes nobody, and says so in the form', async () => {
  const { centre, me, ended } = house;
  const { caseId } = await referTestCase(centre);
  const forged = { form: 'list', meetingId: ended, minutes: '5' };
  const refused = await me.post(`/cases/${caseId}/list`, forged);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This meeting has ended.');
  expect(await listed(caseId)).toEqual([]);
});

test('whoever does not prepare cases is refused; a case of no house of theirs is not found', async () => {
  const { centre, me, later } = house;
  const { caseId } = await referTestCase(centre);
  const before = (await journalOf(centre)).length;
  const observer = visit(centre, centre.people.observer);
  const path = `/cases/${caseId}/list`;
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  expect(await observer.post(path, { form: 'list', meetingId: later, minutes: '5' })).toMatchObject({
    status: 403,
  });
  for (const wrong of ['/cases/none/list', `/cases/${centre.ownerId}/list`])
    expect(await me.get(wrong), wrong).toMatchObject({ status: 404 });
  expect((await journalOf(centre)).length).toBe(before);
  expect(readOf((await me.get(path)).html)).toContain('List for a board');
});
