import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { PathologyElement } from '../schema.ts';
import { operationVerdict, pathology } from '../tables.ts';
import { recordPathology } from './record-pathology.ts';

const elements = Object.fromEntries(
  PathologyElement.options.map((element) => [element, 'reported'] as const),
);
const complete = { reportedOn: '2026-11-18', elements };

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    report: (await tx.select().from(pathology))[0],
    verdict: (await tx.select().from(operationVerdict))[0]?.pathologyComplete,
  }));

const operated = async () => {
  const centre = await createTestCentre();
  const { operationId } = await operateTestCase(centre);
  return { centre, surgeon: centre.people.surgeon, input: { operationId, version: 0, report: complete } };
};

describe('recording the pathology report', () => {
  test('writes which elements it holds, and settles whether it is complete', async () => {
    const { centre, surgeon, input } = await operated();
    const { operationId } = input;
    await centre.as(surgeon, recordPathology, input);
    expect(await stored(centre)).toMatchObject({ report: { ...complete, version: 1 }, verdict: true });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'care.record-pathology',
      actor: { personId: surgeon.personId },
      events: [{ type: 'care.pathology-recorded', operationId }],
    });
    const missing = { ...complete, elements: { ...elements, lymph_nodes: 'missing' as const } };
    await centre.as(surgeon, recordPathology, { operationId, version: 1, report: missing });
    expect(await stored(centre)).toMatchObject({ report: { version: 2 }, verdict: false });
  });

  test('elements nobody spoke of are missing; a report without any says nothing', async () => {
    const { centre, surgeon, input } = await operated();
    const empty = { reportedOn: null, elements: {} };
    await centre.as(surgeon, recordPathology, { ...input, report: empty });
    expect(await stored(centre)).toMatchObject({ verdict: null });
    const one = { reportedOn: null, elements: { specimens: 'reported' as const } };
    await centre.as(surgeon, recordPathology, { ...input, version: 1, report: one });
    expect(await stored(centre)).toMatchObject({ verdict: false });
  });

  test('of two people entering the first report the second is told', async () => {
    const { centre, surgeon, input } = await operated();
    await centre.as(surgeon, recordPathology, input);
    const late = { ...input, report: { ...complete, reportedOn: null } };
    for (const version of [0, 7])
      expect(await refusalOf(centre, surgeon, recordPathology, { ...late, version })).toEqual({
        code: 'changed_meanwhile',
        wrote: 0,
      });
    expect(await stored(centre)).toMatchObject({ report: { version: 1, reportedOn: '2026-11-18' } });
  });

  test('the same form sent twice is one report', async () => {
    const { centre, surgeon, input } = await operated();
    const requestKey = randomUUID();
    for (let sent = 0; sent < 2; sent += 1)
      expect(await centre.as(surgeon, recordPathology, input, { requestKey })).toEqual({
        id: input.operationId,
      });
    expect(await stored(centre)).toMatchObject({ report: { version: 1 } });
  });

  test('is refused to the wrong actor, and another owner’s operation is not found', async () => {
    const { centre, input } = await operated();
    const elsewhere = await createTestCentre();
    expect(await refusalOf(centre, centre.people.coordinator, recordPathology, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(elsewhere, elsewhere.people.surgeon, recordPathology, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    expect(await stored(centre)).toEqual({ report: undefined, verdict: null });
  });

  test.each([
    ['an element nobody knows', { ...complete, elements: { colour: 'reported' } }, 'invalid_input'],
    ['a date without a day', { ...complete, reportedOn: '2026-11' }, 'invalid_input'],
    ['a date to come', { ...complete, reportedOn: '2026-12-24' }, 'in_future'],
    ['a date before the operation', { ...complete, reportedOn: '2026-11-15' }, 'before_operation'],
  ])('%s is refused and leaves nothing', async (_what, report, code) => {
    const { centre, surgeon, input } = await operated();
    expect(await refusalOf(centre, surgeon, recordPathology, { ...input, report })).toEqual({
      code,
      wrote: 0,
    });
    expect(await stored(centre)).toEqual({ report: undefined, verdict: null });
  });
});
