import pg from 'pg';
import { expect, test } from 'vitest';
import { installationId } from '../../kernel/ids.ts';
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
