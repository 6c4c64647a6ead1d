import { expect, test } from 'vitest';
import { hasRole } from '../../kernel/actor.ts';
import type { HouseAudience } from '../../kernel/audience.ts';
import { openReading } from '../../kernel/reading.ts';
import { openShowings } from '../../kernel/showings.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../testing/centre.ts';
import { houseScope } from './house-scope.ts';
import { stranger } from './queries/enter.ts';

const entering = (centre: TestCentre, actor: TestPerson | null, who: HouseAudience = 'members') =>
  houseScope(
    {
      ...stranger,
      ...(actor && { actor, sessionId: 'a session' }),
      house: {
        id: centre.ownerId,
        slug: centre.slug,
        name: { latin: 'Test centre', native: null },
        zone: centre.zone,
        demonstration: false,
      },
    },
    who,
    {
      database: centre.database,
      showings: openShowings(centre.database),
      reading: openReading(centre.database),
      now: centre.now(),
    },
  );

test('whoever has no role at a house does not find it, even where its address was looked up for her', async () => {
  const [mine, other] = [await createTestCentre(), await createTestCentre()];
  for (const person of Object.values(other.people)) {
    expect(() => entering(mine, person)).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(() => entering(mine, { ...person, grants: [] })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  }
  expect(() => entering(mine, null)).toThrow(expect.objectContaining({ code: 'sign_in_needed' }));
});

test('a member of whom the declared predicate does not say so is refused, each other member enters', async () => {
  const centre = await createTestCentre();
  const chairs: HouseAudience = (actor, ownerId) => hasRole(actor, ownerId, 'chair');
  expect(entering(centre, centre.people.chair, chairs).ownerId).toBe(centre.ownerId);
  expect(() => entering(centre, centre.people.surgeon, chairs)).toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  );
});

test('whoever has a role there works in that house alone', async () => {
  const [mine, other] = [await createTestCentre(), await createTestCentre()];
  const both = [...mine.people.observer.grants, ...other.people.surgeon.grants];
  const scope = entering(mine, { ...mine.people.observer, grants: both });
  expect([scope.ownerId, scope.house.slug, scope.today]).toEqual([mine.ownerId, mine.slug, '2026-11-19']);
});
