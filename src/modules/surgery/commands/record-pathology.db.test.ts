import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readKept } from '../../../kernel/forms/answers.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { completePathology } from '../../../testing/complete-pathology.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { completeReport, operateTestCase, testTeam } from '../../../testing/operated-case.ts';
import { pathologyReport } from '../records/pathology.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { pathology } from '../tables.ts';
import { correctOperation } from './correct-operation.ts';
import { recordPathology } from './record-pathology.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    report: (await tx.select().from(pathology)).map(({ version, formVersion, answers }) => ({
      version,
      formVersion,
      answers: readKept(pathologyReport, answers),
    }))[0],
    complete: (await keptFacts(tx)).operations[0]?.pathologyComplete,
  }));

const nodes = {
  id: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0108',
  station: 'pelvic',
  side: 'left',
  examined: 4,
  positive: 5,
  largestDepositMm: null,
  absent: {},
};

const operated = async () => {
  const centre = await createTestCentre();
  const { operationId } = await operateTestCase(centre);
  return {
    centre,
    surgeon: centre.people.surgeon,
    input: { operationId, version: 0, report: completePathology },
  };
};

describe('recording the pathology report', () => {
  test('writes what it says, and settles whether it is complete', async () => {
    const { centre, surgeon, input } = await operated();
    const { operationId } = input;
    await centre.as(surgeon, recordPathology, input);
    expect(await stored(centre)).toMatchObject({
      report: { answers: completePathology, formVersion: pathologyReport.version, version: 1 },
      complete: true,
    });
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'surgery.record-pathology',
      actor: { personId: surgeon.personId },
      events: [{ type: 'surgery.pathology-recorded', operationId }],
    });
    const missing = { ...completePathology, nodes: null };
    await centre.as(surgeon, recordPathology, { operationId, version: 1, report: missing });
    expect(await stored(centre)).toMatchObject({ report: { version: 2 }, complete: false });
  });

  test('a response score is asked about where there certainly was nothing to respond to, taken when said again, and stays where it stood', async () => {
    const scored = { ...completePathology, absent: {}, chemotherapyResponseScore: '2' as const };
    const primary = await operated();
    const { centre, surgeon } = primary;
    expect(
      await refusalOf(centre, surgeon, recordPathology, { ...primary.input, report: scored }),
    ).toMatchObject({
      code: 'answers_to_confirm',
      wrote: 0,
    });
    const again = await operateTestCase(centre, { kind: 'primary' });
    await centre.as(surgeon, recordPathology, {
      operationId: again.operationId,
      version: 0,
      report: scored,
      despite: ['chemotherapyResponseScore'],
    });
    for (const kind of ['interval', null] as const) {
      const { operationId } = await operateTestCase(centre, { kind });
      const input = { operationId, version: 0, report: scored };
      await centre.as(surgeon, recordPathology, input);
    }
    const { operationId } = primary.input;
    const report = { ...completeReport, team: testTeam(centre) };
    const correct = (version: number, kind: 'interval' | 'primary') =>
      centre.as(
        surgeon,
        correctOperation,
        { operationId, version, report: { ...report, kind } },
        { reason: 'Read again' },
      );
    await correct(1, 'interval');
    await centre.as(surgeon, recordPathology, { ...primary.input, report: scored });
    await correct(2, 'primary');
    await centre.as(surgeon, recordPathology, {
      operationId,
      version: 1,
      report: { ...scored, grade: null },
    });
  });

  test('elements nobody spoke of are missing; a date alone is no report to judge, and nothing at all is refused', async () => {
    const { centre, surgeon, input } = await operated();
    expect(await refusalOf(centre, surgeon, recordPathology, { ...input, report: {} })).toEqual({
      code: 'nothing_entered',
      wrote: 0,
    });
    const dated = { reportedOn: '2026-11-18' };
    await centre.as(surgeon, recordPathology, { ...input, report: dated });
    expect(await stored(centre)).toMatchObject({ complete: null });
    const one = { specimens: 'Omentum' };
    await centre.as(surgeon, recordPathology, { ...input, version: 1, report: one });
    expect(await stored(centre)).toMatchObject({ complete: false });
  });

  test('of two people entering the first report the second is told', async () => {
    const { centre, surgeon, input } = await operated();
    await centre.as(surgeon, recordPathology, input);
    const late = { ...input, report: { ...completePathology, reportedOn: null } };
    for (const version of [0, 7])
      expect(await refusalOf(centre, surgeon, recordPathology, { ...late, version })).toEqual({
        code: 'changed_meanwhile',
        wrote: 0,
      });
    expect(await stored(centre)).toMatchObject({
      report: { version: 1, answers: { reportedOn: '2026-11-18' } },
    });
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
    expect(await stored(centre)).toEqual({ report: undefined, complete: null });
  });

  test.each([
    ['an answer nobody asked for', { colour: 'grey' }, 'invalid_input'],
    ['a date without a day', { reportedOn: '2026-11' }, 'invalid_input'],
    ['a date to come', { reportedOn: '2026-12-24' }, 'in_future'],
    ['a date before the operation', { reportedOn: '2026-11-15' }, 'before_operation'],
    ['more nodes with tumour than were examined', { nodes: [nodes] }, 'invalid_input'],
    ['a stage without its edition', { stageEdition: null }, 'invalid_input'],
  ])('%s is refused and leaves nothing', async (_what, wrong, code) => {
    const report = { ...completePathology, ...wrong };
    const { centre, surgeon, input } = await operated();
    expect(await refusalOf(centre, surgeon, recordPathology, { ...input, report })).toEqual({
      code,
      wrote: 0,
    });
    expect(await stored(centre)).toEqual({ report: undefined, complete: null });
  });
});
