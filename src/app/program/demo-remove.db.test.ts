import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { installationId } from '../../kernel/ids.ts';
import { addPeople } from '../../modules/directory/index.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { removeHouses } from './demo-remove.ts';

const asOwner = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
  const client = new pg.Client(testDatabase().owner);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
};
const isThere = async (id: string) =>
  (await asOwner('select from directory.organisation where id = $1', [id])).length === 1;
const noted = async (id: string) =>
  (
    await asOwner(
      `select from kernel.journal where owner_id = $1 and command = 'sign-in.note-removal' and events @> $2`,
      [installationId, JSON.stringify([{ houseIds: [id] }])],
    )
  ).length === 1;

test('a house goes together with the entry that says so, or stays', async () => {
  const { ownerId, database, now } = await createTestCentre();
  const remove = () => removeHouses(testDatabase().owner, database, [ownerId], now());
  await asOwner(
    `alter table kernel.journal add constraint no_note check (command <> 'sign-in.note-removal') not valid`,
  );
  await expect(remove()).rejects.toThrow();
  expect([await isThere(ownerId), await noted(ownerId)]).toEqual([true, false]);
  await asOwner('alter table kernel.journal drop constraint no_note');
  await remove();
  expect([await isThere(ownerId), await noted(ownerId)]).toEqual([false, true]);
});

test('who has a role elsewhere stays, with her account; who has none goes with hers, and so does every row', async () => {
  const [gone, kept] = [await createTestCentre(), await createTestCentre()];
  const both = kept.people.surgeon;
  await gone.as({ kind: 'operator' }, addPeople, {
    people: [],
    affiliations: [
      {
        id: randomUUID(),
        personId: both.personId,
        organisationId: gone.ownerId,
        role: 'surgeon',
        discipline: null,
        from: '2026-01-01',
        to: null,
      },
    ],
  });
  const only = gone.people.surgeon;
  for (const { userId } of [both, only])
    await asOwner(
      `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $1, $1, false, now(), now())`,
      [userId],
    );
  await removeHouses(testDatabase().owner, gone.database, [gone.ownerId], gone.now());
  const left = async (table: string, column: string, id: string) =>
    (await asOwner(`select from ${table} where ${column} = $1`, [id])).length;
  const of = async ({ personId, userId }: typeof both) => [
    await left('directory.person', 'id', personId),
    await left('auth."user"', 'id', userId),
    await left('directory.affiliation', 'person_id', personId),
  ];
  expect([await of(both), await of(only)]).toEqual([
    [1, 1, 1],
    [0, 0, 0],
  ]);
  expect(await left('kernel.journal', 'owner_id', gone.ownerId)).toBe(0);
  expect(await left('kernel.journal', 'owner_id', kept.ownerId)).toBeGreaterThan(0);
});
