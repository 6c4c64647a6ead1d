import { Client } from 'pg';
import { expect, test } from 'vitest';
import { keepDraft } from '../../kernel/drafts.ts';
import { createTestCentre, type TestCentre, type TestPerson } from '../../testing/centre.ts';
import { withScope } from '../../kernel/scope.ts';
import { testDatabase } from '../../testing/database.ts';
import { endDrafts } from './end-drafts.ts';

test('the sweep ends drafts that are old, and those of people without account or role, and no others', async () => {
  const centre = await createTestCentre();
  const { database, ownerId } = centre;
  const { surgeon, coordinator, chair, observer } = centre.people;
  const owner = new Client(testDatabase().owner);
  await owner.connect();
  const accounts = [surgeon.userId, coordinator.userId];
  for (const userId of accounts)
    await owner.query(
      `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $1, $1, false, now(), now())`,
      [userId],
    );
  const keep = (actor: TestPerson) =>
    keepDraft(
      database,
      { actor, ownerId, now: centre.now() },
      {
        place: '/cases/1',
        form: 'operation',
        query: '',
        title: '',
        definitions: '',
        requestKey: actor.userId,
        known: 0,
        typed: '{"fields":{},"labels":{}}',
      },
    );
  const kept = async (): Promise<string[]> => {
    const { rows } = await owner.query<{ person: string }>(
      'select person_id as person from kernel.draft where owner_id = $1',
      [ownerId],
    );
    return rows.map(({ person }) => person);
  };
  const end = (house: TestCentre, now = house.now()) =>
    withScope(database, [house.ownerId], (tx) => endDrafts(tx, house.ownerId, now));
  await keep(surgeon);
  await keep(chair);
  await keep({ ...coordinator, grants: observer.grants });
  expect(await end(centre)).toBe(2);
  expect(await kept()).toEqual([surgeon.personId]);
  const another = await createTestCentre({ now: '2026-12-19T00:00:00Z' });
  expect(await end(another)).toBe(0);
  expect(await end(centre, another.now())).toBe(1);
  await owner.query(`delete from auth."user" where id = any ($1)`, [accounts]);
  await owner.end();
});
