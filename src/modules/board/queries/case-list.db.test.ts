import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { afterThirtyDays, closedOutcome } from '../../../testing/closed-outcome.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { recordOutcome } from '../../surgery/index.ts';
import { correctCase } from '../../care/index.ts';
import { journeyStates } from '../standing.ts';
import { caseList, casesByState, caseYears, type CaseFilter } from './case-list.ts';

const listed = (centre: TestCentre, filter: CaseFilter = {}, size?: number) =>
  withScope(centre.database, [centre.ownerId], (tx) => caseList(tx, centre.ownerId, filter, size));

test('every case stands at one place of its way, and the filters find it there', async () => {
  const centre = await createTestCentre();
  const { surgeon, coordinator } = centre.people;
  const { caseId: referred } = await referTestCase(centre);
  const { meetingId, localStart } = await createTestBoard(centre, { items: 0 });
  const { caseId: open } = await listTestCase(centre, meetingId);
  const { caseId: operated } = await operateTestCase(centre);
  const { caseId: closed, operationId } = await operateTestCase(centre);
  centre.setNow(afterThirtyDays);
  await centre.as(
    surgeon,
    recordOutcome,
    { operationId, version: 0, outcome: closedOutcome },
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
  const { cases, next } = await listed(centre);
  expect([cases.length, next]).toEqual([5, null]);
  expect(Object.fromEntries(cases.map(({ id, state }) => [id, state]))).toEqual({
    [referred]: 'referred',
    [open]: 'listed',
    [operated]: 'operated',
    [closed]: 'closed',
    [never]: 'not_operated',
  });
  expect(cases.find(({ id }) => id === open)?.listedFor).toBe(localStart.slice(0, 10));
  const counts = await Promise.all(
    journeyStates.map(async (state) => (await listed(centre, { state })).cases.length),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  const numbers = await withScope(centre.database, [centre.ownerId], (tx) =>
    casesByState(tx, centre.ownerId),
  );
  expect(Object.fromEntries(numbers.map(({ state, cases: many }) => [state, many]))).toEqual({
    referred: 1,
    listed: 1,
    operated: 1,
    closed: 1,
    not_operated: 1,
  });
  expect((await listed(centre, { year: '2025' })).cases.map(({ id }) => id)).toEqual([never]);
  expect((await listed(centre, { state: 'closed', year: '2025' })).cases).toEqual([]);
  const years = await withScope(centre.database, [centre.ownerId], (tx) => caseYears(tx, centre.ownerId));
  expect(years).toEqual(['2026', '2025']);
});

test('another house’s cases are not in it', async () => {
  const [mine, other] = [await createTestCentre(), await createTestCentre()];
  await referTestCase(other);
  expect((await listed(mine)).cases).toEqual([]);
});

test('page after page gives every case once, in the order of its day and label, also without a day of presentation', async () => {
  const centre = await createTestCentre();
  const days = ['2026-11-05', '2026-11', '2026', null];
  for (let n = 0; n < 104; n += 1)
    await referTestCase(centre, { case: { presentedOn: days[n % days.length] ?? null } });
  const pages: Awaited<ReturnType<typeof listed>>['cases'][] = [];
  for (let after: CaseFilter['after'] | null; after !== null; ) {
    const page = await listed(centre, { after });
    pages.push(page.cases);
    after = page.next;
  }
  const rows = pages.flat();
  expect(pages.map((page) => page.length)).toEqual([50, 50, 4]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(104);
  expect(await listed(centre, {}, 104)).toEqual({ cases: rows, next: null });
  const received = rows.filter(({ presentedOn }) => presentedOn === null);
  expect(received).toHaveLength(26);
  const order = rows.map(({ presentedOn, label }) => `${presentedOn ?? '2026-11-10'} ${label}`);
  expect(order).toEqual(order.toSorted().toReversed());
});
