import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase } from '../../../testing/listed-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { recordWorkUp } from '../../care/index.ts';
import { closeMeeting, concludeItem } from '../../meetings/index.ts';
import { boardAgenda } from '../queries/agenda.ts';
import { listCase } from './list-case.ts';
import { reopenItem } from './reopen-item.ts';

const agendaOf = (centre: TestCentre, meetingId: string) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    boardAgenda(tx, centre.ownerId, meetingId, centre.now().toString()),
  );
const deferred = { conclusion: 'deferred', deferralReason: 'imaging_missing' } as const;

/** A running board whose first case was deferred half an hour ago, with two that wait. */
const running = async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const found = await recommendTestCase(centre);
  const others = [await listTestCase(centre, found.meetingId), await listTestCase(centre, found.meetingId)];
  await centre.as(chair, concludeItem, { itemId: found.agendaItemId, ...deferred, next: false });
  centre.setNow('2026-11-19T00:30:00Z');
  return { centre, chair, others: others.map(({ agendaItemId }) => agendaItemId), ...found };
};

test('a concluded case is discussed again for a reason, with what the record says now', async () => {
  const { centre, chair, meetingId, agendaItemId, caseId, recommendationId } = await running();
  await centre.as(centre.people.coordinator, recordWorkUp, {
    caseId,
    items: [
      { key: 'histology', state: 'present', value: null, unit: null, takenOn: '2026-11-10', reason: null },
    ],
    versions: {},
  });
  await expect(centre.as(chair, reopenItem, { itemId: agendaItemId }, { reason: ' ' })).rejects.toMatchObject(
    {
      code: 'reason_needed',
    },
  );
  await centre.as(chair, reopenItem, { itemId: agendaItemId }, { reason: 'The images have come' });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'board.reopen-item',
    reason: 'The images have come',
    topics: expect.stringContaining(`case:${caseId}`),
    events: [{ type: 'board.item-reopened', itemId: agendaItemId, meetingId }],
  });
  const [row] = (await agendaOf(centre, meetingId)).rows;
  expect(row).toMatchObject({
    state: 'open',
    openedAt: '2026-11-19T00:30:00Z',
    conclusion: null,
    deferralReason: null,
    case: { kept: false },
    recommendations: [{ id: recommendationId }],
  });
  // A pathologist is asked for since the biopsy is known.
  expect(row?.quorum?.missing.map(({ clause, certain }) => [clause, certain])).toContainEqual([
    'pathology',
    true,
  ]);
  await centre.as(chair, concludeItem, {
    itemId: agendaItemId,
    conclusion: 'advice_only',
    deferralReason: null,
    next: false,
  });
  expect((await agendaOf(centre, meetingId)).rows[0]).toMatchObject({
    conclusion: 'advice_only',
    case: { kept: true },
  });
});

test('while another is under discussion it waits, and is next', async () => {
  const { centre, chair, meetingId, agendaItemId, others } = await running();
  const [second = '', third = ''] = others;
  await centre.as(chair, reopenItem, { itemId: agendaItemId });
  await centre.as(chair, concludeItem, { itemId: agendaItemId, ...deferred, next: true });
  await centre.as(chair, concludeItem, { itemId: second, ...deferred, next: true });
  await centre.as(chair, reopenItem, { itemId: second });
  centre.setNow('2026-11-19T00:31:00Z');
  await centre.as(chair, reopenItem, { itemId: agendaItemId });
  const { rows, nextId } = await agendaOf(centre, meetingId);
  expect([rows.map(({ state }) => state), nextId]).toEqual([['waiting', 'waiting', 'open'], agendaItemId]);
  const concluded = await centre.as(chair, concludeItem, { itemId: third, ...deferred, next: true });
  expect(concluded.nextId).toBe(agendaItemId);
  // The board does not end over the one that is still to be discussed again.
  await centre.as(chair, concludeItem, { itemId: agendaItemId, ...deferred, next: false });
  expect(await refusalOf(centre, chair, closeMeeting, { meetingId })).toEqual({
    code: 'item_set_aside',
    wrote: 0,
  });
});

test('it is refused for what is not concluded, is listed elsewhere, or when the meeting has ended; and to others', async () => {
  const { centre, chair, meetingId, agendaItemId, caseId, others } = await running();
  const refusal = (actor: typeof chair, itemId = agendaItemId) =>
    refusalOf(centre, actor, reopenItem, { itemId });
  expect(await refusal(chair, others[0])).toEqual({ code: 'item_not_concluded', wrote: 0 });
  for (const actor of [centre.people.surgeon, centre.people.administrator])
    expect(await refusal(actor)).toEqual({ code: 'forbidden', wrote: 0 });
  const other = await createTestCentre();
  expect(await refusalOf(other, other.people.chair, reopenItem, { itemId: agendaItemId })).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
  await centre.as(chair, listCase, { caseId, meetingId: next.meetingId, minutes: 5 });
  expect(await refusal(chair)).toEqual({ code: 'case_already_listed', wrote: 0 });
  await centre.as(chair, closeMeeting, { meetingId });
  expect(await refusal(chair)).toEqual({ code: 'conclusion_to_correct', wrote: 0 });
});

test('two who reopen it at once: it is reopened once', async () => {
  const { centre, chair, agendaItemId } = await running();
  const both = await Promise.allSettled(
    [chair, centre.people.coordinator].map((actor) => centre.as(actor, reopenItem, { itemId: agendaItemId })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'item_not_concluded' },
  });
});
