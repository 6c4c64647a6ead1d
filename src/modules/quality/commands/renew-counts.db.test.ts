import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { renewCounts } from './renew-counts.ts';

const job = { kind: 'job', name: 'quality.renew-counts' } as const;
const renew = (centre: TestCentre) => centre.as(job, renewCounts, {});

/** Of which days the kept counts are, and all of them. */
const kept = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], async (tx) => ({
    days: (await tx.execute(sql`select distinct counted_on as day from quality.counted`)).rows,
    counts: (await tx.execute(sql`select * from quality.year_count order by set, part, year`)).rows,
  }));

test('the day of counts is the house’s own, and the journal says which it was', async () => {
  const centre = await createTestCentre({ now: '2026-11-19T14:00:00Z' });
  await operateTestCase(centre);
  // The twentieth in Seoul.
  centre.setNow('2026-11-19T16:00:00Z');
  expect(await renew(centre)).toEqual({ today: '2026-11-20' });
  expect((await kept(centre)).days).toEqual([{ day: '2026-11-20' }]);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'quality.renew-counts',
    actor: expect.objectContaining({ kind: 'job' }),
    events: [{ type: 'quality.counts-renewed', today: '2026-11-20' }],
  });
});

test('of one house it moves nothing of another, and done twice it is as done once', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  await operateTestCase(centre);
  await operateTestCase(other);
  const theirs = await kept(other);
  centre.setNow('2027-02-01T00:00:00Z');
  await renew(centre);
  const once = await kept(centre);
  await renew(centre);
  expect(await kept(centre)).toEqual(once);
  expect(once.days).toEqual([{ day: '2027-02-01' }]);
  expect(await kept(other)).toEqual(theirs);
});

test('nobody but the program counts again, and it is told nothing', async () => {
  const centre = await createTestCentre();
  await operateTestCase(centre);
  const before = await kept(centre);
  centre.setNow('2027-02-01T00:00:00Z');
  for (const person of Object.values(centre.people))
    expect(await refusalOf(centre, person, renewCounts, {})).toEqual({ code: 'forbidden', wrote: 0 });
  expect(await refusalOf(centre, job, renewCounts, { today: '2030-01-01' })).toEqual({
    code: 'invalid_input',
    wrote: 0,
  });
  expect(await kept(centre)).toEqual(before);
});
