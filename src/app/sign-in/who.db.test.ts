import { afterAll, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { openReading } from '../../kernel/reading.ts';
import { somebody } from '../../testing/accounts.ts';
import { createTestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { addPeople } from '../../modules/directory/commands/add-people.ts';
import { openAccounts } from './accounts.ts';
import { signIn } from './sign-in.ts';
import { whoEnters } from './who.ts';

const accounts = openAccounts(testDatabase().accounts, 'http://127.0.0.1');
afterAll(() => accounts.pool.end());

const hours = 3_600_000;

test('a session in use is prolonged to twelve hours, once an hour', async () => {
  const centre = await createTestCentre();
  const { email, userId } = await somebody(accounts);
  const personId = crypto.randomUUID();
  await centre.as(centre.people.administrator, addPeople, {
    people: [{ id: personId, userId, latinName: 'Kim', nativeName: null, sortName: 'Kim' }],
    affiliations: [],
  });
  const now = Temporal.Now.instant();
  const attempt = { email, password: 'a long password', remoteAddress: email, headers: new Headers() };
  const cookies = (await signIn(accounts, centre.database, attempt, now)).getSetCookie();
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
  /** Hours that are left after a request, for a session with seven left that was prolonged so many minutes ago. */
  const leftAfter = async (minutes: number): Promise<number> => {
    await accounts.pool.query(
      `update session set "expiresAt" = now() + interval '7 hours', "updatedAt" = now() - $2 * interval '1 minute'
       where "userId" = $1`,
      [userId, minutes],
    );
    const reading = openReading(centre.database);
    const request = new Request('http://127.0.0.1/', { headers: { cookie } });
    const entered = await whoEnters(accounts, () => Temporal.Now.instant())(request, reading);
    await reading.close();
    expect(entered.actor).toMatchObject({ kind: 'user', userId });
    const found = await accounts.pool.query<{ until: Date }>(
      'select "expiresAt" as until from session where "userId" = $1',
      [userId],
    );
    return Math.round((Number(found.rows[0]?.until) - Date.now()) / hours);
  };
  expect(await leftAfter(59)).toBe(7);
  expect(await leftAfter(61)).toBe(12);
});
