import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { completeReport } from '../../../testing/operated-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { recordOperation } from '../../surgery/index.ts';
import { fulfilment, fulfilmentState } from '../tables.ts';
import { recordFulfilment } from './record-fulfilment.ts';
import { recordHerDecision } from './record-her-decision.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(fulfilment));
const states = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(fulfilmentState));

const nothing = { state: 'open', reason: null, deviation: null, askOn: null, note: null } as const;
const left = { ...nothing, state: 'not_done', reason: 'toxicity', deviation: 'minor' } as const;

const advised = async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const decide = (decision: 'accepted' | 'declined') =>
    centre.as(centre.people.surgeon, recordHerDecision, {
      recommendationId,
      version: 1,
      decision: { decision, spokenBy: centre.people.surgeon.personId, spokenOn: '2026-11-19', note: null },
    });
  const say = (version: number, said: object, who = centre.people.surgeon) =>
    centre.as(who, recordFulfilment, {
      recommendationId,
      version,
      fulfilment: { ...nothing, ...said },
    });
  return { centre, caseId, recommendationId, decide, say };
};

describe('what became of a recommendation', () => {
  test('is open at first, and her owner is asked only once she has been told', async () => {
    const { centre, recommendationId, decide } = await advised();
    expect(await states(centre)).toMatchObject([
      { id: recommendationId, state: 'open', told: null, askedFrom: null },
    ]);
    await decide('accepted');
    const [now] = await states(centre);
    expect(now?.askedFrom).toMatch(/^2026-\d\d-\d\d$/);
  });

  test('follows from her decision and from what is recorded later, in the same command', async () => {
    const { centre, caseId, recommendationId, decide } = await advised();
    await decide('declined');
    expect(await states(centre)).toMatchObject([
      { state: 'not_done', reason: 'patient_refusal', told: 'decision', askedFrom: null },
    ]);
    centre.setNow('2026-11-26T09:00:00Z');
    const { id } = await centre.as(centre.people.surgeon, recordOperation, {
      caseId,
      report: { ...completeReport, doneOn: '2026-11-25' },
    });
    expect(await states(centre)).toMatchObject([
      { id: recommendationId, state: 'done', told: 'record', byForm: 'operation', byId: id },
    ]);
  });

  test('is said by whoever may record her decision, stands before the record, and is corrected', async () => {
    const { centre, recommendationId, caseId, decide, say } = await advised();
    await decide('accepted');
    await say(0, left);
    expect(await stored(centre)).toMatchObject([{ id: recommendationId, caseId, version: 1, ...left }]);
    expect(await states(centre)).toMatchObject([
      { state: 'not_done', reason: 'toxicity', told: 'person', askedFrom: null },
    ]);
    await say(1, { askOn: '2027-02-01' });
    expect(await states(centre)).toMatchObject([{ state: 'open', reason: null, askedFrom: '2027-02-01' }]);
    const [entry] = await journalOf(centre);
    expect(entry).toMatchObject({
      command: 'board.record-fulfilment',
      events: [{ type: 'board.fulfilment-recorded', caseId, recommendationId }],
    });
    expect(JSON.stringify(entry)).not.toContain('2027-02-01');
  });

  test('by two people at once: one is kept, the other told', async () => {
    const { centre, decide, say } = await advised();
    await decide('accepted');
    const both = await Promise.allSettled([
      say(0, left, centre.people.chair),
      say(0, { state: 'done' }, centre.people.surgeon),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    });
    expect(await stored(centre)).toHaveLength(1);
    const corrections = await Promise.allSettled([
      say(1, { state: 'done' }, centre.people.chair),
      say(1, left, centre.people.surgeon),
    ]);
    expect(corrections.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'changed_meanwhile' } },
    ]);
    expect(await stored(centre)).toMatchObject([{ version: 2 }]);
    // What was said of one tells nothing of another.
    const { recommendationId } = await recommendTestCase(centre);
    const other = { recommendationId, fulfilment: { ...nothing, ...left } };
    await expect(
      centre.as(centre.people.surgeon, recordFulfilment, { ...other, version: 1 }),
    ).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await centre.as(centre.people.surgeon, recordFulfilment, { ...other, version: 0 });
    expect(await stored(centre)).toHaveLength(2);
  });

  test('needs a reason where it was left, a day that lies ahead where it is open, and leaves nothing of a refusal', async () => {
    const { centre, recommendationId } = await advised();
    const refusal = (said: object, actor = centre.people.surgeon) =>
      refusalOf(centre, actor, recordFulfilment, {
        recommendationId,
        version: 0,
        fulfilment: { ...nothing, ...said },
      });
    expect(await refusal({ ...left, reason: null })).toEqual({ code: 'invalid_input', wrote: 0 });
    expect(await refusal({ ...left, deviation: null })).toEqual({ code: 'invalid_input', wrote: 0 });
    expect(await refusal({})).toEqual({ code: 'invalid_input', wrote: 0 });
    for (const askOn of ['2026-01-01', '2026-11-19'])
      expect(await refusal({ askOn })).toEqual({ code: 'ask_on_past', wrote: 0 });
    expect(await refusal({ state: 'done', reason: 'toxicity' })).toMatchObject({ wrote: 0 });
    expect(await refusal({ state: 'done' }, centre.people.observer)).toEqual({ code: 'forbidden', wrote: 0 });
    const other = await createTestCentre();
    expect(
      await refusalOf(other, other.people.surgeon, recordFulfilment, {
        recommendationId,
        version: 0,
        fulfilment: { ...nothing, state: 'done' },
      }),
    ).toEqual({ code: 'not_found', wrote: 0 });
  });
});
