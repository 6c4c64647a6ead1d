import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { afterThirtyDays, closedOutcome } from './closed-outcome.ts';
import { z } from 'zod';
import { verifyAudit } from '../kernel/audit/verify.ts';
import { command, perform } from '../kernel/command.ts';
import { withScope } from '../kernel/scope.ts';
import { correctCase, recordWorkUp } from '../modules/care/index.ts';
import { correctOperation, recordOutcome, recordPathology } from '../modules/surgery/index.ts';
import { recordHerDecision } from '../modules/board/index.ts';
import { careCase, workUp } from '../modules/care/tables.ts';
import { operation, operationState, pathology } from '../modules/surgery/tables.ts';
import { factsOfCourse } from '../modules/quality/facts.ts';
import { coursesOf, recordedCourses } from '../modules/quality/queries/course.ts';
import { caseFact, operationFact } from '../modules/quality/tables.ts';
import { createTestCentre } from './centre.ts';
import { fillOwner } from './filled-owner.ts';
import { referTestCase } from './listed-case.ts';
import { operateTestCase } from './operated-case.ts';
import { recommendTestCase } from './recommended-case.ts';

const kernel = ['ownerId', 'id', 'version', 'entryId', 'sourceId', 'salt', 'caseId'];
const generated = ['presentedYear', 'treatedYear', 'doneYear'];
const facts = (row: object, more: readonly string[] = []) =>
  Object.fromEntries(
    Object.entries(row).filter(([key]) => ![...kernel, ...generated, ...more].includes(key)),
  );

test('every kept fact is what the pure rule says of the whole case, after every kind of command', async () => {
  const centre = await createTestCentre();
  const { surgeon, clinician, coordinator } = centre.people;
  await fillOwner(centre);
  await referTestCase(centre, { case: { site: null, stage: null, stageEdition: null, presentedOn: '2026' } });
  const { caseId, operationId, report } = await operateTestCase(centre, {
    residual: { min: 1, max: 10 },
  });
  await centre.as(clinician, recordWorkUp, {
    caseId,
    items: ['unresectable_metastases_ruled_out', 'gi_origin_ruled_out'].map((key) => ({
      key,
      state: 'present' as const,
      value: true,
      unit: null,
      takenOn: '2026-11-10',
      reason: null,
    })),
  });
  await centre.as(surgeon, correctOperation, {
    operationId,
    version: 1,
    report: { ...report, residual: null, kind: 'interval', team: report.team?.slice(1) ?? null },
  });
  centre.setNow(afterThirtyDays);
  const outcome = closedOutcome;
  await centre.as(surgeon, recordOutcome, { operationId, version: 0, outcome }, { requestKey: randomUUID() });
  const { recommendationId } = await recommendTestCase(centre);
  await centre.as(surgeon, recordHerDecision, {
    recommendationId,
    version: 1,
    decision: { decision: 'declined', spokenBy: surgeon.personId, spokenOn: '2026-11-19', note: null },
  });
  const { caseId: unfit } = await referTestCase(centre);
  await centre.as(coordinator, correctCase, {
    caseId: unfit,
    version: 1,
    case: {
      site: 'tube',
      histology: 'clear-cell',
      stage: 'IVA',
      stageEdition: 'figo-2014',
      grade: null,
      presentedOn: '2026-11',
      treatedBefore: true,
      notOperatedReason: 'unfit',
    },
  });
  const { database, ownerId } = centre;
  await withScope(database, [ownerId], async (tx) => {
    const cases = await tx.select({ id: careCase.id }).from(careCase);
    const stored = await tx.select().from(caseFact);
    const storedOperations = await tx.select().from(operationFact);
    expect(cases.length).toBeGreaterThanOrEqual(7);
    expect(stored).toHaveLength(cases.length);
    for (const { id } of cases) {
      const [found] = await coursesOf(tx, ownerId, await recordedCourses(tx, ownerId, [id]));
      if (!found) throw new Error('case_missing');
      const now = factsOfCourse(found.course);
      expect(facts(stored.find((row) => row.id === id) ?? {})).toEqual(facts(now.case));
      expect(storedOperations.filter((row) => row.caseId === id).map((row) => facts(row))).toEqual(
        now.operations.map((row) => facts(row)),
      );
      const states = await tx.select().from(operationState).where(eq(operationState.caseId, id));
      expect(states).toHaveLength(now.operations.length);
      for (const { outcomeClosed, ...state } of states)
        expect(now.operations.find((row) => row.id === state.id)).toMatchObject({
          reportComplete: state.reportComplete,
          pathologyComplete: state.pathologyComplete,
          mainSurgeonId: state.mainSurgeonId,
          supervisingSurgeonId: state.supervisingSurgeonId,
          outcomeClosed: outcomeClosed || null,
        });
    }
  });
});

/** Says that an operation was on another woman's case: no command does, but an import or a later one may. */
const moveOperation = command({
  name: 'test.move-operation',
  input: z.object({ operationId: z.uuid(), caseId: z.uuid() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async ({ tx, ownerId }, input) => {
    await tx
      .update(operation)
      .set({ caseId: input.caseId })
      .where(and(eq(operation.ownerId, ownerId), eq(operation.id, input.operationId)));
  },
});

test('a row that moves to another case settles both, and its own rows move along', async () => {
  const centre = await createTestCentre();
  const { database, ownerId, people } = centre;
  const { caseId: from, operationId } = await operateTestCase(centre);
  const { caseId: to } = await referTestCase(centre);
  await centre.as(people.surgeon, recordPathology, {
    operationId,
    version: 0,
    report: { reportedOn: '2026-11-18', specimens: 'Omentum' },
  });
  const operated = () =>
    withScope(database, [ownerId], async (tx) => {
      const rows = await tx.select().from(caseFact);
      const of = (id: string) => rows.find((row) => row.id === id)?.operated ?? null;
      const pathologies = await tx.select({ caseId: pathology.caseId }).from(pathology);
      return { from: of(from), to: of(to), pathologies };
    });
  expect(await operated()).toEqual({ from: true, to: null, pathologies: [{ caseId: from }] });
  await centre.as(people.surgeon, moveOperation, { operationId, caseId: to });
  expect(await operated()).toEqual({ from: null, to: true, pathologies: [{ caseId: to }] });
  expect(
    (await verifyAudit(database, [ownerId], {}, 'owned')).faults.filter((fault) => fault.ownerId === ownerId),
  ).toEqual([]);
});

test('two people who change different rows of one case at once leave its facts right', async () => {
  const centre = await createTestCentre();
  const { database, ownerId, people } = centre;
  const call = { actor: people.clinician, ownerId, now: centre.now(), reason: 'test' };
  const item = (key: string, caseId: string) => ({
    caseId,
    items: [{ key, state: 'present' as const, value: true, unit: null, takenOn: '2026-11-10', reason: null }],
  });
  for (let trial = 0; trial < 8; trial += 1) {
    const { caseId, operationId } = await operateTestCase(centre);
    // Neither locks the case by itself, as an import or a command over many cases would not.
    const write = (key: string) => unlockedWorkUp(key, caseId);
    await Promise.all(
      ['unresectable_metastases_ruled_out', 'gi_origin_ruled_out'].map((key) =>
        withScope(database, [ownerId], async (tx) => {
          await perform(tx, write(key), call, item(key, caseId));
        }),
      ),
    );
    const [found] = await withScope(database, [ownerId], (tx) =>
      tx.select().from(operationFact).where(eq(operationFact.id, operationId)),
    );
    expect({ trial, complete: found?.workUpComplete }).toEqual({ trial, complete: true });
  }
});

const unlockedWorkUp = (key: string, caseId: string) =>
  command({
    name: 'test.unlocked-work-up',
    input: z.unknown(),
    load: async () => undefined,
    permit: () => true,
    run: async ({ tx, ownerId, newId }) => {
      await tx.insert(workUp).values({
        ownerId,
        id: newId(),
        caseId,
        key,
        state: 'present',
        value: true,
        takenOn: '2026-11-10',
      });
      await tx.execute(sql`select pg_sleep(0.02)`);
    },
  });

test('work-up of a later question takes nothing from the operation before it; a correction does', async () => {
  const centre = await createTestCentre();
  const { caseId, operationId } = await operateTestCase(centre);
  const { ownerId, database } = centre;
  const record = (value: boolean, takenOn: string, version: number) =>
    centre.as(centre.people.clinician, recordWorkUp, {
      caseId,
      items: ['unresectable_metastases_ruled_out', 'gi_origin_ruled_out'].map((key) => ({
        key,
        state: 'present' as const,
        value,
        unit: null,
        takenOn,
        reason: null,
      })),
      versions: { unresectable_metastases_ruled_out: version, gi_origin_ruled_out: version },
    });
  const complete = () =>
    withScope(database, [ownerId], async (tx) => {
      const [found] = await tx.select().from(operationFact).where(eq(operationFact.id, operationId));
      return found?.workUpComplete;
    });
  await record(true, '2026-11-10', 0);
  expect(await complete()).toBe(true);
  await record(false, '2026-11-17', 1);
  expect(await complete()).toBe(true);
  await record(false, '2026-11-10', 2);
  expect(await complete()).toBe(false);
});
