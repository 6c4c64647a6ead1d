import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operableTestCase } from '../../../testing/operated-case.ts';
import { caseVerdict, operation, operationMember, operationVerdict } from '../tables.ts';
import { recordOperation } from './record-operation.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    operations: await tx.select().from(operation),
    members: await tx.select().from(operationMember),
    cases: await tx.select().from(caseVerdict),
    verdicts: await tx.select().from(operationVerdict),
  }));

const nothing = { operations: [], members: [], verdicts: [] };

describe('recording an operation', () => {
  test('keeps the report and the team, and writes the verdicts that indicators count', async () => {
    const centre = await createTestCentre();
    const input = await operableTestCase(centre);
    const { id } = await centre.as(centre.people.surgeon, recordOperation, input);
    const { operations, members, cases, verdicts } = await stored(centre);
    expect(operations).toMatchObject([{ id, ...input.report, complete: true, version: 1 }]);
    expect(members).toHaveLength(2);
    expect(cases).toMatchObject([{ id: input.caseId, operated: true, completeResection: true }]);
    expect(verdicts).toMatchObject([
      {
        id,
        caseId: input.caseId,
        doneYear: 2026,
        cytoreductive: true,
        firstOfCase: true,
        complete: true,
        reportComplete: true,
        pathologyComplete: null,
        outcomeClosed: null,
        mainSurgeonId: centre.people.surgeon.personId,
        supervisingSurgeonId: centre.people.chair.personId,
      },
    ]);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'care.record-operation',
      actor: { personId: centre.people.surgeon.personId },
      events: [{ type: 'care.operation-recorded', caseId: input.caseId, operationId: id }],
    });
  });

  test('what was not said stays unknown', async () => {
    const centre = await createTestCentre();
    const input = await operableTestCase(centre, {
      doneOn: '2026-11',
      kind: null,
      initialAim: null,
      limitedToBiopsy: null,
      residual: null,
      diseaseAtStart: null,
      areas: {},
      procedures: [],
      durationMinutes: null,
      bloodLossMl: null,
    });
    await centre.as(centre.people.surgeon, recordOperation, input);
    const { operations, verdicts } = await stored(centre);
    expect(operations).toMatchObject([{ doneOn: '2026-11', residual: null, complete: null }]);
    expect(verdicts).toMatchObject([{ cytoreductive: null, complete: null, reportComplete: null }]);
  });

  test.each(['coordinator', 'quality_manager', 'observer', 'administrator'] as const)(
    'is refused to the %s',
    async (role) => {
      const centre = await createTestCentre();
      const input = await operableTestCase(centre);
      expect(await refusalOf(centre, centre.people[role], recordOperation, input)).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
      expect(await stored(centre)).toMatchObject(nothing);
    },
  );

  test('another owner’s case and a case that is none are the same to a stranger', async () => {
    const [mine, theirs] = [await createTestCentre(), await createTestCentre()];
    const input = { ...(await operableTestCase(theirs)), members: [] };
    const nobody = { ...input, caseId: randomUUID() };
    for (const attempt of [input, nobody])
      expect(await refusalOf(mine, mine.people.surgeon, recordOperation, attempt)).toEqual({
        code: 'not_found',
        wrote: 0,
      });
    expect(await stored(theirs)).toMatchObject(nothing);
  });

  test.each([
    ['a day that does not exist', { doneOn: '2026-02-30' }, 'invalid_input'],
    ['a day to come', { doneOn: '2027-01-01' }, 'in_future'],
    ['a day before her birth', { doneOn: '1969' }, 'before_birth'],
    ['a day before her case came', { doneOn: '2026-10-31' }, 'operation_before_presentation'],
    ['a reversed range', { residual: { min: 10, max: 1 } }, 'invalid_input'],
    ['a negative size', { residual: { min: -1, max: 1 } }, 'invalid_input'],
    ['an area nobody knows', { areas: { thumb: { finding: 'free' } } }, 'invalid_input'],
    [
      'an area not assessed without a reason',
      { areas: { liver: { finding: 'not_assessed' } } },
      'invalid_input',
    ],
    ['minutes that are no number', { durationMinutes: Number.NaN }, 'invalid_input'],
  ])('%s is refused and leaves nothing', async (_what, wrong, code) => {
    const centre = await createTestCentre();
    const input = await operableTestCase(centre);
    const attempt = { ...input, report: { ...input.report, ...wrong } };
    expect(await refusalOf(centre, centre.people.surgeon, recordOperation, attempt)).toEqual({
      code,
      wrote: 0,
    });
    expect(await stored(centre)).toMatchObject(nothing);
  });

  test('a team with somebody twice, two main surgeons, or a stranger is refused', async () => {
    const [centre, elsewhere] = [await createTestCentre(), await createTestCentre()];
    const input = await operableTestCase(centre);
    const [main] = input.members;
    if (!main) throw new Error('no team');
    const stranger = { ...main, personId: elsewhere.people.surgeon.personId };
    const second = { ...main, personId: centre.people.clinician.personId };
    const attempts = [
      [[main, { ...main, role: 'assistant' }], 'invalid_input'],
      [[main, second], 'invalid_input'],
      [[stranger], 'person_unknown'],
    ] as const;
    for (const [members, code] of attempts)
      expect(await refusalOf(centre, centre.people.surgeon, recordOperation, { ...input, members })).toEqual({
        code,
        wrote: 0,
      });
    expect(await stored(centre)).toMatchObject(nothing);
  });

  test('a form sent twice is one operation, and other entries under its key are refused', async () => {
    const centre = await createTestCentre();
    const input = await operableTestCase(centre);
    const requestKey = randomUUID();
    const { surgeon } = centre.people;
    const first = await centre.as(surgeon, recordOperation, input, { requestKey });
    expect(await centre.as(surgeon, recordOperation, input, { requestKey })).toEqual(first);
    const other = { ...input, report: { ...input.report, bloodLossMl: 9 } };
    await expect(centre.as(surgeon, recordOperation, other, { requestKey })).rejects.toMatchObject({
      code: 'request_key_reused',
      status: 409,
    });
    expect((await stored(centre)).operations).toMatchObject([{ id: first.id, bloodLossMl: 300 }]);
  });

  test('of two operations the first by date is the one patients are counted by', async () => {
    const centre = await createTestCentre();
    const later = await operableTestCase(centre, { residual: { min: 3, max: 3 } });
    const { surgeon } = centre.people;
    const second = await centre.as(surgeon, recordOperation, later);
    const report = { ...later.report, doneOn: '2026-11-03', residual: { min: 0, max: 0 } };
    const first = await centre.as(surgeon, recordOperation, { ...later, report });
    const byId = await withScope(centre.database, [centre.ownerId], (tx) =>
      tx
        .select({ id: operationVerdict.id, first: operationVerdict.firstOfCase })
        .from(operationVerdict)
        .where(eq(operationVerdict.caseId, later.caseId)),
    );
    expect(byId.toSorted((a, b) => Number(b.first) - Number(a.first))).toEqual([
      { id: first.id, first: true },
      { id: second.id, first: false },
    ]);
  });
});
