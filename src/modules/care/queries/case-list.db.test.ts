import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { closeOutcome, correctCase } from '../index.ts';
import { caseList, caseYears, journeyStates, type CaseFilter } from './case-list.ts';

const listed = (centre: TestCentre, filter: CaseFilter = {}) =>
  withScope(centre.database, [centre.ownerId], (tx) => caseList(tx, centre.ownerId, filter));

test('every case stands at one place of its way, and the filters find it there', async () => {
  const centre = await createTestCentre();
  const { surgeon, coordinator } = centre.people;
  const { caseId: referred } = await referTestCase(centre);
  const { meetingId, localStart } = await createTestBoard(centre, { items: 0 });
  const { caseId: open } = await listTestCase(centre, meetingId);
  const { caseId: operated } = await operateTestCase(centre);
  const { caseId: closed, operationId } = await operateTestCase(centre);
  await centre.as(
    surgeon,
    closeOutcome,
    { operationId, version: 0, outcome: { closedOn: '2026-11-19', complications: [] } },
    { requestKey: randomUUID() },
  );
  const { caseId: never } = await referTestCase(centre, { case: { presentedOn: '2025-07' } });
  await centre.as(coordinator, correctCase, {
    caseId: never,
    version: 1,
    case: {
      site: 'ovary',
      histology: null,
      stage: null,
      stageEdition: null,
      grade: null,
      presentedOn: '2025-07',
      treatedBefore: null,
      notOperatedReason: 'unfit',
    },
  });
  const { cases, total } = await listed(centre);
  expect(total).toBe(5);
  expect(Object.fromEntries(cases.map(({ id, state }) => [id, state]))).toEqual({
    [referred]: 'referred',
    [open]: 'listed',
    [operated]: 'operated',
    [closed]: 'closed',
    [never]: 'not_operated',
  });
  expect(cases.find(({ id }) => id === open)?.listedFor).toBe(localStart.slice(0, 10));
  const counts = await Promise.all(
    journeyStates.map(async (state) => (await listed(centre, { state })).total),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  expect((await listed(centre, { year: '2025' })).cases.map(({ id }) => id)).toEqual([never]);
  expect((await listed(centre, { state: 'closed', year: '2025' })).cases).toEqual([]);
  const years = await withScope(centre.database, [centre.ownerId], (tx) => caseYears(tx, centre.ownerId));
  expect(years).toEqual(['2026', '2025']);
});

test('another house’s cases are not in it', async () => {
  const [mine, other] = [await createTestCentre(), await createTestCentre()];
  await referTestCase(other);
  expect((await listed(mine)).total).toBe(0);
});
