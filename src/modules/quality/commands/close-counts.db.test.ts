import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { addTestSociety } from '../../../testing/society.ts';
import { opening } from '../tables.ts';
import { closeCounts } from './close-counts.ts';
import { openCounts } from './open-counts.ts';

const opened = async (from = '2026-01-01') => {
  const centre = await createTestCentre();
  const { slug: supervisor } = await addTestSociety(centre);
  const { id } = await centre.as(centre.people.administrator, openCounts, { supervisor, from, to: null });
  const rows = () =>
    withScope(centre.database, [centre.ownerId], (tx) =>
      tx.select({ from: opening.from, to: opening.to, version: opening.version }).from(opening),
    );
  return { centre, id, rows };
};

test('counts taken back were open until the day before, and the journal says who took them back', async () => {
  const { centre, id, rows } = await opened();
  const { quality_manager: manager } = centre.people;
  await centre.as(manager, closeCounts, { id, version: 1 });
  expect(await rows()).toEqual([{ from: '2026-01-01', to: '2026-11-18', version: 2 }]);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'quality.close-counts',
    actor: expect.objectContaining({ userId: manager.userId }),
    topics: expect.stringContaining(`opening:${id}`),
    events: [{ type: 'quality.counts-closed', openingId: id }],
  });
});

test('counts opened today or later, taken back, were open on no day', async () => {
  for (const from of ['2026-11-19', '2027-01-01']) {
    const { centre, id, rows } = await opened(from);
    await centre.as(centre.people.administrator, closeCounts, { id, version: 1 });
    expect(await rows()).toEqual([{ from: '2026-11-18', to: '2026-11-18', version: 2 }]);
  }
});

test('is refused to others and to whoever read an older version; no other house finds it', async () => {
  const { centre, id, rows } = await opened();
  const other = await createTestCentre();
  const { quality_manager: manager } = centre.people;
  const input = { id, version: 1 };
  for (const role of ['coordinator', 'chair', 'surgeon', 'clinician', 'observer'] as const)
    expect([role, await refusalOf(centre, centre.people[role], closeCounts, input)]).toEqual([
      role,
      { code: 'forbidden', wrote: 0 },
    ]);
  expect(await refusalOf(other, other.people.administrator, closeCounts, input)).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  expect(await refusalOf(centre, manager, closeCounts, { id, version: 2 })).toEqual({
    code: 'changed_meanwhile',
    wrote: 0,
  });
  expect(await rows()).toEqual([{ from: '2026-01-01', to: null, version: 1 }]);
});

test('bad input leaves nothing', async () => {
  const { centre, id, rows } = await opened();
  const { administrator } = centre.people;
  for (const bad of [{ id }, { id, version: 0 }, { id: 'ours', version: 1 }, { id, version: 1, to: null }])
    expect(await refusalOf(centre, administrator, closeCounts, bad)).toEqual({
      code: 'invalid_input',
      wrote: 0,
    });
  const unknown = { id: randomUUID(), version: 1 };
  expect(await refusalOf(centre, administrator, closeCounts, unknown)).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  expect(await rows()).toMatchObject([{ to: null, version: 1 }]);
});
