import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { version } from '../../../kernel/tables.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { operation, operationMember, operationVerdict } from '../tables.ts';
import { correctOperation } from './correct-operation.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    operation: (await tx.select().from(operation))[0],
    members: await tx.select().from(operationMember),
    verdict: (await tx.select().from(operationVerdict))[0],
  }));

const operated = async () => {
  const centre = await createTestCentre();
  const { operationId, report, members } = await operateTestCase(centre);
  return { centre, surgeon: centre.people.surgeon, input: { operationId, version: 1, report, members } };
};
const threeMillimetres = { residual: { min: 3, max: 3 } };

describe('correcting an operation', () => {
  test('makes a new version with its reason, keeps the earlier one, settles the verdict anew', async () => {
    const { centre, surgeon, input } = await operated();
    const corrected = { ...input, report: { ...input.report, ...threeMillimetres } };
    await centre.as(surgeon, correctOperation, corrected, { reason: 'Lesion at the porta overlooked' });
    const { operation: row, verdict } = await stored(centre);
    expect(row).toMatchObject({ version: 2, complete: false, ...threeMillimetres });
    expect(verdict).toMatchObject({ complete: false, reportComplete: false });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'care.correct-operation',
      reason: 'Lesion at the porta overlooked',
      actor: { personId: surgeon.personId },
    });
    const earlier = await withScope(centre.database, [centre.ownerId], (tx) =>
      tx
        .select({ version: version.version, content: version.content })
        .from(version)
        .where(and(eq(version.tableName, 'care.operation'), eq(version.rowId, input.operationId))),
    );
    expect(earlier).toMatchObject([{ version: 1, content: { complete: true } }]);
  });

  test('somebody struck from the team stays in it, marked, and counts no longer; a new one joins', async () => {
    const { centre, surgeon, input } = await operated();
    const { chair, clinician } = centre.people;
    const [main] = input.members;
    if (!main) throw new Error('no team');
    const joint = { personId: clinician.personId, role: 'co_surgeon', discipline: 'urology' } as const;
    await centre.as(surgeon, correctOperation, { ...input, members: [main, joint] });
    const { members, verdict } = await stored(centre);
    expect(new Map(members.map((row) => [row.personId, [row.role, row.withdrawn]]))).toEqual(
      new Map([
        [surgeon.personId, ['main', false]],
        [chair.personId, ['supervising', true]],
        [clinician.personId, ['co_surgeon', false]],
      ]),
    );
    expect(verdict).toMatchObject({ mainSurgeonId: surgeon.personId, supervisingSurgeonId: null });
  });

  test.each([
    ['a role', { role: 'assistant' }],
    ['a discipline', { discipline: 'urology' }],
  ] as const)(
    '%s alone that was wrong is put right, and nobody else gets a new version',
    async (_, right) => {
      const { centre, surgeon, input } = await operated();
      const [main, supervising] = input.members;
      if (!main || !supervising) throw new Error('no team');
      await centre.as(surgeon, correctOperation, { ...input, members: [main, { ...supervising, ...right }] });
      const { members } = await stored(centre);
      expect(members.toSorted((a, b) => a.version - b.version)).toMatchObject([
        { ...main, version: 1 },
        { ...supervising, ...right, version: 2 },
      ]);
    },
  );

  test('who was struck stays so at the next correction, in the same version, and may come back', async () => {
    const { centre, surgeon, input } = await operated();
    const [main] = input.members;
    if (!main) throw new Error('no team');
    const supervising = async () =>
      (await stored(centre)).members.find(({ personId }) => personId === centre.people.chair.personId);
    for (const version of [1, 2])
      await centre.as(surgeon, correctOperation, { ...input, version, members: [main] });
    expect(await supervising()).toMatchObject({ withdrawn: true, version: 2 });
    await centre.as(surgeon, correctOperation, { ...input, version: 3 });
    expect(await supervising()).toMatchObject({ withdrawn: false, version: 3 });
  });

  test('of two people saving the same version the second is told, and nothing is overwritten', async () => {
    const { centre, surgeon, input } = await operated();
    await centre.as(surgeon, correctOperation, { ...input, report: { ...input.report, bloodLossMl: 500 } });
    const late = { ...input, report: { ...input.report, bloodLossMl: 900 } };
    expect(await refusalOf(centre, centre.people.chair, correctOperation, late)).toEqual({
      code: 'changed_meanwhile',
      wrote: 0,
    });
    expect((await stored(centre)).operation).toMatchObject({ bloodLossMl: 500, version: 2 });
  });

  test('two at the very same moment: one is saved, one is told', async () => {
    const { centre, surgeon, input } = await operated();
    const attempts = [100, 200].map((bloodLossMl) =>
      centre.as(surgeon, correctOperation, { ...input, report: { ...input.report, bloodLossMl } }),
    );
    const done = await Promise.allSettled(attempts);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await stored(centre)).operation).toMatchObject({ version: 2 });
  });

  test('the same form sent twice is one correction', async () => {
    const { centre, surgeon, input } = await operated();
    const requestKey = randomUUID();
    const corrected = { ...input, report: { ...input.report, bloodLossMl: 500 } };
    for (let sent = 0; sent < 2; sent += 1)
      expect(await centre.as(surgeon, correctOperation, corrected, { requestKey })).toEqual({
        id: input.operationId,
      });
    expect((await stored(centre)).operation).toMatchObject({ version: 2 });
  });

  test('is refused to the wrong actor, and another owner’s operation is not found', async () => {
    const { centre, input } = await operated();
    const elsewhere = await createTestCentre();
    expect(await refusalOf(centre, centre.people.quality_manager, correctOperation, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(elsewhere, elsewhere.people.surgeon, correctOperation, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    expect((await stored(centre)).operation).toMatchObject({ version: 1 });
  });

  test('bad input and a stranger in the team leave the report and the team as they were', async () => {
    const { centre, surgeon, input } = await operated();
    const elsewhere = await createTestCentre();
    const before = await stored(centre);
    const stranger = {
      personId: elsewhere.people.surgeon.personId,
      role: 'assistant',
      discipline: 'urology',
    };
    const attempts = [
      [{ ...input, report: { ...input.report, doneOn: '2026-13-01' } }, 'invalid_input'],
      [{ ...input, report: { ...input.report, doneOn: '2027-01-01' } }, 'in_future'],
      [{ ...input, members: [...input.members, stranger] }, 'person_unknown'],
      [{ ...input, version: 0 }, 'invalid_input'],
    ] as const;
    for (const [attempt, code] of attempts)
      expect(await refusalOf(centre, surgeon, correctOperation, attempt)).toEqual({ code, wrote: 0 });
    expect(await stored(centre)).toEqual(before);
  });
});
