import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { openReading } from '../../../kernel/reading.ts';
import { withScope } from '../../../kernel/scope.ts';
import { at, createTestCentre, operatorDatabase, type TestCentre } from '../../../testing/centre.ts';
import { testDatabase } from '../../../testing/database.ts';
import { addPeople } from '../commands/add-people.ts';
import { enter, stranger } from './enter.ts';
import { colleaguesNow } from './people.ts';

/** A session of this account, as the sign-in library writes it. */
const sessionOf = async (userId: string, expiresAt: string): Promise<string> => {
  const owner = new pg.Client(testDatabase().owner);
  await owner.connect();
  const token = randomUUID();
  await owner.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ($1, $1, $1, false, now(), now()) on conflict do nothing`,
    [userId],
  );
  await owner.query(
    `insert into auth.session (id, token, "userId", "expiresAt", "createdAt", "updatedAt") values ($1, $1, $2, $3, now(), now())`,
    [token, userId, expiresAt],
  );
  await owner.end();
  return token;
};

const entering = async (
  { database }: TestCentre,
  token: string | null,
  slug: string | null,
  now = '2026-11-19T00:00:00Z',
) => {
  const reading = openReading(database);
  try {
    return await enter(reading, token, slug, at(now));
  } finally {
    await reading.close();
  }
};

test('one statement says who reads, what they may, which house and at which entry', async () => {
  const centre = await createTestCentre();
  const { surgeon } = centre.people;
  const token = await sessionOf(surgeon.userId, '2027-01-01');
  const entered = await entering(centre, token, centre.slug);
  expect(entered.actor).toEqual(surgeon);
  expect(entered.name).toEqual({ latin: 'Test surgeon', native: null });
  expect(entered.house?.id).toBe(centre.ownerId);
  expect(entered.houses.map((house) => house.id)).toEqual([centre.ownerId]);
  expect(entered.position).toBe(2);
});

test('a session that is unknown or over belongs to nobody', async () => {
  const centre = await createTestCentre();
  const over = await sessionOf(centre.people.surgeon.userId, '2026-11-19T00:00:00Z');
  expect(await entering(centre, randomUUID(), centre.slug)).toEqual(stranger);
  expect(await entering(centre, null, centre.slug)).toEqual(stranger);
  expect(await entering(centre, over, centre.slug)).toEqual(stranger);
  expect((await entering(centre, over, centre.slug, '2026-11-18T23:59:59Z')).house).not.toBeNull();
});

test('another centre’s house does not open, and none of its rows are seen', async () => {
  const [mine, theirs] = [await createTestCentre(), await createTestCentre()];
  const token = await sessionOf(mine.people.administrator.userId, '2027-01-01');
  const entered = await entering(mine, token, theirs.slug);
  expect(entered).toMatchObject({ house: null, position: 0 });
  expect(entered.houses.map((house) => house.id)).toEqual([mine.ownerId]);
});

test('a role holds by the house’s own day, also where UTC still or already has another', async () => {
  const centre = await createTestCentre({ zone: 'Asia/Seoul' });
  const [id, userId] = [randomUUID(), randomUUID()];
  const affiliation = { id: randomUUID(), personId: id, organisationId: centre.ownerId, role: 'clinician' };
  const operator = {
    actor: { kind: 'operator' as const },
    ownerId: centre.ownerId,
    now: at('2026-11-19T00:00:00Z'),
  };
  await execute(operatorDatabase(), addPeople, operator, {
    people: [{ id, userId, latinName: 'One day', nativeName: null, sortName: 'One day' }],
    affiliations: [{ ...affiliation, discipline: null, from: '2026-11-22', to: '2026-11-22' }],
  });
  const token = await sessionOf(userId, '2027-01-01');
  const holds = async (now: string) => {
    const here = await withScope(centre.database, [centre.ownerId], (tx) =>
      colleaguesNow(tx, centre.ownerId, at(now)),
    );
    const { actor, house } = await entering(centre, token, centre.slug, now);
    const grants = actor.kind === 'user' ? actor.grants.length : null;
    return [grants, house !== null, here.filter((person) => person.id === id).length];
  };
  expect(await holds('2026-11-21T14:59:59Z')).toEqual([0, false, 0]);
  expect(await holds('2026-11-21T15:00:00Z')).toEqual([1, true, 1]);
  expect(await holds('2026-11-22T14:59:59Z')).toEqual([1, true, 1]);
  expect(await holds('2026-11-22T15:00:00Z')).toEqual([0, false, 0]);
});

test('what somebody may do by a discipline begins and ends with the days of its affiliation', async () => {
  const centre = await createTestCentre();
  const [personId, userId] = [randomUUID(), randomUUID()];
  const at = { personId, organisationId: centre.ownerId, role: 'clinician' } as const;
  await centre.as(centre.people.administrator, addPeople, {
    people: [{ id: personId, userId, latinName: 'Two', nativeName: null, sortName: 'Two' }],
    affiliations: [
      { ...at, id: randomUUID(), discipline: 'nursing', from: '2020-01-01', to: '2026-11-20' },
      { ...at, id: randomUUID(), discipline: 'pathology', from: '2026-11-21', to: null },
    ],
  });
  const token = await sessionOf(userId, '2027-01-01');
  const disciplines = async (now: string) => {
    const { actor } = await entering(centre, token, centre.slug, now);
    return actor.kind === 'user' ? actor.grants.map(({ discipline }) => discipline) : null;
  };
  expect(await disciplines('2026-11-20T14:59:59Z')).toEqual(['nursing']);
  expect(await disciplines('2026-11-20T15:00:00Z')).toEqual(['pathology']);
});
