import { expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { listTestCase } from '../../../testing/listed-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { concludeCase } from './conclude-case.ts';

/** A running board that has just recommended surgery for one woman; another one waits. */
const room = async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const found = await recommendTestCase(centre);
  const second = await listTestCase(centre, found.meetingId);
  const deferred = {
    itemId: found.agendaItemId,
    conclusion: 'deferred',
    deferralReason: 'pathology_missing',
    quorumReason: null,
    next: true,
  } as const;
  return { centre, chair, second, deferred, ...found };
};

test('a case is deferred beside what was recommended for her only if that is said, or once it is taken back', async () => {
  const { centre, chair, deferred, recommendationId: id, second } = await room();
  const stands = { code: 'recommendation_stands', wrote: 0 };
  expect(await refusalOf(centre, chair, concludeCase, deferred)).toEqual(stands);
  const advice = { ...deferred, conclusion: 'advice_only', deferralReason: null } as const;
  expect(await refusalOf(centre, chair, concludeCase, advice)).toEqual(stands);
  await centre.as(chair, strike, { table: 'board.recommendation', id, version: 1 });
  expect(await centre.as(chair, concludeCase, deferred)).toEqual({
    id: deferred.itemId,
    nextId: second.agendaItemId,
  });
});

test('whoever says that it stands defers her beside it, and what is reached asks nothing', async () => {
  const { centre, chair, deferred, meetingId } = await room();
  const { deferralReason: _, ...plain } = deferred;
  await centre.as(chair, concludeCase, { ...deferred, standing: true });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'board.conclude-case',
    events: [{ type: 'meetings.item-concluded', itemId: deferred.itemId, meetingId }],
  });
  const other = await room();
  await other.centre.as(other.chair, concludeCase, {
    ...plain,
    itemId: other.agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'The others had written',
  });
});

test('a reason for deferring stands with a deferral alone, and nothing is taken that is not asked', async () => {
  const { centre, chair, deferred } = await room();
  const wrong = [
    { ...deferred, standing: true, deferralReason: null },
    { ...deferred, standing: true, conclusion: 'reached' },
    { ...deferred, standing: true, extra: 1 },
  ];
  for (const input of wrong)
    expect(await refusalOf(centre, chair, concludeCase, input as never)).toEqual({
      code: 'invalid_input',
      wrote: 0,
    });
});

test('of two who conclude a case the second hears that the board went on, and is asked nothing about it', async () => {
  const { centre, chair, deferred } = await room();
  await centre.as(chair, concludeCase, { ...deferred, standing: true });
  expect(await refusalOf(centre, centre.people.coordinator, concludeCase, deferred)).toEqual({
    code: 'item_not_current',
    wrote: 0,
  });
});

test('only who runs the meeting, and only of the own house', async () => {
  const { centre, deferred } = await room();
  for (const actor of [centre.people.surgeon, centre.people.administrator])
    expect(await refusalOf(centre, actor, concludeCase, deferred)).toEqual({ code: 'forbidden', wrote: 0 });
  const other = await createTestCentre();
  expect(await refusalOf(other, other.people.chair, concludeCase, deferred)).toEqual({
    code: 'not_found',
    wrote: 0,
  });
});
