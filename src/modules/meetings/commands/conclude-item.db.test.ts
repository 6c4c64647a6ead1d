import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { meetingWithAgenda } from '../queries/agenda.ts';
import { concludeItem } from './conclude-item.ts';
import { joinMeeting } from './join-meeting.ts';
import { leaveMeeting } from './leave-meeting.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';

const itemsOf = (centre: TestCentre, meetingId: string) =>
  withScope(
    centre.database,
    [centre.ownerId],
    async (tx) => (await meetingWithAgenda(tx, centre.ownerId, meetingId)).items,
  );

/** An open board at its first item, with gynaecologic oncology, radiology and haematology-oncology in the room. */
const running = async (joined = ['chair', 'surgeon', 'clinician'], policy = 'esgo-advanced-ovarian@1') => {
  const centre = await createTestCentre();
  const board = await createTestBoard(centre, { policy });
  const { chair } = centre.people;
  await centre.as(chair, openMeeting, { meetingId: board.meetingId });
  for (const { personId, discipline } of board.members)
    if (joined.some((role) => centre.people[role as 'chair'].personId === personId))
      await centre.as(chair, joinMeeting, { meetingId: board.meetingId, personId, discipline, mode: 'room' });
  const [first = '', second = '', third = ''] = board.items;
  await centre.as(chair, openItem, { itemId: first });
  return { centre, chair, meetingId: board.meetingId, first, second, third };
};

const reason = 'the images were read to us by telephone';
const reached = { conclusion: 'reached', deferralReason: null, next: true } as const;

describe('concluding an item', () => {
  test('keeps its quorum and policy, takes the next one up, and announces ids only', async () => {
    const { centre, chair, meetingId, first, second } = await running();
    centre.setNow('2026-11-19T00:06:00Z');
    expect(await centre.as(chair, concludeItem, { itemId: first, ...reached })).toEqual({
      id: first,
      nextId: second,
    });
    const items = await itemsOf(centre, meetingId);
    expect(items).toMatchObject([
      { state: 'concluded', conclusion: 'reached', quorumMet: true, policy: 'esgo-advanced-ovarian@1' },
      { state: 'open' },
      { state: 'waiting' },
    ]);
    expect(items[1]?.openedAt).toBe(items[0]?.closedAt);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'meetings.conclude-item',
      events: [{ type: 'meetings.item-concluded', itemId: first, meetingId }],
    });
  });

  test('of the last one leaves none open', async () => {
    const { centre, chair, meetingId, first, second, third } = await running();
    for (const itemId of [first, second])
      await centre.as(chair, concludeItem, { itemId, ...reached, conclusion: 'advice_only' });
    expect(await centre.as(chair, concludeItem, { itemId: third, ...reached })).toEqual({
      id: third,
      nextId: null,
    });
    expect((await itemsOf(centre, meetingId)).map(({ state }) => state)).toEqual([
      'concluded',
      'concluded',
      'concluded',
    ]);
  });

  test('counts no observer: radiology by an observer alone is no quorum', async () => {
    const { centre, chair, meetingId, first } = await running(['chair', 'clinician', 'observer']);
    await centre.as(chair, concludeItem, { itemId: first, ...reached, quorumReason: reason });
    const [item] = await itemsOf(centre, meetingId);
    expect(item).toMatchObject({ quorumMet: false, quorumReason: reason });
    expect(item?.quorum?.clauses.filter(({ met }) => met === false).map(({ clause }) => clause)).toEqual([
      'radiology',
    ]);
  });

  test('counts nobody who left before', async () => {
    const { centre, chair, meetingId, first } = await running();
    const personId = centre.people.surgeon.personId;
    centre.setNow('2026-11-19T00:02:00Z');
    await centre.as(chair, leaveMeeting, { meetingId, personId });
    centre.setNow('2026-11-19T00:03:00Z');
    await centre.as(chair, concludeItem, { itemId: first, ...reached, quorumReason: reason });
    expect((await itemsOf(centre, meetingId))[0]?.quorumMet).toBe(false);
  });

  test('counts nobody who came in for the conclusion alone, where the policy asks for a share of the discussion', async () => {
    const verdicts: unknown[] = [];
    for (const policy of ['esgo-advanced-ovarian@2', 'esgo-advanced-ovarian@1']) {
      const { centre, chair, meetingId, first } = await running(['chair', 'clinician'], policy);
      const { personId } = centre.people.surgeon;
      centre.setNow('2026-11-19T00:08:00Z');
      await centre.as(chair, joinMeeting, { meetingId, personId, discipline: 'radiology', mode: 'room' });
      centre.setNow('2026-11-19T00:10:00Z');
      await centre.as(chair, concludeItem, {
        itemId: first,
        ...reached,
        conclusion: 'advice_only',
        next: false,
      });
      const [item] = await itemsOf(centre, meetingId);
      verdicts.push([item?.policy, item?.quorumMet]);
    }
    expect(verdicts).toEqual([
      ['esgo-advanced-ovarian@2', false],
      ['esgo-advanced-ovarian@1', true],
    ]);
  });

  test('without a quorum is reached only for a reason; advice and deferral need none', async () => {
    for (const conclusion of ['reached', 'reached_conditionally'] as const) {
      const { centre, chair, meetingId, first } = await running(['chair']);
      const input = { itemId: first, ...reached, conclusion };
      for (const quorumReason of [undefined, null])
        expect(await refusalOf(centre, chair, concludeItem, { ...input, quorumReason })).toEqual({
          code: 'quorum_reason_needed',
          wrote: 0,
        });
      expect(await refusalOf(centre, chair, concludeItem, { ...input, quorumReason: '  ' })).toEqual({
        code: 'invalid_input',
        wrote: 0,
      });
      await centre.as(chair, concludeItem, { ...input, quorumReason: reason });
      expect((await itemsOf(centre, meetingId))[0]).toMatchObject({ conclusion, quorumReason: reason });
    }
    const { centre, chair, first, second, meetingId } = await running(['chair']);
    const [advice, deferred] = ['advice_only', 'deferred'] as const;
    await centre.as(chair, concludeItem, { ...reached, itemId: first, conclusion: advice });
    const later = { conclusion: deferred, deferralReason: 'quorum_not_met' };
    await centre.as(chair, concludeItem, { ...reached, itemId: second, ...later });
    expect((await itemsOf(centre, meetingId)).map(({ quorumReason }) => quorumReason)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('keeps no reason where there was a quorum', async () => {
    const { centre, chair, meetingId, first } = await running();
    await centre.as(chair, concludeItem, { itemId: first, ...reached, quorumReason: reason });
    expect((await itemsOf(centre, meetingId))[0]).toMatchObject({ quorumMet: true, quorumReason: null });
  });

  test('as deferred needs a reason, and only as deferred', async () => {
    const { centre, chair, meetingId, first } = await running();
    const wrong = [
      { conclusion: 'deferred', deferralReason: null },
      { conclusion: 'reached', deferralReason: 'time_ran_out' },
      { conclusion: 'maybe', deferralReason: null },
    ];
    for (const input of wrong)
      expect(
        await refusalOf(centre, chair, concludeItem, { itemId: first, next: true, ...input }),
      ).toMatchObject({ code: 'invalid_input', wrote: 0 });
    await centre.as(chair, concludeItem, {
      itemId: first,
      conclusion: 'deferred',
      deferralReason: 'pathology_missing',
      next: false,
    });
    expect((await itemsOf(centre, meetingId)).map(({ state }) => state)).toEqual([
      'concluded',
      'waiting',
      'waiting',
    ]);
  });

  test('by two chairs at once happens once: nobody is skipped', async () => {
    const { centre, chair, meetingId, first } = await running();
    const both = await Promise.allSettled(
      [chair, centre.people.coordinator].map((actor) =>
        centre.as(actor, concludeItem, { itemId: first, ...reached }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'item_not_current', status: 422 },
    });
    expect((await itemsOf(centre, meetingId)).map(({ state }) => state)).toEqual([
      'concluded',
      'open',
      'waiting',
    ]);
  });

  test('is refused to others, to another owner, and for an item that is not open', async () => {
    const { centre, chair, first, second } = await running();
    const other = await createTestCentre();
    const input = { itemId: first, ...reached };
    expect(await refusalOf(centre, centre.people.surgeon, concludeItem, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(other, other.people.chair, concludeItem, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    expect(await refusalOf(centre, chair, concludeItem, { ...input, itemId: second })).toEqual({
      code: 'item_not_current',
      wrote: 0,
    });
  });
});

describe('taking an item up', () => {
  test('one at a time, and none twice', async () => {
    const { centre, chair, first, second } = await running();
    expect((await refusalOf(centre, chair, openItem, { itemId: second })).code).toBe('item_still_open');
    await centre.as(chair, concludeItem, { itemId: first, ...reached, next: false });
    expect((await refusalOf(centre, chair, openItem, { itemId: first })).code).toBe('item_not_waiting');
    const twice = await Promise.allSettled(
      [chair, centre.people.coordinator].map((actor) => centre.as(actor, openItem, { itemId: second })),
    );
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('is refused to others and to another owner', async () => {
    const { centre, second } = await running();
    const other = await createTestCentre();
    expect((await refusalOf(centre, centre.people.clinician, openItem, { itemId: second })).code).toBe(
      'forbidden',
    );
    expect((await refusalOf(other, other.people.chair, openItem, { itemId: second })).code).toBe('not_found');
  });
});
