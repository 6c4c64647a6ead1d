import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestCentre } from './centre.ts';
import { testDatabase } from './database.ts';
import { fillOwner } from './filled-owner.ts';

const oddText = '"\\ \n\t\u0001\u007f\u2028 é 난소 😀';

/** Rows of a table, and how many of them the statement made for it hashes otherwise than one by one. */
const compared = async (owner: Client, table: string) => {
  const made = await owner.query<{ hashing: string }>('select kernel.hashing($1::regclass)', [table]);
  const { rows } = await owner.query<{ rows: number; other: number }>(
    `with fresh as (select * from ${table})
     select count(*)::integer as rows,
            (count(*) filter (where hash is distinct from kernel.record_hash(to_jsonb(f), f.salt)))::integer as other
     from fresh f left join (${made.rows[0]?.hashing}) as made using (id, entry_id)`,
  );
  return { table, rows: rows[0]?.rows ?? 0, other: rows[0]?.other };
};

test('rows written by the hundred are hashed as rows written one by one: of every table, whatever they hold', async () => {
  const centre = await createTestCentre();
  await fillOwner(centre);
  const owner = new Client(testDatabase().owner);
  await owner.connect();
  try {
    await owner.query(`begin`);
    await owner.query(
      `select set_config('app.owner_ids', $1, true), set_config('app.entry_id', gen_random_uuid()::text, true)`,
      [`{${centre.ownerId}}`],
    );
    await owner.query(
      `update surgery.operation set answers = $2::jsonb || jsonb_build_object('doneOn', '2026', 'text', $1::text)`,
      [oddText, '{"z": null, "aa": {"b": null, "c": [null, 1.50, {"d": null}]}}'],
    );
    await owner.query(`update board.recommendation set detail = $1`, [oddText]);
    await owner.query(`update care.work_up set value = 'null', reason = ''`);
    const tables = await owner.query<{ name: string }>(
      `select tgrelid::regclass::text as name from pg_trigger where tgname = 'track_insert'`,
    );
    const found = [];
    for (const { name } of tables.rows) found.push(await compared(owner, name));
    expect(found.filter(({ rows }) => rows === 0)).toEqual([]);
    expect(found.filter(({ other }) => other !== 0)).toEqual([]);
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
}, 60_000);
