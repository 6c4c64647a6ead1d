import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase } from '../../../testing/listed-case.ts';
import { concludeItem, openItem, openMeeting } from '../../meetings/index.ts';
import { herDecision, recommendation } from '../tables.ts';
import { recordRecommendation } from './record-recommendation.ts';

/** An open board with two women listed, the first under discussion. */
const running = async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const [now, next] = [await listTestCase(centre, meetingId), await listTestCase(centre, meetingId)];
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: now.agendaItemId });
  const advice = {
    intent: 'curative',
    modality: 'surgery',
    timing: 'upfront',
    detail: null,
    rationale: 'Complete resection looks possible',
    alternative: null,
    ownerPersonId: centre.people.surgeon.personId,
    dueOn: '2026-11-26',
    patientView: null,
  } as const;
  return { centre, chair, meetingId, now, next, advice };
};

const recommendationsOf = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    tx
      .select({
        caseId: recommendation.caseId,
        priority: recommendation.priority,
        decision: herDecision.decision,
      })
      .from(recommendation)
      .innerJoin(herDecision, eq(herDecision.id, recommendation.id))
      .orderBy(recommendation.priority),
  );

const conclude = { conclusion: 'advice_only', deferralReason: null, next: true } as const;

describe('recording a recommendation', () => {
  test('one that is due before its meeting is refused, on its day it is not', async () => {
    const { centre, chair, now, advice } = await running();
    const due = (dueOn: string) => ({ ...now, recommendation: { ...advice, dueOn } });
    expect(await refusalOf(centre, chair, recordRecommendation, due('2026-11-18'))).toEqual({
      code: 'due_before_meeting',
      wrote: 0,
    });
    await centre.as(chair, recordRecommendation, due('2026-11-19'));
    expect(await recommendationsOf(centre)).toHaveLength(1);
  });

  test('writes for the woman under discussion; more than one are put in order, each not yet told', async () => {
    const { centre, chair, now, advice } = await running();
    await centre.as(chair, recordRecommendation, { ...now, recommendation: advice });
    await centre.as(centre.people.coordinator, recordRecommendation, {
      ...now,
      recommendation: { ...advice, modality: 'genetic_counselling', timing: 'not_applicable' },
    });
    expect(await recommendationsOf(centre)).toEqual([
      { caseId: now.caseId, priority: 1, decision: 'not_yet_told' },
      { caseId: now.caseId, priority: 2, decision: 'not_yet_told' },
    ]);
    expect((await journalOf(centre))[0]).toMatchObject({ command: 'board.record-recommendation' });
  });

  test('leaves the place of one that was taken back, which returns to it', async () => {
    const { centre, chair, now, advice } = await running();
    const { id } = await centre.as(chair, recordRecommendation, { ...now, recommendation: advice });
    const taken = { table: 'board.recommendation', id };
    await centre.as(chair, strike, { ...taken, version: 1 }, { reason: 'Too soon' });
    await centre.as(chair, recordRecommendation, { ...now, recommendation: advice });
    await centre.as(chair, restore, { ...taken, version: 2 }, { reason: 'Both' });
    expect((await recommendationsOf(centre)).map(({ priority }) => priority)).toEqual([1, 2]);
  });

  test('is refused once the board has moved on, before it gets there, and for a case not named by the item', async () => {
    const { centre, chair, now, next, advice } = await running();
    const refused = { code: 'item_not_current', wrote: 0 };
    const write = (place: { caseId: string; agendaItemId: string }) =>
      refusalOf(centre, chair, recordRecommendation, { ...place, recommendation: advice });
    expect(await write(next)).toEqual(refused);
    expect(await write({ caseId: next.caseId, agendaItemId: now.agendaItemId })).toEqual(refused);
    await centre.as(chair, concludeItem, { itemId: now.agendaItemId, ...conclude });
    expect(await write(now)).toEqual(refused);
    expect(await write({ caseId: now.caseId, agendaItemId: next.agendaItemId })).toEqual(refused);
    expect(await recommendationsOf(centre)).toEqual([]);
  });

  test('at the same moment as "next" lands on the woman it names or nowhere', async () => {
    for (let round = 0; round < 5; round++) {
      const { centre, chair, now, advice } = await running();
      const [written] = await Promise.allSettled([
        centre.as(chair, recordRecommendation, { ...now, recommendation: advice }),
        centre.as(centre.people.coordinator, concludeItem, { itemId: now.agendaItemId, ...conclude }),
      ]);
      const cases = (await recommendationsOf(centre)).map(({ caseId }) => caseId);
      expect(cases).toEqual(written?.status === 'fulfilled' ? [now.caseId] : []);
    }
  });

  test('is for chair and coordinator; another owner’s item is not found; bad input leaves nothing', async () => {
    const { centre, chair, now, advice } = await running();
    const other = await createTestCentre();
    const input = { ...now, recommendation: advice };
    expect(await refusalOf(centre, centre.people.surgeon, recordRecommendation, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(other, other.people.chair, recordRecommendation, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    for (const wrong of [{ dueOn: '2026-02-30' }, { rationale: ' ' }, { modality: 'magic' }])
      expect(
        await refusalOf(centre, chair, recordRecommendation, {
          ...now,
          recommendation: { ...advice, ...wrong },
        }),
      ).toEqual({ code: 'invalid_input', wrote: 0 });
    expect(await recommendationsOf(centre)).toEqual([]);
  });
});
