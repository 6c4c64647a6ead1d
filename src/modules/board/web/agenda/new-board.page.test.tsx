import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { boardsOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';
import { boardPolicies } from '../../board-policy.ts';

const path = '/meetings/new-board';
const policy = boardPolicies.at(-1)?.terms.id ?? '';
const board = {
  'series.name': ' Board of Busan ',
  'series.venue': ' Room 3 ',
  'series.rule': 'FREQ=WEEKLY;BYDAY=TU',
  'series.localTime': '16:30',
  'series.minutes': '45',
  'series.startsOn': '2026-12-01',
  'series.zone': 'Asia/Tashkent',
  'series.policy': policy,
};

test('a board is set up as was said, with the seats that were chosen, once', async () => {
  const centre = await createTestCentre();
  const { chair, surgeon, clinician, observer, coordinator } = centre.people;
  const me = visit(centre, centre.people.administrator);
  const opened = await me.get(path);
  expect(opened.html).toContain('value="Asia/Seoul"');
  expect(opened.html).toContain('value="2026-11-19"');
  // Each field says of whom it is.
  for (const [part, asked] of [
    ['role', 'on the board'],
    ['discipline', 'counted for'],
  ])
    expect(opened.html).toContain(
      `name="members.${clinician.personId}.${part}" aria-label="Test clinician: ${asked}"`,
    );
  const chosen = {
    ...board,
    [`members.${clinician.personId}.discipline`]: 'radiology',
    [`members.${surgeon.personId}.role`]: '',
    [`members.${observer.personId}.role`]: '',
  };
  const saved = await me.fill(opened, 'board', chosen);
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/meetings` });
  expect(await me.fill(opened, 'board', chosen)).toEqual(saved);
  const { boards, seats } = await boardsOf(centre);
  expect(boards).toMatchObject([
    {
      kind: 'board',
      name: 'Board of Busan',
      venue: 'Room 3',
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      localTime: '16:30',
      minutes: 45,
      startsOn: '2026-12-01',
      zone: 'Asia/Tashkent',
      policy,
    },
  ]);
  const seatOf = new Map(seats.map(({ personId, role, discipline }) => [personId, [role, discipline]]));
  expect(seatOf.get(chair.personId)).toEqual(['chair', 'gynaecologic-oncology']);
  expect(seatOf.get(clinician.personId)).toEqual(['member', 'radiology']);
  expect(seatOf.get(coordinator.personId)).toEqual(['coordinator', 'coordination']);
  expect(seatOf.has(surgeon.personId)).toBe(false);
  expect(seatOf.has(observer.personId)).toBe(false);
  const written = (await journalOf(centre)).filter(({ command }) => command === 'meetings.add-series');
  expect(written).toHaveLength(1);
  expect((await visit(centre, observer).get('/meetings')).text).toContain('Board of Busan');
});

test('the next dates of a rule are shown before anything is saved', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.chair);
  const rule = { ...board, 'series.rule': 'FREQ=MONTHLY;BYDAY=-1FR' };
  const checked = await me.fill(await me.get(path), 'board', { ...rule, intent: 'check' });
  expect(checked.status).toBe(200);
  for (const date of ['Friday, 25 December 2026', 'Friday, 29 January 2027', 'Friday, 26 February 2027'])
    expect(checked.text).toContain(`${date} 16:30`);
  expect(checked.text).not.toContain('special meeting');
  expect((await boardsOf(centre)).boards).toEqual([]);
  expect(await me.fill(checked, 'board', { intent: 'save' })).toMatchObject({ status: 303 });
  expect((await boardsOf(centre)).boards).toMatchObject([{ rule: rule['series.rule'] }]);
});

test('what is missing is refused beside its field, and what was typed stays', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.chair);
  const { personId } = centre.people.surgeon;
  const refused = await me.send(path, 'board', { ...board, 'series.rule': '', 'series.zone': 'Nowhere' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('value=" Room 3 "');
  const unsaid = await me.send(path, 'board', { ...board, [`members.${personId}.discipline`]: '' });
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain('Please choose the discipline this member is counted for.');
  expect((await boardsOf(centre)).boards).toEqual([]);
});

test('whoever may not plan is refused', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.surgeon);
  expect(await me.get(path)).toMatchObject({ status: 403 });
  expect(await me.post(path, board)).toMatchObject({ status: 403 });
  expect((await boardsOf(centre)).boards).toEqual([]);
});
