import { expect, test } from 'vitest';
import { createTestBoard } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { listTestCase } from '../../../../testing/listed-case.ts';
import { visit } from '../../../../testing/visit.ts';
import { openMeeting } from '../../../meetings/index.ts';

const planned = async () => {
  const centre = await createTestCentre();
  const { meetingId, seriesId } = await createTestBoard(centre, {
    items: 0,
    localStart: '2026-11-26T08:00',
    venue: 'Board room',
  });
  const { caseId } = await listTestCase(centre, meetingId);
  const at = `/meetings/${meetingId}`;
  return { centre, meetingId, seriesId, caseId, at };
};

test('a meeting is moved with a reason, and whoever looks at it sees where it went and why', async () => {
  const { centre, at, caseId } = await planned();
  const me = visit(centre, centre.people.coordinator);
  const page = await me.get(`${at}/change`);
  const when = { localStart: '2026-11-27', time: '14:30', minutes: '45' };
  const unsaid = await me.fill(page, 'move', when);
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain('Please give the reason');
  expect(unsaid.html).toContain('value="14:30"');
  expect(await me.fill(page, 'move', { ...when, reason: 'Holiday' })).toMatchObject({ status: 303 });
  const seen = visit(centre, centre.people.observer);
  const agenda = await seen.get(at);
  expect(agenda.text).toContain('Friday, 27 November 2026 · 14:30–15:15');
  expect(agenda.text).toContain('Moved from Thursday, 26 November 2026 08:00');
  expect(agenda.text).toContain('“Holiday”');
  expect(agenda.text).toContain('Board room');
  const calendar = (await seen.get('/meetings')).text;
  expect(calendar).toMatch(/Thursday, 26 November 2026 .*moved to Friday, 27 November 2026 14:30/);
  expect((await seen.get(`/cases/${caseId}`)).text).toContain('27 November 2026');
  expect((await visit(centre, centre.people.coordinator).get('')).text).toMatch(
    /27 November 2026 14:30 .*moved/,
  );
});

test('of two who change it the second reads what the first has done', async () => {
  const { centre, at } = await planned();
  const [me, other] = [visit(centre, centre.people.coordinator), visit(centre, centre.people.chair)];
  const [mine, theirs] = [await me.get(`${at}/change`), await other.get(`${at}/change`)];
  await other.fill(theirs, 'move', { localStart: '2026-11-27', reason: 'Holiday' });
  const answer = await me.fill(mine, 'cancel', { reason: 'Nobody can come' });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Somebody else has changed this meeting');
  expect(answer.text).toContain('Moved from Thursday, 26 November 2026 08:00');
});

test('a meeting that is cancelled says so everywhere, its cases wait, and it can take place after all', async () => {
  const { centre, at, caseId } = await planned();
  const me = visit(centre, centre.people.coordinator);
  const page = await me.get(`${at}/change`);
  expect(page.text).toContain('The 1 case on its agenda waits for another one then');
  await me.fill(page, 'cancel', { reason: 'Nobody can come' });
  const agenda = await visit(centre, centre.people.observer).get(at);
  expect(agenda.text).toContain('This meeting is cancelled. “Nobody can come”');
  expect((await visit(centre, centre.people.chair).get(`${at}/live`)).text).toContain('cancelled');
  const work = (await me.get('')).text;
  expect(work).toMatch(/26 November 2026 08:00 .*cancelled/);
  expect(work).toContain('Referred, on no agenda yet');
  expect((await me.get('/meetings')).text).toContain('cancelled “Nobody can come”');
  const history = (await me.get(`/cases/${caseId}/history`)).text;
  expect(history).toContain('cancelled the meeting');
  expect(history).toContain('Nobody can come');
  const again = await me.get(`${at}/change`);
  await me.fill(again, 'restore', { reason: 'They can' });
  const after = await me.get(at);
  expect(after.text).not.toContain('cancelled');
  expect(after.text).toContain('0 of 1');
  expect((await me.get('')).text).not.toContain('Referred, on no agenda yet');
});

test('one that has begun is neither moved nor cancelled; whoever plans but runs no meetings moves only', async () => {
  const { centre, meetingId, at } = await planned();
  const { administrator, chair, surgeon } = centre.people;
  const page = await visit(centre, administrator).get(`${at}/change`);
  expect(page.text).toContain('Move the meeting');
  expect(page.text).not.toContain('Cancel the meeting');
  expect(await visit(centre, surgeon).get(`${at}/change`)).toMatchObject({ status: 403 });
  await centre.as(chair, openMeeting, { meetingId });
  const begun = await visit(centre, chair).get(`${at}/change`);
  expect(begun.text).toContain('The meeting has begun.');
  expect(begun.html).not.toContain('<form method="post"');
});

test('a special meeting stands beside the dates of its board, with its reason', async () => {
  const { centre, seriesId } = await planned();
  const me = visit(centre, centre.people.coordinator);
  const page = await me.get(`/meetings/boards/${seriesId}/special`);
  const on = { localStart: '2026-11-26', time: '14:00', reason: 'Two women cannot wait' };
  const saved = await me.fill(page, 'special', on);
  expect(saved.status).toBe(303);
  const agenda = await me.get(saved.to ?? '');
  expect(agenda.text).toContain('A special meeting, beside the dates of the board. “Two women cannot wait”');
  expect((await me.get('/meetings')).text).toContain('special “Two women cannot wait”');
  const taken = await me.fill(await me.get(`/meetings/boards/${seriesId}/special`), 'special', {
    ...on,
    time: '08:00',
  });
  expect(taken.text).toContain('Another meeting of this board begins at this time.');
  expect(
    (await visit(centre, centre.people.surgeon).get(`/meetings/boards/${seriesId}/special`)).status,
  ).toBe(403);
});
