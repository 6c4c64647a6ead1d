import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { addTestSociety } from '../../../testing/society.ts';
import { opening } from '../tables.ts';
import { openCounts } from './open-counts.ts';

const openingsOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => tx.select().from(opening));

test('a centre opens its counts to a society; to open them again is a version of the same row', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { id: toId, slug: supervisor } = await addTestSociety(centre);
  const { quality_manager: manager } = centre.people;
  const { id } = await centre.as(manager, openCounts, { supervisor, from: '2026-11-19', to: null });
  expect(await openingsOf(centre)).toMatchObject([{ id, toId, from: '2026-11-19', to: null, version: 1 }]);
  await centre.as(manager, openCounts, { supervisor, from: '2026-11-19', to: '2026-12-31' });
  expect(await openingsOf(centre)).toMatchObject([{ id, to: '2026-12-31', version: 2 }]);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'quality.open-counts',
    actor: expect.objectContaining({ userId: manager.userId }),
    topics: expect.stringContaining(`opening:${id}`),
    events: [{ type: 'quality.counts-opened', openingId: id }],
  });
  expect(await openingsOf(other)).toEqual([]);
});

test('is refused to others, for what is no society, and with bad input, and leaves nothing', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { slug: supervisor } = await addTestSociety(centre);
  const { quality_manager: manager } = centre.people;
  const input = { supervisor, from: '2026-11-19', to: null };
  for (const role of ['coordinator', 'chair', 'surgeon', 'clinician', 'observer'] as const)
    expect([role, await refusalOf(centre, centre.people[role], openCounts, input)]).toEqual([
      role,
      { code: 'forbidden', wrote: 0 },
    ]);
  expect(await refusalOf(centre, other.people.quality_manager, openCounts, input)).toMatchObject({
    wrote: 0,
  });
  for (const nobody of [other.slug, 'nobody'])
    expect(await refusalOf(centre, manager, openCounts, { ...input, supervisor: nobody })).toEqual({
      code: 'not_a_society',
      wrote: 0,
    });
  for (const bad of [{ supervisor }, { ...input, from: '2026-11' }, { ...input, to: '2026-11-18' }])
    expect(await refusalOf(centre, manager, openCounts, bad)).toEqual({ code: 'invalid_input', wrote: 0 });
  expect(await openingsOf(centre)).toEqual([]);
});
