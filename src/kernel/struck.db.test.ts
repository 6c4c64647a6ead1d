import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { Client } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { careCase } from '../modules/care/tables.ts';
import { createTestCentre, type TestCentre } from '../testing/centre.ts';
import { listTestCase } from '../testing/listed-case.ts';
import { createTestBoard } from '../testing/board.ts';
import { scratchDatabase } from '../testing/scratch-database.ts';
import { withScope, type Tx } from './scope.ts';
import { amongStruck } from './struck.ts';

class Undone extends Error {}

let centre: TestCentre;
let caseId: string;
let meetingId: string;
beforeAll(async () => {
  centre = await createTestCentre();
  ({ meetingId } = await createTestBoard(centre));
  ({ caseId } = await listTestCase(centre, meetingId));
});

/** Works as some command would, with every right of the application; nothing of it stays. */
const trying = async <T>(work: (tx: Tx, entry: string) => Promise<T>): Promise<T> => {
  let done: { value: T } | undefined;
  await withScope(centre.database, [centre.ownerId], async (tx) => {
    const entry = randomUUID();
    await tx.execute(sql`select set_config('app.entry_id', ${entry}, true)`);
    done = { value: await work(tx, entry) };
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  if (!done) throw new Error('not done');
  return done.value;
};

const markCase = (tx: Tx, entry: string) =>
  amongStruck(tx, tx.execute(sql`update care."case" set struck = ${entry} where id = ${caseId}`));
const cases = (tx: Tx) =>
  tx.select({ struck: careCase.struck }).from(careCase).where(eq(careCase.id, caseId));

describe('a row that was taken back', () => {
  test('is hidden by its policy, and seen by the one statement that asks for it', async () => {
    await trying(async (tx, entry) => {
      await markCase(tx, entry);
      const [before, among, after] = await Promise.all([cases(tx), amongStruck(tx, cases(tx)), cases(tx)]);
      expect({ before, among, after }).toEqual({ before: [], among: [{ struck: entry }], after: [] });
    });
  });

  test('cannot be made invisible, nor changed, by a statement that does not see it', async () => {
    await expect(
      trying((tx, entry) => tx.execute(sql`update care."case" set struck = ${entry} where id = ${caseId}`)),
    ).rejects.toMatchObject({ code: '42501' });
    const changed = await trying(async (tx, entry) => {
      await markCase(tx, entry);
      return (await tx.execute(sql`update care."case" set grade = 'x' where id = ${caseId}`)).rowCount;
    });
    expect(changed).toBe(0);
  });

  test('keeps its key: nothing is written over it', async () => {
    const again = sql`insert into care."case" (owner_id, id, patient_id, label, entry)
      select owner_id, ${caseId}, id, 'x', 'referral' from care.patient limit 1`;
    await expect(
      trying(async (tx, entry) => {
        await markCase(tx, entry);
        await tx.execute(sql`${again} on conflict (owner_id, id) do update set label = excluded.label`);
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('no row that stands names one that was taken back', () => {
  const item = (key: string, struck: string | null = null) =>
    sql`insert into care.work_up (owner_id, id, case_id, key, state, struck)
        values (${centre.ownerId}, ${randomUUID()}, ${caseId}, ${key}, 'missing', ${struck})`;

  test('neither a new one, one by one or many at once, nor one that was there', async () => {
    const many = (struck: string | null) =>
      sql`insert into care.work_up (owner_id, id, case_id, key, state, struck)
          select ${centre.ownerId}, gen_random_uuid(), ${caseId}, 'k' || n, 'missing', ${struck}::uuid from generate_series(1, 300) as n`;
    const moved = sql`update board.listing set state = 'listed' where case_id = ${caseId}`;
    for (const statement of [item('a'), many(null), moved])
      await expect(
        trying(async (tx, entry) => {
          await markCase(tx, entry);
          await tx.execute(statement);
        }),
      ).rejects.toMatchObject({ code: 'lies_in_taken_back', status: 422 });
    await trying(async (tx, entry) => {
      await markCase(tx, entry);
      await tx.execute(item('a', entry));
      await tx.execute(many(entry));
    });
  });

  test('nor does the check leave open what was closed, or closed what was open', async () => {
    const setting = async (tx: Tx) =>
      (
        await tx.execute<{ shown: string; scans: string }>(
          sql`select current_setting('app.struck', true) as shown, current_setting('enable_seqscan') as scans`,
        )
      ).rows[0];
    await trying(async (tx) => {
      const many = sql`insert into care.work_up (owner_id, id, case_id, key, state)
        select ${centre.ownerId}, gen_random_uuid(), ${caseId}, 'k' || n || random(), 'missing' from generate_series(1, 300) as n`;
      await tx.execute(many);
      expect(await setting(tx)).toEqual({ shown: '', scans: 'on' });
      await tx.execute(sql`select set_config('app.struck', 'shown', true)`);
      await tx.execute(many);
      expect(await setting(tx)).toEqual({ shown: 'shown', scans: 'on' });
    });
  });
});

test('what was taken back keeps no place, and what takes its place is one alone', async () => {
  const item = sql`insert into care.work_up (owner_id, id, case_id, key, state)
    values (${centre.ownerId}, ${randomUUID()}, ${caseId}, 'place', 'missing')`;
  const again = sql`insert into care.work_up (owner_id, id, case_id, key, state)
    values (${centre.ownerId}, ${randomUUID()}, ${caseId}, 'place', 'missing')`;
  await trying(async (tx, entry) => {
    await tx.execute(item);
    await amongStruck(
      tx,
      tx.execute(sql`update care.work_up set struck = ${entry} where case_id = ${caseId} and key = 'place'`),
    );
    await tx.execute(again);
  });
  await expect(
    trying(async (tx) => {
      await tx.execute(item);
      await tx.execute(again);
    }),
  ).rejects.toMatchObject({ code: 'already_there' });
});

test('the checks follow the foreign keys when tables move, come and go', async () => {
  const { owner, drop } = await scratchDatabase();
  const client = new Client(owner);
  await client.connect();
  const checks = async (): Promise<string[]> => {
    await client.query('select kernel.keep_standing()');
    const { rows } = await client.query<{ check: string }>(
      `select tgrelid::regclass || ' ' || tgfoid::regproc as check from pg_trigger where tgname = 'check_standing_insert' order by 1`,
    );
    return rows.map(({ check }) => check);
  };
  try {
    const before = await checks();
    expect(before).toContain('care.referral kernel.standing_care_referral');
    await client.query('alter table care.referral set schema quality');
    expect(await checks()).toEqual(
      before.map((check) => check.replaceAll(/care([._]referral)/g, 'quality$1')).toSorted(),
    );
    await client.query(`create table quality.odd (owner_id uuid, id uuid, source_id uuid, version integer, entry_id uuid, salt uuid,
      referral_id uuid, primary key (owner_id, id),
      foreign key (owner_id, referral_id) references quality.referral (owner_id, id));
      select kernel.tenant_table('quality.odd')`);
    expect(await checks()).toContain('quality.odd kernel.standing_quality_odd');
    await client.query('drop table quality.odd');
    expect(await checks()).not.toContain('quality.odd kernel.standing_quality_odd');
  } finally {
    await client.end();
    await drop();
  }
});
