import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { readKept } from '../../../kernel/forms/answers.ts';
import { withScope } from '../../../kernel/scope.ts';
import { version } from '../../../kernel/tables.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { addTestColleague } from '../../../testing/colleague.ts';
import { operateTestCase, teamRow } from '../../../testing/operated-case.ts';
import { operationReport, type TeamRow } from '../records/operation.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { operation, operationPerson } from '../tables.ts';
import { correctOperation } from './correct-operation.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    operation: (await tx.select().from(operation))[0],
    named: (await tx.select().from(operationPerson)).map(({ personId }) => personId),
    facts: (await keptFacts(tx)).operations[0],
  }));

const operated = async () => {
  const centre = await createTestCentre();
  const { operationId, report } = await operateTestCase(centre);
  const [main, supervising] = report.team ?? [];
  if (!main || !supervising) throw new Error('no team');
  const input = { operationId, version: 1, report };
  /** The same operation with another team. */
  const withTeam = (team: readonly TeamRow[], version = 1) => ({
    ...input,
    version,
    report: { ...report, team },
  });
  return { centre, surgeon: centre.people.surgeon, input, main, supervising, withTeam };
};
const teamIn = (answers: Readonly<Record<string, unknown>> | undefined) =>
  readKept(operationReport, answers ?? {}).team;
/** Contents of the operation's row before it was corrected. */
const earlierOf = (centre: TestCentre, operationId: string) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    tx
      .select({ version: version.version, content: version.content })
      .from(version)
      .where(and(eq(version.tableName, 'surgery.operation'), eq(version.rowId, operationId)))
      .orderBy(version.version),
  );
const threeMillimetres = { residual: { min: 3, max: 3 } };

describe('correcting an operation', () => {
  test('makes a new version with its reason, keeps the earlier one, settles the facts anew', async () => {
    const { centre, surgeon, input } = await operated();
    const corrected = { ...input, report: { ...input.report, ...threeMillimetres } };
    await centre.as(surgeon, correctOperation, corrected, { reason: 'Lesion at the porta overlooked' });
    const { operation: row, facts } = await stored(centre);
    expect(row).toMatchObject({ version: 2, answers: threeMillimetres });
    expect(facts).toMatchObject({ complete: false, reportComplete: false });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'surgery.correct-operation',
      reason: 'Lesion at the porta overlooked',
      actor: { personId: surgeon.personId },
    });
    expect(await earlierOf(centre, input.operationId)).toMatchObject([
      { version: 1, content: { answers: { residual: { min: 0, max: 0 } } } },
    ]);
  });

  test('somebody struck from the team stays in the earlier version and counts no longer; a new one joins', async () => {
    const { centre, surgeon, input, main, supervising, withTeam } = await operated();
    const { clinician } = centre.people;
    const joint = teamRow(clinician.personId, 'co_surgeon', 'urology');
    await centre.as(surgeon, correctOperation, withTeam([main, joint]));
    const { operation: row, named, facts } = await stored(centre);
    expect(teamIn(row?.answers)).toEqual([main, joint]);
    expect(named.toSorted()).toEqual([surgeon.personId, clinician.personId].toSorted());
    const [earlier] = await earlierOf(centre, input.operationId);
    expect(teamIn((earlier?.content as typeof row | undefined)?.answers)).toEqual([main, supervising]);
    expect(facts).toMatchObject({ mainSurgeonId: surgeon.personId, supervisingSurgeonId: null });
  });

  test.each([
    ['a role', { role: 'assistant' }],
    ['a discipline', { discipline: 'urology' }],
  ] as const)(
    '%s alone that was wrong is put right in its row, and nobody else is touched',
    async (_, right) => {
      const { centre, surgeon, main, supervising, withTeam } = await operated();
      await centre.as(surgeon, correctOperation, withTeam([main, { ...supervising, ...right }]));
      const { operation: row } = await stored(centre);
      expect(teamIn(row?.answers)).toEqual([main, { ...supervising, ...right }]);
    },
  );

  test('who was struck stays out at the next correction, and may come back', async () => {
    const { centre, surgeon, main, supervising, withTeam } = await operated();
    for (const version of [1, 2]) await centre.as(surgeon, correctOperation, withTeam([main], version));
    expect((await stored(centre)).named).toEqual([main.person]);
    await centre.as(surgeon, correctOperation, withTeam([main, supervising], 3));
    const { named, facts } = await stored(centre);
    expect(named.toSorted()).toEqual([main.person, supervising.person].toSorted());
    expect(facts).toMatchObject({ supervisingSurgeonId: supervising.person });
  });

  test('who has left stays in the team of the operation that names them, and joins no other', async () => {
    const { centre, surgeon, main, withTeam } = await operated();
    const { operationId: other } = await operateTestCase(centre);
    const leaves = { role: 'surgeon', from: '2020-01-01', to: '2026-11-30' } as const;
    const gone = [await addTestColleague(centre, leaves), await addTestColleague(centre, leaves)];
    const team = [main, ...gone.map(({ personId }) => teamRow(personId, 'assistant'))];
    await centre.as(surgeon, correctOperation, withTeam(team));
    centre.setNow('2026-12-05T00:00:00Z');
    const named = withTeam(team, 2);
    const later = { ...named, report: { ...named.report, doneOn: '2026-12-01' } };
    const elsewhere = { ...later, operationId: other, version: 1 };
    expect(await refusalOf(centre, surgeon, correctOperation, elsewhere)).toEqual({
      code: 'person_unknown',
      wrote: 0,
    });
    expect(await refusalOf(centre, surgeon, correctOperation, later)).toEqual({
      code: 'not refused',
      wrote: 1,
    });
  });

  test('of two people saving the same version the second is told, and nothing is overwritten', async () => {
    const { centre, surgeon, input } = await operated();
    await centre.as(surgeon, correctOperation, { ...input, report: { ...input.report, bloodLossMl: 500 } });
    const late = { ...input, report: { ...input.report, bloodLossMl: 900 } };
    expect(await refusalOf(centre, centre.people.chair, correctOperation, late)).toEqual({
      code: 'changed_meanwhile',
      wrote: 0,
    });
    expect((await stored(centre)).operation).toMatchObject({ answers: { bloodLossMl: 500 }, version: 2 });
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
    const { centre, surgeon, input, main, supervising, withTeam } = await operated();
    const elsewhere = await createTestCentre();
    const before = await stored(centre);
    const stranger = teamRow(elsewhere.people.surgeon.personId, 'assistant', 'urology');
    const attempts = [
      [{ ...input, report: { ...input.report, doneOn: '2026-13-01' } }, 'invalid_input'],
      [{ ...input, report: { ...input.report, doneOn: '2027-01-01' } }, 'in_future'],
      [withTeam([main, supervising, stranger]), 'person_unknown'],
      [{ ...input, report: {} }, 'nothing_entered'],
      [{ ...input, version: 0 }, 'invalid_input'],
    ] as const;
    for (const [attempt, code] of attempts)
      expect(await refusalOf(centre, surgeon, correctOperation, attempt)).toEqual({ code, wrote: 0 });
    expect(await stored(centre)).toEqual(before);
  });
});
