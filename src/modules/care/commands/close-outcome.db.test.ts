import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { operationVerdict, outcome30 } from '../tables.ts';
import { closeOutcome } from './close-outcome.ts';

const none = { closedOn: '2026-11-19', complications: [] };
const relaparotomy = { kind: 'reoperation', grade: 'IIIb', on: '2026-11-17' } as const;

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    outcome: (await tx.select().from(outcome30))[0],
    closed: (await tx.select().from(operationVerdict))[0]?.outcomeClosed,
  }));

const operated = async () => {
  const centre = await createTestCentre();
  const { operationId } = await operateTestCase(centre);
  return { centre, surgeon: centre.people.surgeon, input: { operationId, version: 0, outcome: none } };
};

describe('closing the 30-day form', () => {
  test('“none” said explicitly closes it, and a complication found later makes a new version', async () => {
    const { centre, surgeon, input } = await operated();
    const { operationId } = input;
    expect(await stored(centre)).toEqual({ outcome: undefined, closed: null });
    await centre.as(surgeon, closeOutcome, input);
    expect(await stored(centre)).toMatchObject({ outcome: { ...none, version: 1 }, closed: true });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'care.close-outcome',
      actor: { personId: surgeon.personId },
      events: [{ type: 'care.outcome-closed', operationId }],
    });
    const outcome = { ...none, complications: [relaparotomy] };
    await centre.as(surgeon, closeOutcome, { operationId, version: 1, outcome }, { reason: 'Readmitted' });
    expect(await stored(centre)).toMatchObject({ outcome: { ...outcome, version: 2 }, closed: true });
    expect((await journalOf(centre))[0]).toMatchObject({ reason: 'Readmitted' });
  });

  test('of two people closing it the second is told', async () => {
    const { centre, surgeon, input } = await operated();
    await centre.as(surgeon, closeOutcome, { ...input, outcome: { ...none, complications: [relaparotomy] } });
    expect(await refusalOf(centre, centre.people.chair, closeOutcome, input)).toEqual({
      code: 'changed_meanwhile',
      wrote: 0,
    });
    expect((await stored(centre)).outcome).toMatchObject({ complications: [relaparotomy] });
  });

  test('the same form sent twice is one', async () => {
    const { centre, surgeon, input } = await operated();
    const requestKey = randomUUID();
    for (let sent = 0; sent < 2; sent += 1)
      expect(await centre.as(surgeon, closeOutcome, input, { requestKey })).toEqual({
        id: input.operationId,
      });
    expect((await stored(centre)).outcome).toMatchObject({ version: 1 });
  });

  test('is refused to the wrong actor, and another owner’s operation is not found', async () => {
    const { centre, input } = await operated();
    const elsewhere = await createTestCentre();
    expect(await refusalOf(centre, centre.people.observer, closeOutcome, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(elsewhere, elsewhere.people.surgeon, closeOutcome, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    expect(await stored(centre)).toEqual({ outcome: undefined, closed: null });
  });

  test.each([
    [
      'a grade Clavien and Dindo do not have',
      { complications: [{ ...relaparotomy, grade: 'VI' }] },
      'invalid_input',
    ],
    ['a kind nobody knows', { complications: [{ ...relaparotomy, kind: 'bad luck' }] }, 'invalid_input'],
    ['a closing date without a day', { closedOn: '2026-11' }, 'invalid_input'],
    ['a closing date to come', { closedOn: '2026-12-24' }, 'in_future'],
    ['a closing date before the operation', { closedOn: '2026-11-15' }, 'before_operation'],
    [
      'a complication before the operation',
      { complications: [{ ...relaparotomy, on: '2026-11-01' }] },
      'before_operation',
    ],
  ])('%s is refused and leaves nothing', async (_what, wrong, code) => {
    const { centre, surgeon, input } = await operated();
    const attempt = { ...input, outcome: { ...none, ...wrong } };
    expect(await refusalOf(centre, surgeon, closeOutcome, attempt)).toEqual({ code, wrote: 0 });
    expect(await stored(centre)).toEqual({ outcome: undefined, closed: null });
  });
});
