import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Live, openLive } from '../kernel/live.ts';
import { testDatabase } from './database.ts';
import { createTestCentre, type TestCentre } from './centre.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const app = new Client({ ...testDatabase().app });
const accounts = new Client({ ...testDatabase().accounts });
const owner = new Client(testDatabase().owner);
let live: Live;
let told: string[] = [];
let centre: TestCentre;

beforeAll(async () => {
  centre = await createTestCentre();
  await Promise.all([app.connect(), accounts.connect(), owner.connect()]);
  live = openLive(testDatabase().app, quiet);
  live.listen({ accessChanged: (userId) => told.push(userId) });
});
afterAll(async () => {
  await live.stop();
  await Promise.all([app.end(), accounts.end(), owner.end()]);
});

/** What the listening processes were told about accounts while `work` ran. */
const toldBy = async (work: () => Promise<unknown>): Promise<string[]> => {
  await expect
    .poll(async () => {
      await app.query(`select pg_notify('consilium_access', 'ready')`);
      return told.includes('ready');
    })
    .toBe(true);
  told = [];
  await work();
  const mark = randomUUID();
  await app.query(`select pg_notify('consilium_access', $1)`, [mark]);
  await expect.poll(() => told.includes(mark)).toBe(true);
  return told.filter((userId) => userId !== mark && userId !== 'ready');
};

describe('every process is told', () => {
  test('whose session has ended, by sign-out or with the account', async () => {
    for (const end of [
      'delete from auth.session where "userId" = $1',
      'delete from auth."user" where id = $1',
    ]) {
      const userId = randomUUID();
      await accounts.query(
        `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, 'x', $1, true, now(), now())`,
        [userId],
      );
      await accounts.query(
        `insert into auth.session (id, "expiresAt", token, "userId", "createdAt", "updatedAt") values ($1, now(), $1, $1, now(), now())`,
        [userId],
      );
      expect(await toldBy(() => accounts.query(end, [userId]))).toEqual([userId]);
    }
  });

  test('whose account was taken from her', async () => {
    const { surgeon } = centre.people;
    await owner.query(`alter table directory.person disable trigger next_version`);
    await owner.query(`alter table directory.person disable trigger track_update`);
    try {
      expect(
        await toldBy(() =>
          owner.query(`update directory.person set user_id = null where id = $1`, [surgeon.personId]),
        ),
      ).toEqual([surgeon.userId]);
    } finally {
      await owner.query(`alter table directory.person enable trigger user`);
    }
  });

  test('whose role was given, changed or ended', async () => {
    const { chair } = centre.people;
    const where = `where person_id = '${chair.personId}'`;
    const change = (text: string) => toldBy(() => owner.query(text));
    await owner.query(`alter table directory.affiliation disable trigger user`);
    await owner.query(`alter table directory.affiliation enable trigger tell_access`);
    try {
      expect(await change(`update directory.affiliation set to_on = '2026-01-01' ${where}`)).toEqual([
        chair.userId,
      ]);
      expect(await change(`delete from directory.affiliation ${where}`)).toEqual([chair.userId]);
    } finally {
      await owner.query(`alter table directory.affiliation enable trigger user`);
    }
  });
});
