import { asc, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { identity, patient } from '../modules/care/tables.ts';
import { createTestCentre, type TestCentre } from '../testing/centre.ts';
import { among } from './among.ts';
import { uuidV7 } from './ids.ts';
import { withScope, type Tx } from './scope.ts';
import { insertRows } from './write-rows.ts';

const many = 2000;

/** Women written by this transaction, of whom the planner knows nothing, each with a number of her own; and its entry. */
const writeWomen = async (tx: Tx, { ownerId, people }: TestCentre) => {
  const entryId = uuidV7(Date.now());
  await tx.execute(sql`select set_config('app.entry_id', ${entryId}, true)`);
  const women = Array.from({ length: many }, (_, index) => ({
    ownerId,
    id: uuidV7(Date.now()),
    recordNumber: `"N", ${index}`,
  }));
  await insertRows(
    tx,
    patient,
    women.map(({ id }) => ({ ownerId, id })),
  );
  await insertRows(tx, identity, women);
  const { userId, personId } = people.administrator;
  const actor = JSON.stringify({ kind: 'user', userId, personId });
  await tx.execute(
    sql`select kernel.append_entry(${ownerId}, ${entryId}, now(), ${actor}, 'test.women', null, '[]')`,
  );
  return women;
};

test.each([3, 150])(
  'finds the owner’s rows of %i values once each, in the order asked for',
  async (count) => {
    const [one, other] = [await createTestCentre(), await createTestCentre()];
    const hidden = await withScope(other.database, [other.ownerId], (tx) => writeWomen(tx, other));
    await withScope(one.database, [one.ownerId, other.ownerId], async (tx) => {
      const women = await writeWomen(tx, one);
      const asked = women.slice(0, count);
      const values = [...asked, ...asked, ...hidden.slice(0, 3)];
      const found = (column: typeof identity.id | typeof identity.recordNumber, texts: string[]) =>
        tx
          .select({ id: identity.id })
          .from(identity)
          .where(among(column, one.ownerId, texts))
          .orderBy(asc(identity.id));
      const ids = asked.map(({ id }) => ({ id })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const byId = values.map(({ id }) => id);
      expect(await found(identity.id, byId)).toEqual(ids);
      expect(
        await found(
          identity.recordNumber,
          values.map(({ recordNumber }) => recordNumber),
        ),
      ).toEqual(ids);
      expect(await found(identity.id, [])).toEqual([]);
    });
  },
);

test('reads no other rows of the owner, written by the same transaction or before', async () => {
  const centre = await createTestCentre();
  const { database, ownerId } = centre;
  const readPast = (tx: Tx, column: typeof identity.id | typeof identity.recordNumber, values: string[]) =>
    tx
      .execute<{ 'QUERY PLAN': string }>(
        sql`explain (analyze, costs off, timing off) select id from ${identity} where ${among(column, ownerId, values)}`,
      )
      .then(({ rows }) => rows.filter((row) => /Removed by/.test(row['QUERY PLAN'])));
  await withScope(database, [ownerId], async (tx) => {
    const women = (await writeWomen(tx, centre)).slice(0, many / 2);
    const numbers = women.map(({ recordNumber }) => recordNumber);
    for (const [column, values] of [
      [identity.id, women.map(({ id }) => id)],
      [identity.recordNumber, numbers],
    ] as const)
      expect(await readPast(tx, column, values)).toEqual([]);
  });
});
