import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { readKept } from '../../../kernel/forms/answers.ts';
import { withScope } from '../../../kernel/scope.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operableTestCase, teamRow } from '../../../testing/operated-case.ts';
import { operationReport } from '../records/operation.ts';
import { historyOf } from '../../../testing/record.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { operation, operationPerson } from '../tables.ts';
import { recordOperation } from './record-operation.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    operations: await tx.select().from(operation),
    people: await tx.select().from(operationPerson),
    facts: await keptFacts(tx),
  }));

const nothing = { operations: [], people: [], facts: { operations: [] } };
/** The report of the only operation, as rules read it. */
const reportIn = ({ operations }: Awaited<ReturnType<typeof stored>>) =>
  readKept(operationReport, operations[0]?.answers ?? {});

describe('recording an operation', () => {
  test('keeps the report and the team, and writes the facts that indicators count', async () => {
    const centre = await createTestCentre();
    const input = await operableTestCase(centre);
    const { id } = await centre.as(centre.people.surgeon, recordOperation, input);
    const found = await stored(centre);
    const { operations, people, facts } = found;
    expect(operations).toMatchObject([{ id, formVersion: 4, doneOn: '2026-11-16', version: 1 }]);
    expect(reportIn(found)).toEqual(input.report);
    expect(new Map(people.map(({ personId, rowId }) => [personId, rowId]))).toEqual(
      new Map([
        [centre.people.surgeon.personId, id],
        [centre.people.chair.personId, id],
      ]),
    );
    expect(facts.cases).toMatchObject([{ id: input.caseId, operated: true, completeResection: true }]);
    expect(facts.operations).toMatchObject([
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
      command: 'surgery.record-operation',
      actor: { personId: centre.people.surgeon.personId },
      events: [{ type: 'surgery.operation-recorded', caseId: input.caseId, operationId: id }],
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
      procedures: null,
      durationMinutes: null,
      bloodLossMl: null,
      team: null,
    });
    await centre.as(centre.people.surgeon, recordOperation, input);
    const { operations, facts } = await stored(centre);
    expect(operations).toMatchObject([{ doneOn: '2026-11', answers: { doneOn: '2026-11' } }]);
    expect(Object.keys(operations[0]?.answers ?? {})).toEqual(['doneOn']);
    expect(facts.operations).toMatchObject([{ cytoreductive: null, complete: null, reportComplete: null }]);
  });

  test('what was said to be none, and why there is no value, is kept apart from what was not said', async () => {
    const centre = await createTestCentre();
    const said = {
      procedures: [],
      kind: null,
      residual: null,
      absent: { kind: 'unknown', residual: 'unknown' },
    } as const;
    const input = await operableTestCase(centre, said);
    await centre.as(centre.people.surgeon, recordOperation, input);
    expect(reportIn(await stored(centre))).toMatchObject(said);
  });

  test('a report that says nothing is refused', async () => {
    const centre = await createTestCentre();
    const { caseId } = await operableTestCase(centre);
    for (const report of [{}, { areas: {}, absent: {} }])
      expect(await refusalOf(centre, centre.people.surgeon, recordOperation, { caseId, report })).toEqual({
        code: 'nothing_entered',
        wrote: 0,
      });
    expect(await stored(centre)).toMatchObject(nothing);
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
    const input = await operableTestCase(theirs, { team: null });
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
    ['an area nobody knows', { areas: { thumb: { answer: 'free' } } }, 'invalid_input'],
    ['a size of an area that is free', { areas: { liver: { answer: 'free', mm: 3 } } }, 'invalid_input'],
    [
      'a size of 0 mm of an involved area',
      { areas: { liver: { answer: 'involved', mm: 0 } } },
      'invalid_input',
    ],
    ['a place of disease left where nothing was left', { residualSites: 'Liver' }, 'invalid_input'],
    ['a residual beside the answer that it is unknown', { absent: { residual: 'unknown' } }, 'invalid_input'],
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
    const { surgeon, clinician } = centre.people;
    const main = teamRow(surgeon.personId, 'main');
    const attempts = [
      [[main, teamRow(surgeon.personId, 'assistant')], 'invalid_input'],
      [[main, teamRow(clinician.personId, 'main')], 'invalid_input'],
      [[{ ...main, role: null }], 'invalid_input'],
      [[teamRow(elsewhere.people.surgeon.personId, 'main')], 'person_unknown'],
    ] as const;
    for (const [team, code] of attempts)
      expect(
        await refusalOf(centre, surgeon, recordOperation, { ...input, report: { ...input.report, team } }),
      ).toEqual({ code, wrote: 0 });
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
    expect((await stored(centre)).operations).toMatchObject([
      { id: first.id, answers: { bloodLossMl: 300 } },
    ]);
  });

  test('of two operations the first by date is the one patients are counted by', async () => {
    const centre = await createTestCentre();
    const later = await operableTestCase(centre, { residual: { min: 3, max: 3 } });
    const { surgeon } = centre.people;
    const second = await centre.as(surgeon, recordOperation, later);
    const report = { ...later.report, doneOn: '2026-11-03', residual: { min: 0, max: 0 } };
    const first = await centre.as(surgeon, recordOperation, { ...later, report });
    const byId = (await stored(centre)).facts.operations.map((row) => ({
      id: row.id,
      first: row.firstOfCase,
    }));
    expect(byId.toSorted((a, b) => Number(b.first) - Number(a.first))).toEqual([
      { id: first.id, first: true },
      { id: second.id, first: false },
    ]);
  });
});

/** An operation of which nobody knows who did it, as no form offers it yet. */
const operateUnnamed = command({
  name: 'test.operate-unnamed',
  input: z.object({ caseId: z.uuid() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId, newId }, { caseId }) => {
    const team = [{ id: randomUUID(), role: 'main', absent: { person: 'unknown' } }];
    await insertRows(tx, operation, [{ ownerId, id: newId(), caseId, formVersion: 1, answers: { team } }]);
    return null;
  },
});

test('that nobody knows who it was names nobody, in the record and in its history', async () => {
  const centre = await createTestCentre();
  const { caseId } = await operableTestCase(centre);
  await centre.as(centre.people.surgeon, operateUnnamed, { caseId });
  expect(await stored(centre)).toMatchObject({ operations: [{ caseId }], people: [] });
  const entries = await historyOf(centre, caseId);
  expect(entries[0]).toMatchObject({ command: 'test.operate-unnamed' });
});
