import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { drain } from '../../kernel/handlers.ts';
import { jsonLog } from '../../kernel/log.ts';
import { withScope } from '../../kernel/scope.ts';
import { createTestBoard, journalOf } from '../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../testing/centre.ts';
import { listTestCase } from '../../testing/listed-case.ts';
import { concludeItem, openItem, openMeeting } from '../meetings/index.ts';
import { handlers } from './events.ts';
import { listing } from './tables.ts';

const stateOf = (centre: TestCentre, agendaItemId: string) =>
  withScope(
    centre.database,
    [centre.ownerId],
    async (tx) =>
      (
        await tx
          .select({ state: listing.state, version: listing.version })
          .from(listing)
          .where(and(eq(listing.ownerId, centre.ownerId), eq(listing.agendaItemId, agendaItemId)))
      )[0],
  );

const answerAll = async (centre: TestCentre) => {
  const work = { database: centre.database, log: jsonLog(() => {}), now: centre.now };
  for (const handler of handlers) await drain(work, handler, centre.ownerId);
};

const concluded = async (outcome: {
  conclusion: 'advice_only' | 'deferred';
  deferralReason: 'time_ran_out' | null;
}) => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { agendaItemId } = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: agendaItemId });
  await centre.as(chair, concludeItem, { itemId: agendaItemId, next: true, ...outcome });
  return { centre, agendaItemId };
};

describe('care, when a board has concluded an item', () => {
  test.each([
    [{ conclusion: 'advice_only', deferralReason: null } as const, 'discussed'],
    [{ conclusion: 'deferred', deferralReason: 'time_ran_out' } as const, 'deferred'],
  ])('marks the listing: %j', async (outcome, state) => {
    const { centre, agendaItemId } = await concluded(outcome);
    expect(await stateOf(centre, agendaItemId)).toMatchObject({ state: 'listed' });
    await answerAll(centre);
    expect(await stateOf(centre, agendaItemId)).toEqual({ state, version: 2 });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'board.note-board-outcome',
      actor: { kind: 'job', name: 'board.note-board-outcome' },
    });
  });

  test('does so once, however often and by however many it is asked', async () => {
    const { centre, agendaItemId } = await concluded({ conclusion: 'advice_only', deferralReason: null });
    await Promise.all([answerAll(centre), answerAll(centre)]);
    const entries = (await journalOf(centre)).length;
    await answerAll(centre);
    expect(await stateOf(centre, agendaItemId)).toEqual({ state: 'discussed', version: 2 });
    expect((await journalOf(centre)).length).toBe(entries);
  });
});
