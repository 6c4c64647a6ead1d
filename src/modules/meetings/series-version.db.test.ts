import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../kernel/scope.ts';
import { createTestBoard } from '../../testing/board.ts';
import { changingBoard, thursdays } from '../../testing/changing-board.ts';
import { conferencePolicy } from '../../testing/policies.ts';
import { addSeries } from './commands/add-series.ts';
import { changeSeries } from './commands/change-series.ts';
import { seatsOn, seriesOn, versionsOfKind, versionsOfSeries } from './series-version.ts';

test('of two boards of a house each is read, changed and counted as its own; a series of another kind is neither', async () => {
  const { centre, seriesId, members, change } = await changingBoard();
  const { chair, coordinator } = centre.people;
  const seats = [
    { personId: coordinator.personId, discipline: 'coordination', role: 'coordinator' as const },
    { personId: chair.personId, discipline: 'pathology', role: 'chair' as const },
  ];
  const second = await createTestBoard(centre, { venue: 'Room 2' });
  const conference = { ...thursdays(centre), id: randomUUID(), kind: 'conference', name: 'Sessions' };
  await centre.as(chair, addSeries, {
    series: { ...conference, policy: conferencePolicy },
    members: [{ personId: chair.personId, discipline: 'moderator', role: 'chair' }],
  });
  // Both stand in their first version, so that whoever changes the one wrongly conflicts with the other.
  for (const [id, venue] of [
    [second.seriesId, 'Room 3'],
    [seriesId, 'Room 4'],
  ] as const)
    await centre.as(chair, changeSeries, {
      ...change({ venue }),
      seriesId: id,
      members: id === seriesId ? members : seats,
    });
  await withScope(centre.database, [centre.ownerId], async (tx) => {
    const { ownerId } = centre;
    const of = async (id: string, day: string) => {
      const { series, members: there } = await seriesOn(tx, ownerId, id, day);
      return { id: series.id, venue: series.venue, members: there.length };
    };
    expect([await of(second.seriesId, '2026-11-30'), await of(second.seriesId, '2026-12-01')]).toEqual([
      { id: second.seriesId, venue: 'Room 2', members: members.length },
      { id: second.seriesId, venue: 'Room 3', members: 2 },
    ]);
    expect([await of(seriesId, '2026-11-30'), await of(seriesId, '2026-12-01')]).toEqual([
      { id: seriesId, venue: null, members: members.length },
      { id: seriesId, venue: 'Room 4', members: members.length },
    ]);
    for (const id of [seriesId, second.seriesId])
      expect((await versionsOfSeries(tx, ownerId, id)).map(({ id: of }) => of)).toEqual([id, id]);
    const boards = await versionsOfKind(tx, ownerId, 'board');
    expect(boards.map(([first]) => first.id).toSorted()).toEqual([seriesId, second.seriesId].toSorted());
    const seated = (await seatsOn(tx, ownerId, '2026-12-01')).filter(
      (seat) => seat.seriesId === second.seriesId,
    );
    expect(seated.map(({ role }) => role).toSorted()).toEqual(['chair', 'coordinator']);
    await expect(seriesOn(tx, ownerId, randomUUID(), '2026-12-01')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
