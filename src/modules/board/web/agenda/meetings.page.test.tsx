import { expect, test } from 'vitest';
import { createTestBoard, journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { linksIn, tableOf } from '../../../../testing/page-parts.ts';
import { visit } from '../../../../testing/visit.ts';
import { closeMeeting, openMeeting } from '../../../meetings/index.ts';

const row = (Day: string, Cases: string, Concluded: string, State: string) => ({
  Day,
  Time: '08:00 Asia/Seoul',
  Cases,
  Concluded,
  State,
});

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

test('meetings stand in their order, those to come soonest first and past ones latest first, each with its own counts', async () => {
  const centre = await createTestCentre();
  const { chair, observer } = centre.people;
  const at = async (localStart: string, items: number) =>
    (await createTestBoard(centre, { items, localStart })).meetingId;
  const later = await at('2026-12-10T08:00', 0);
  const sooner = await at('2026-12-03T08:00', 4);
  const [older, newer] = [await at('2026-11-05T08:00', 1), await at('2026-11-12T08:00', 2)];
  const today = await at('2026-11-19T08:00', 3);
  await centre.as(chair, openMeeting, { meetingId: newer });
  await centre.as(chair, closeMeeting, { meetingId: newer });
  await centre.as(chair, openMeeting, { meetingId: today });
  const { html } = await visit(centre, observer).get('/meetings');
  // Each board has a table of its own.
  const rows = html
    .split('<section class="section"')
    .flatMap((board) => ['Today', 'To come', 'Past'].map((part) => tableOf(board, part)[0]))
    .filter((row) => row !== undefined);
  expect(rows.toSorted((a, b) => Number(a['Cases']) - Number(b['Cases']))).toEqual([
    row('Thursday, 10 December 2026', '0', '0', 'planned'),
    row('Thursday, 5 November 2026', '1', '0', 'planned'),
    row('Thursday, 12 November 2026', '2', '2', 'ended'),
    row('Thursday, 19 November 2026', '3', '0', 'open'),
    row('Thursday, 3 December 2026', '4', '0', 'planned'),
  ]);
  const meetings = `/c/${centre.slug}/meetings`;
  expect(linksIn(html)).toMatchObject({
    'Thursday, 12 November 2026': `${meetings}/${newer}`,
    'Thursday, 5 November 2026': `${meetings}/${older}`,
    'Thursday, 3 December 2026': `${meetings}/${sooner}`,
    'Thursday, 10 December 2026': `${meetings}/${later}`,
  });
});

test('of one board those to come stand soonest first, past ones latest first; without a board that is said', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.coordinator);
  const none = await me.get('/meetings');
  expect(none.text).toContain('This centre has no board yet.');
  expect(none.html).toContain('button-main');
  const { seriesId } = await createTestBoard(centre, { items: 1, localStart: '2026-11-19T08:00' });
  for (let week = 0; week < 3; week += 1) await me.send('/meetings', `plan-${seriesId}`);
  centre.setNow('2026-12-03T01:00:00Z');
  const { html } = await me.get('/meetings');
  const days = (part: string) => tableOf(html, part).map(({ Day }) => Day);
  expect(days('Today')).toEqual(['Thursday, 3 December 2026']);
  expect(days('To come')).toEqual(['Thursday, 10 December 2026']);
  expect(days('Past')).toEqual(['Thursday, 26 November 2026', 'Thursday, 19 November 2026']);
});
