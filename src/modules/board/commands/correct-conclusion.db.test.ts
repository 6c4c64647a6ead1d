import { expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase } from '../../../testing/listed-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { minutesIn, signTestMinutes } from '../../../testing/signed-minutes.ts';
import { closeMeeting, concludeItem, itemsById } from '../../meetings/index.ts';
import { correctConclusion } from './correct-conclusion.ts';

const itemIn = async ({ database, ownerId }: TestCentre, id: string) =>
  (await withScope(database, [ownerId], (tx) => itemsById(tx, ownerId, [id])))[0];

/** A board that has ended: it recommended surgery without a quorum for one woman, and did not reach another. */
const held = async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const found = await recommendTestCase(centre);
  const second = await listTestCase(centre, found.meetingId);
  await centre.as(chair, concludeItem, {
    itemId: found.agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'The others had written',
    next: false,
  });
  centre.setNow('2026-11-19T00:30:00Z');
  const close = () => centre.as(chair, closeMeeting, { meetingId: found.meetingId });
  const version = (await itemIn(centre, found.agendaItemId))?.version ?? 0;
  const input = {
    itemId: found.agendaItemId,
    version,
    conclusion: 'deferred',
    deferralReason: 'pathology_missing',
    quorumReason: null,
    standing: true,
  } as const;
  return { centre, chair, second, close, input, ...found };
};

test('the chair corrects a conclusion for a reason, and signs minutes that differ as a new version', async () => {
  const { centre, chair, close, input, meetingId } = await held();
  await close();
  await signTestMinutes(centre, meetingId);
  centre.setNow('2026-11-20T00:00:00Z');
  await centre.as(chair, correctConclusion, input, { reason: 'It was deferred' });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'board.correct-conclusion',
    reason: 'It was deferred',
    events: [{ type: 'board.conclusion-corrected', itemId: input.itemId, meetingId }],
  });
  expect(await itemIn(centre, input.itemId)).toMatchObject({
    conclusion: 'deferred',
    deferralReason: 'pathology_missing',
    quorumReason: null,
    quorumMet: false,
    closedAt: '2026-11-19T00:00:00Z',
    correctedAt: '2026-11-20T00:00:00Z',
  });
  expect(await signTestMinutes(centre, meetingId, 'A conclusion was corrected')).toMatchObject({ number: 2 });
  const { signed } = await minutesIn(centre, meetingId);
  expect(signed.map(({ said }) => said.items[0]?.conclusion)).toEqual(['deferred', 'reached']);
});

test('of two who correct it at once one is kept, the other told', async () => {
  const { centre, chair, close, input } = await held();
  await close();
  const correct = (deferralReason: string) =>
    centre.as(chair, correctConclusion, { ...input, deferralReason }, { reason: 'It was deferred' });
  const both = await Promise.allSettled([correct('pathology_missing'), correct('imaging_missing')]);
  const kept = both.findIndex(({ status }) => status === 'fulfilled');
  expect(both[1 - kept]).toMatchObject({ status: 'rejected', reason: { code: 'changed_meanwhile' } });
  expect(await itemIn(centre, input.itemId)).toMatchObject({
    version: input.version + 1,
    deferralReason: ['pathology_missing', 'imaging_missing'][kept],
  });
});

test('it obeys what a conclusion obeys: a recommendation, a condition, a reason where it went without a quorum', async () => {
  const { centre, chair, close, input, second } = await held();
  await close();
  const code = (more: Partial<Record<keyof typeof input, unknown>>) =>
    refusalOf(centre, chair, correctConclusion, { ...input, ...more });
  const reached = { conclusion: 'reached', deferralReason: null } as const;
  expect(await code(reached)).toEqual({ code: 'quorum_reason_needed', wrote: 0 });
  expect(await code({ ...reached, quorumReason: 'The others had written' })).toEqual({
    code: 'nothing_corrected',
    wrote: 0,
  });
  expect(
    await code({ conclusion: 'reached_conditionally', deferralReason: null, quorumReason: 'So' }),
  ).toEqual({
    code: 'condition_missing',
    wrote: 0,
  });
  expect(await code({ deferralReason: 'never_heard_of' })).toEqual({ code: 'not_of_series', wrote: 0 });
  expect(await code({ deferralReason: null })).toEqual({ code: 'invalid_input', wrote: 0 });
  expect(await code({ version: input.version + 1 })).toEqual({ code: 'changed_meanwhile', wrote: 0 });
  const notReached = { itemId: second.agendaItemId, version: 2, quorumReason: 'So' };
  expect(await code({ ...notReached, ...reached })).toEqual({ code: 'recommendation_missing', wrote: 0 });
  const { standing: _, ...plain } = input;
  await centre.as(chair, correctConclusion, { ...plain, ...reached, quorumReason: 'They had all written' });
});

test('what was recommended stands beside a conclusion that reached none only if that is said, or once it is taken back', async () => {
  const { centre, chair, close, input, recommendationId: id } = await held();
  await close();
  const { standing: _, ...plain } = input;
  const stands = { code: 'recommendation_stands', wrote: 0 };
  expect(await refusalOf(centre, chair, correctConclusion, plain)).toEqual(stands);
  const advice = { ...plain, conclusion: 'advice_only', deferralReason: null } as const;
  expect(await refusalOf(centre, chair, correctConclusion, advice)).toEqual(stands);
  await centre.as(chair, strike, { table: 'board.recommendation', id, version: 1 });
  await centre.as(chair, correctConclusion, plain);
  // Once nothing of it stands, nothing is asked.
  await centre.as(chair, correctConclusion, { ...advice, version: input.version + 1 });
});

test('only the chair, only of the own house, and only once the meeting has ended', async () => {
  const { centre, chair, close, input } = await held();
  expect(await refusalOf(centre, chair, correctConclusion, input)).toEqual({
    code: 'conclusion_to_reopen',
    wrote: 0,
  });
  await close();
  for (const actor of [centre.people.coordinator, centre.people.administrator, centre.people.surgeon])
    expect(await refusalOf(centre, actor, correctConclusion, input)).toEqual({ code: 'forbidden', wrote: 0 });
  const other = await createTestCentre();
  expect(await refusalOf(other, other.people.chair, correctConclusion, input)).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  await expect(centre.as(chair, correctConclusion, input, { reason: ' ' })).rejects.toMatchObject({
    code: 'reason_needed',
  });
});
