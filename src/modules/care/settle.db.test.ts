import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../kernel/scope.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { fillOwner } from '../../testing/filled-owner.ts';
import { referTestCase } from '../../testing/listed-case.ts';
import { operateTestCase } from '../../testing/operated-case.ts';
import { recommendTestCase } from '../../testing/recommended-case.ts';
import { closeOutcome, correctCase, correctOperation, recordHerDecision, recordWorkUp } from './index.ts';
import { wholeCase } from './queries/whole-case.ts';
import { verdictInput } from './settle.ts';
import { careCase, caseVerdict, operationVerdict } from './tables.ts';
import { verdicts } from './verdict.ts';

const kernel = ['ownerId', 'id', 'version', 'entryId', 'sourceId', 'salt', 'caseId'];
const generated = ['presentedYear', 'treatedYear', 'doneYear'];
const facts = (row: object, more: readonly string[] = []) =>
  Object.fromEntries(
    Object.entries(row).filter(([key]) => ![...kernel, ...generated, ...more].includes(key)),
  );

test('every stored verdict is what the pure rule says of the whole case, after every kind of command', async () => {
  const centre = await createTestCentre();
  const { surgeon, clinician, coordinator } = centre.people;
  await fillOwner(centre);
  await referTestCase(centre, { case: { site: null, stage: null, stageEdition: null, presentedOn: '2026' } });
  const { caseId, operationId, report, members } = await operateTestCase(centre, {
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
    report: { ...report, residual: null, kind: 'interval' },
    members: members.slice(1),
  });
  const outcome = { closedOn: '2026-11-19', complications: [] };
  await centre.as(surgeon, closeOutcome, { operationId, version: 0, outcome }, { requestKey: randomUUID() });
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
    const stored = await tx.select().from(caseVerdict);
    const storedOperations = await tx.select().from(operationVerdict);
    expect(cases.length).toBeGreaterThanOrEqual(7);
    expect(stored).toHaveLength(cases.length);
    for (const { id } of cases) {
      const whole = await wholeCase(tx, ownerId, id);
      if (!whole) throw new Error('case_missing');
      const now = verdicts(verdictInput(whole));
      expect(facts(stored.find((row) => row.id === id) ?? {})).toEqual(facts(now.case));
      expect(storedOperations.filter((row) => row.caseId === id).map((row) => facts(row))).toEqual(
        now.operations.map((row) => facts(row)),
      );
    }
  });
});
