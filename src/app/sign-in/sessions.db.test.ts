import { afterAll, expect, test } from 'vitest';
import { noted, somebody } from '../../testing/accounts.ts';
import { appDatabase, at } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { openAccounts } from './accounts.ts';
import { type Ended, endSessions, openSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

const accounts = openAccounts(testDatabase().accounts, 'http://127.0.0.1');
afterAll(() => accounts.pool.end());
const now = at(new Date().toISOString());

const enter = (email: string, agent: string) =>
  signIn(
    accounts,
    appDatabase(),
    {
      email,
      password: 'a long password',
      remoteAddress: email,
      headers: new Headers({ 'user-agent': agent }),
    },
    now,
  );
const listed = (userId: string, sessionId = '') => openSessions(accounts, { userId, sessionId }, now);
const end = (userId: string, ended: Ended) => endSessions(accounts, appDatabase(), { userId, ended }, now);

test('her sessions are listed by what they say they are, this one first; those that are over are not', async () => {
  const { email, userId } = await somebody(accounts);
  await enter(email, 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0');
  await enter(email, 'something');
  const [first] = (await listed(userId)).filter(({ browser }) => browser === 'Firefox');
  const shown = await listed(userId, first?.id);
  expect(shown).toEqual([
    expect.objectContaining({ browser: 'Firefox', system: 'Linux', isThis: true }),
    expect.objectContaining({ browser: null, system: null, isThis: false }),
  ]);
  expect(JSON.stringify(shown)).not.toContain('token');
  await accounts.pool.query('update session set "expiresAt" = $2 where id = $1', [first?.id, now.toString()]);
  expect(await listed(userId)).toHaveLength(1);
});

test('one is ended, or all but the one that asks, and that is written down; nobody else’s ever is', async () => {
  const [her, other] = [await somebody(accounts), await somebody(accounts)];
  for (const { email } of [her, her, her, other]) await enter(email, 'x');
  const [mine, second] = await listed(her.userId);
  const [theirs] = await listed(other.userId);
  if (!mine || !second || !theirs) throw new Error('no sessions');
  expect(await end(her.userId, { id: theirs.id })).toBe(0);
  expect(await listed(other.userId)).toHaveLength(1);
  expect(await noted('account.sessions-ended', her.userId)).toHaveLength(0);
  expect(await end(her.userId, { id: second.id })).toBe(1);
  expect(await end(her.userId, { id: second.id })).toBe(0);
  expect(await end(her.userId, { allBut: mine.id })).toBe(1);
  expect((await listed(her.userId)).map(({ id }) => id)).toEqual([mine.id]);
  expect(await listed(other.userId)).toHaveLength(1);
  expect(await noted('account.sessions-ended', her.userId)).toHaveLength(2);
});
