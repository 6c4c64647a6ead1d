import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { clinicianOf } from '../../../testing/clinician-of.ts';
import { completePathology } from '../../../testing/complete-pathology.ts';
import { operateTestCase, teamRow } from '../../../testing/operated-case.ts';
import { readThere, sayAbsence } from '../../directory/index.ts';
import { recordPathology } from '../commands/record-pathology.ts';
import { reportKeys } from '../whose-pathology.ts';
import { openPathology } from './work-of.ts';

test('a missing pathology report is asked of one person: the pathologist, who covers, or whoever led the operation', async () => {
  const centre = await createTestCentre();
  const { surgeon, chair } = centre.people;
  const mine = await operateTestCase(centre);
  const chairs = await operateTestCase(centre, { team: [teamRow(chair.personId, 'supervising')] });
  const elsewhere = await operateTestCase(centre, { team: null });
  await operateTestCase(centre, { kind: 'exploratory' });
  const both = [mine.caseId, chairs.caseId].toSorted();
  const asked = async () => {
    const found = await withScope(centre.database, [centre.ownerId], async (tx) => {
      const there = await readThere(tx, centre.ownerId, '2026-11-19');
      return Promise.all(
        [...there.roles.keys()].map(async (id) => {
          const open = await openPathology(tx, centre.ownerId, reportKeys(id, there));
          return [id, open.map(({ caseId }) => caseId).toSorted()] as const;
        }),
      );
    });
    return Object.fromEntries(found.filter(([, open]) => open.length > 0));
  };
  expect(await asked()).toEqual({ [surgeon.personId]: [mine.caseId], [chair.personId]: [chairs.caseId] });
  const { personId } = await clinicianOf(centre, 'pathology');
  expect(await asked()).toEqual({ [personId]: both });
  const absence = { from: '2026-11-18', to: '2026-11-20', coverId: chair.personId };
  await centre.as(chair, sayAbsence, { personId, absence });
  expect(await asked()).toEqual({ [chair.personId]: both });
  const report = completePathology;
  await centre.as(surgeon, recordPathology, { operationId: mine.operationId, version: 0, report });
  expect(await asked()).toEqual({ [chair.personId]: [chairs.caseId] });
  expect(both).not.toContain(elsewhere.caseId);
});
