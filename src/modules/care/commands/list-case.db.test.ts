import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { closeMeeting, concludeItem, openItem, openMeeting } from '../../meetings/index.ts';
import { agendaItem } from '../../meetings/tables.ts';
import { listing } from '../tables.ts';
import { listCase } from './list-case.ts';
import { noteBoardOutcome } from './note-board-outcome.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    listings: await tx.select().from(listing),
    items: await tx.select().from(agendaItem),
  }));

const ready = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId, referralId } = await referTestCase(centre);
  return { centre, meetingId, referralId, input: { caseId, meetingId, minutes: 5 } };
};

describe('listing a case', () => {
  test.each(['coordinator', 'chair', 'surgeon', 'clinician'] as const)(
    'the %s puts it with its referral at the end of the agenda, and the journal tells so by ids',
    async (role) => {
      const { centre, meetingId, referralId, input } = await ready();
      await listTestCase(centre, meetingId);
      const { id, agendaItemId } = await centre.as(centre.people[role], listCase, input);
      const { listings, items } = await stored(centre);
      expect(listings.find((row) => row.id === id)).toMatchObject({
        caseId: input.caseId,
        referralId,
        agendaItemId,
        state: 'listed',
      });
      expect(items.find((row) => row.id === agendaItemId)).toMatchObject({
        meetingId,
        minutes: 5,
        position: 2,
      });
      expect((await journalOf(centre))[0]).toMatchObject({
        command: 'care.list-case',
        events: [{ type: 'care.case-listed', caseId: input.caseId, itemId: agendaItemId }],
      });
    },
  );

  test.each(['administrator', 'quality_manager', 'observer'] as const)(
    'is refused to the %s',
    async (role) => {
      const { centre, input } = await ready();
      expect(await refusalOf(centre, centre.people[role], listCase, input)).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
      expect(await stored(centre)).toEqual({ listings: [], items: [] });
    },
  );

  test('no two boards discuss her at once: a case that is listed is not listed again', async () => {
    const { centre, input } = await ready();
    const { coordinator } = centre.people;
    await centre.as(coordinator, listCase, input);
    const other = await createTestBoard(centre, { items: 0 });
    for (const meetingId of [input.meetingId, other.meetingId])
      expect(await refusalOf(centre, coordinator, listCase, { ...input, meetingId })).toEqual({
        code: 'case_already_listed',
        wrote: 0,
      });
    expect((await stored(centre)).items).toHaveLength(1);
  });

  test('of two people at the same moment one lists her', async () => {
    const { centre, input } = await ready();
    const { coordinator, clinician } = centre.people;
    const both = await Promise.allSettled(
      [coordinator, clinician].map((who) => centre.as(who, listCase, input)),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await stored(centre)).listings).toHaveLength(1);
  });

  test('once discussed or deferred she may be listed again', async () => {
    const { centre, meetingId, input } = await ready();
    const { chair, coordinator } = centre.people;
    const { agendaItemId } = await centre.as(coordinator, listCase, input);
    await centre.as(chair, openMeeting, { meetingId });
    await centre.as(chair, openItem, { itemId: agendaItemId });
    await centre.as(chair, concludeItem, {
      itemId: agendaItemId,
      conclusion: 'deferred',
      deferralReason: 'imaging_missing',
      next: false,
    });
    await centre.as({ kind: 'job', name: 'test' }, noteBoardOutcome, { itemId: agendaItemId });
    await centre.as(coordinator, listCase, input);
    const { listings } = await stored(centre);
    expect(listings.map(({ state }) => state).toSorted()).toEqual(['deferred', 'listed']);
  });

  test('a closed meeting takes nobody', async () => {
    const { centre, meetingId, input } = await ready();
    await centre.as(centre.people.chair, openMeeting, { meetingId });
    await centre.as(centre.people.chair, closeMeeting, { meetingId });
    expect((await refusalOf(centre, centre.people.coordinator, listCase, input)).code).toBe('meeting_closed');
    expect(await stored(centre)).toEqual({ listings: [], items: [] });
  });

  test.each(['caseId', 'meetingId'] as const)('another house’s %s is nobody’s', async (field) => {
    const [mine, other] = [await ready(), await ready()];
    for (const id of [other.input[field], randomUUID()])
      expect(
        await refusalOf(mine.centre, mine.centre.people.coordinator, listCase, {
          ...mine.input,
          [field]: id,
        }),
      ).toEqual({ code: 'not_found', wrote: 0 });
  });
});
