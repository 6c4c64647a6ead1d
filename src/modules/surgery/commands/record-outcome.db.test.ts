import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readKept } from '../../../kernel/forms/answers.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import type { OperationReport } from '../records/operation.ts';
import { outcomeReport } from '../records/outcome.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { outcome30 } from '../tables.ts';
import { correctOperation } from './correct-operation.ts';
import { recordOutcome } from './record-outcome.ts';

const none = { complications: [], closed30On: '2026-12-17', closed90On: null };
const relaparotomy = {
  id: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0930',
  name: 'bleeding',
  detail: null,
  organ: 'peritoneal_cavity',
  kind: 'reoperation',
  grade: 'IIIb',
  on: '2026-11-17',
  treatment: 'laparotomy',
  absent: {},
} as const;

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    outcome: (await tx.select().from(outcome30)).map(({ version, answers }) => ({
      version,
      ...readKept(outcomeReport, answers),
    }))[0],
    closed: (await keptFacts(tx)).operations[0]?.outcomeClosed,
  }));

/** Operated on 16 November 2026; the 30th day is 16 December. */
const operated = async (report: Partial<OperationReport> = {}) => {
  const centre = await createTestCentre({ now: '2026-12-20T00:00:00Z' });
  const { operationId, report: written } = await operateTestCase(centre, report);
  return {
    report: written,
    centre,
    surgeon: centre.people.surgeon,
    input: { operationId, version: 0, outcome: none },
  };
};

describe('recording complications', () => {
  test('“none” said explicitly closes it, and a complication found later makes a new version', async () => {
    const { centre, surgeon, input } = await operated();
    const { operationId } = input;
    expect(await stored(centre)).toEqual({ outcome: undefined, closed: null });
    await centre.as(surgeon, recordOutcome, input);
    expect(await stored(centre)).toMatchObject({ outcome: { ...none, version: 1 }, closed: true });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'surgery.record-outcome',
      actor: { personId: surgeon.personId },
      events: [{ type: 'surgery.outcome-recorded', operationId }],
    });
    const outcome = { ...none, complications: [relaparotomy] };
    await centre.as(surgeon, recordOutcome, { operationId, version: 1, outcome }, { reason: 'Readmitted' });
    expect(await stored(centre)).toMatchObject({ outcome: { ...outcome, version: 2 }, closed: true });
    expect((await journalOf(centre))[0]).toMatchObject({ reason: 'Readmitted' });
  });

  test('what holds so far is saved and leaves the form open', async () => {
    const { centre, surgeon, input } = await operated();
    const soFar = { complications: [] };
    await centre.as(surgeon, recordOutcome, { ...input, outcome: soFar });
    expect(await stored(centre)).toMatchObject({ outcome: { ...soFar, closed30On: null }, closed: null });
    await centre.as(surgeon, recordOutcome, { ...input, version: 1 });
    expect(await stored(centre)).toMatchObject({ outcome: { version: 2 }, closed: true });
  });

  test('neither “none” nor a list closes it before the 30th day is over; her death does', async () => {
    const { centre, surgeon, input } = await operated();
    for (const complications of [[], [relaparotomy]]) {
      const early = { complications, closed30On: '2026-12-16' };
      expect(await refusalOf(centre, surgeon, recordOutcome, { ...input, outcome: early })).toEqual({
        code: 'days_not_over',
        wrote: 0,
      });
    }
    const died = { ...relaparotomy, kind: 'death' as const, grade: 'V' as const };
    const known = { complications: [died], closed30On: '2026-11-19' };
    await centre.as(surgeon, recordOutcome, { ...input, outcome: known });
    expect(await stored(centre)).toMatchObject({ closed: true });
  });

  test('ninety days are closed when they are over, and thirty with them', async () => {
    const { centre, surgeon, input } = await operated();
    const ninety = { complications: [], closed90On: '2027-02-15' };
    centre.setNow('2027-02-14T00:00:00Z');
    const early = { ...input, outcome: { ...ninety, closed90On: '2027-02-14' } };
    expect(await refusalOf(centre, surgeon, recordOutcome, early)).toEqual({
      code: 'days_not_over',
      wrote: 0,
    });
    centre.setNow('2027-02-15T00:00:00Z');
    await centre.as(surgeon, recordOutcome, { ...input, outcome: ninety });
    expect(await stored(centre)).toMatchObject({ outcome: ninety, closed: true });
  });

  test('a day of closing that the corrected date of the operation contradicts counts no more', async () => {
    const { centre, surgeon, input, report } = await operated();
    const { operationId } = input;
    await centre.as(surgeon, recordOutcome, input);
    const corrected = { operationId, version: 1, report: { ...report, doneOn: '2026-11-18' } };
    await centre.as(surgeon, correctOperation, corrected, { reason: 'Wrong day' });
    expect(await stored(centre)).toMatchObject({ outcome: none, closed: null });
  });

  test.each([[null], ['2026'], ['2026-11']])(
    '“none” closes no form while the day of the operation (%s) leaves the 30th open',
    async (doneOn) => {
      const { centre, surgeon, input } = await operated({ doneOn });
      expect(await refusalOf(centre, surgeon, recordOutcome, input)).toEqual({
        code: 'days_not_over',
        wrote: 0,
      });
    },
  );

  test('of two people closing it the second is told', async () => {
    const { centre, surgeon, input } = await operated();
    await centre.as(surgeon, recordOutcome, {
      ...input,
      outcome: { ...none, complications: [relaparotomy] },
    });
    expect(await refusalOf(centre, centre.people.chair, recordOutcome, input)).toEqual({
      code: 'changed_meanwhile',
      wrote: 0,
    });
    expect((await stored(centre)).outcome).toMatchObject({ complications: [relaparotomy] });
  });

  test('the same form sent twice is one', async () => {
    const { centre, surgeon, input } = await operated();
    const requestKey = randomUUID();
    for (let sent = 0; sent < 2; sent += 1)
      expect(await centre.as(surgeon, recordOutcome, input, { requestKey })).toEqual({
        id: input.operationId,
      });
    expect((await stored(centre)).outcome).toMatchObject({ version: 1 });
  });

  test('is refused to the wrong actor, and another owner’s operation is not found', async () => {
    const { centre, input } = await operated();
    const elsewhere = await createTestCentre();
    expect(await refusalOf(centre, centre.people.observer, recordOutcome, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(elsewhere, elsewhere.people.surgeon, recordOutcome, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    expect(await stored(centre)).toEqual({ outcome: undefined, closed: null });
  });

  test.each([
    ['a name nobody knows', { complications: [{ ...relaparotomy, name: 'bad luck' }] }, 'invalid_input'],
    [
      'a grade Clavien and Dindo do not have',
      { complications: [{ ...relaparotomy, grade: 'VI' }] },
      'invalid_input',
    ],
    ['a kind nobody knows', { complications: [{ ...relaparotomy, kind: 'bad luck' }] }, 'invalid_input'],
    ['nothing at all', { complications: null, closed30On: null }, 'nothing_entered'],
    ['a form closed without a word about complications', { complications: null }, 'complications_unsaid'],
    ['a closing date without a day', { closed30On: '2026-11' }, 'invalid_input'],
    ['a closing date to come', { closed30On: '2027-01-24' }, 'in_future'],
    ['a closing date before the operation', { closed30On: '2026-11-15' }, 'before_operation'],
    [
      'a complication before the operation',
      { complications: [{ ...relaparotomy, on: '2026-11-01' }] },
      'before_operation',
    ],
  ])('%s is refused and leaves nothing', async (_what, wrong, code) => {
    const { centre, surgeon, input } = await operated();
    const attempt = { ...input, outcome: { ...none, ...wrong } };
    expect(await refusalOf(centre, surgeon, recordOutcome, attempt)).toEqual({ code, wrote: 0 });
    expect(await stored(centre)).toEqual({ outcome: undefined, closed: null });
  });
});
