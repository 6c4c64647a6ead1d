import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionOf } from '../../kernel/app-password.ts';
import { type Database, openDatabase } from '../../kernel/scope.ts';
import { browser } from '../../testing/browser.ts';
import { linksIn } from '../../testing/page-parts.ts';
import { scratchDatabase } from '../../testing/scratch-database.ts';
import { openHouse } from '../modules.ts';
import type { Installation } from '../program/installation.ts';
import { openAccounts } from '../sign-in/accounts.ts';

const code = '123456789012';
let now = Temporal.Now.instant();
let database: Database;
let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  now = Temporal.Now.instant();
  const { owner, drop } = await scratchDatabase();
  const accounts = openAccounts(connectionOf(owner, 'consilium_accounts'), 'http://localhost');
  database = openDatabase(connectionOf(owner, 'consilium_app'), openHouse('thrown'), 4);
  installation = { accounts, demonstration: false, loading: null, firstCode: code };
  close = async () => {
    await Promise.all([accounts.pool.end(), database.close()]);
    await drop();
  };
});
afterEach(() => close());

const open = () => browser({ database, now: () => now }, installation);
const password = 'a password of mine';

/** The first administrator, signed in at a house of their own. */
const administrator = async () => {
  const me = open();
  const email = 'minji@example.org';
  const centre = { centreName: 'Centre of Busan', slug: 'busan', zone: 'Asia/Seoul', name: 'Kim Minji' };
  await me.send('/first-administrator', 'first', { code, ...centre, email, password });
  await me.send('/sign-in', 'sign-in', { email, password });
  return me;
};
type Me = Awaited<ReturnType<typeof administrator>>;

/** Adds somebody; the address of their page. */
const add = async (me: Me, latinName = 'Han Sol'): Promise<string> => {
  const added = await me.send('/c/busan/people', 'add', {
    'people.0.latinName': latinName,
    'people.0.nativeName': '한솔',
    'affiliations.0.role': 'surgeon',
    'affiliations.0.discipline': 'gynaecologic-oncology',
  });
  expect(added.status).toBe(303);
  return added.to ?? '';
};
const invite = async (me: Me, page: string, email = 'sol@example.org'): Promise<string> => {
  expect((await me.send(page, 'invite', { email })).status).toBe(303);
  const [, path = ''] = /http:\/\/localhost(\/l\/[\w-]{64})</.exec((await me.get(page)).html) ?? [];
  return path;
};

test('who is invited chooses a password by the link, once, signs in with it, and has the role and no more', async () => {
  const me = await administrator();
  const page = await add(me);
  const path = await invite(me, page);
  expect((await me.get('/c/busan/people')).text).toContain('invited, until');
  const she = open();
  const door = await she.get(path);
  expect(door.text).toContain('sol@example.org');
  for (const told of ['Han Sol', '한솔', 'Busan', 'busan']) expect(door.html).not.toContain(told);
  const short = { newPassword: 'short', repeatedPassword: 'short' };
  expect(await she.send(path, 'accept', short)).toMatchObject({ status: 422 });
  const unlike = await she.send(path, 'accept', { newPassword: password, repeatedPassword: `${password}!` });
  expect(unlike.text).toContain('The two new passwords are not the same.');
  expect(unlike.html).not.toContain(password);
  const chosen = { newPassword: password, repeatedPassword: password };
  expect(await she.send(path, 'accept', chosen)).toMatchObject({ status: 303, to: '/sign-in' });
  expect((await open().get(path)).text).toContain('This link was used, withdrawn or has expired.');
  expect((await she.get('/c/busan')).status).not.toBe(200);
  await she.send('/sign-in', 'sign-in', { email: 'sol@example.org', password });
  expect((await she.get('/c/busan')).html).toContain('Surgeon');
  expect((await she.get('/c/busan/people')).status).toBe(403);
  expect(Object.keys(linksIn((await me.get('/c/busan/people')).html))).toContain('Han Sol');
  expect((await me.get(page)).text).toContain('with an account');
  expect((await me.get(page)).html).not.toContain('value="invite"');
});

test('a link that was withdrawn, is a week old, or was made up leads nowhere, and what is sent by it makes no account', async () => {
  const me = await administrator();
  const page = await add(me);
  const first = await invite(me, page);
  const opened = await open().get(first);
  expect((await me.send(page, 'withdraw')).status).toBe(303);
  const second = await invite(me, page);
  now = now.add({ hours: 24 * 7 });
  const turned = second.slice(0, -1) + (second.endsWith('A') ? 'B' : 'A');
  const chosen = { newPassword: password, repeatedPassword: password };
  for (const path of [first, second, turned, '/l/nothing']) {
    const { status, text } = await open().get(path);
    expect([status, text.includes('This link was used, withdrawn or has expired.')]).toEqual([200, true]);
    const sent = await open().post(path, { form: 'accept', ...chosen });
    expect(sent.status).toBe(422);
  }
  expect((await open().fill(opened, 'accept', chosen)).status).toBe(422);
  await open().send('/sign-in', 'sign-in', { email: 'sol@example.org', password });
  const { rows } = await installation.accounts.pool.query('select from "user"');
  expect(rows).toHaveLength(1);
});

test('whoever presses twice is told that the link was used, and where to sign in; after ten tries one waits', async () => {
  const me = await administrator();
  const path = await invite(me, await add(me));
  const chosen = { newPassword: password, repeatedPassword: password };
  const door = await open().get(path);
  const both = await Promise.all([open().fill(door, 'accept', chosen), open().fill(door, 'accept', chosen)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  const second = both.find(({ status }) => status === 422);
  expect(second?.text).toContain('This link was used, withdrawn or has expired.');
  expect(linksIn(second?.html ?? '')['Sign in']).toBe('/sign-in');
  const taken = await invite(me, await add(me, 'Bae Nari'), 'minji@example.org');
  const tries = [];
  for (let turn = 0; turn < 11; turn += 1)
    tries.push((await open().post(taken, { form: 'accept', ...chosen })).status);
  expect(tries).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
});

test('an address that has an account is refused, and the invitation stands for another one', async () => {
  const me = await administrator();
  const page = await add(me);
  const path = await invite(me, page, 'Minji@example.org');
  const chosen = { newPassword: password, repeatedPassword: password };
  const refused = await open().send(path, 'accept', chosen);
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.text).toContain('This address cannot be used');
  const again = await invite(me, page, 'sol@example.org');
  expect(await open().send(again, 'accept', chosen)).toMatchObject({ status: 303 });
});

test('who has forgotten a password chooses another one by a link, once; every session ends, and the old password is none', async () => {
  const me = await administrator();
  const page = await add(me);
  const path = await invite(me, page);
  const [sol, elsewhere] = [open(), open()];
  const email = 'sol@example.org';
  await sol.send(path, 'accept', { newPassword: password, repeatedPassword: password });
  expect(await sol.send('/sign-in', 'sign-in', { email, password })).toMatchObject({ status: 302 });
  expect((await me.send(page, 'offer-password')).status).toBe(303);
  const shown = await me.get(page);
  const [, link = ''] = /http:\/\/localhost(\/l\/[\w-]{64})</.exec(shown.html) ?? [];
  const seen = await elsewhere.get(link);
  expect(seen.text).toContain('You are signed out everywhere then.');
  expect(seen.text).toContain(email);
  const other = 'a password I remember';
  const send = (newPassword: string, repeatedPassword = newPassword) =>
    elsewhere.fill(seen, 'accept', { newPassword, repeatedPassword });
  expect((await send(other, 'another')).text).toContain('The two new passwords are not the same.');
  expect((await send('short')).status).toBe(422);
  expect(await sol.get('/account')).toMatchObject({ status: 200 });
  expect(await send(other)).toMatchObject({ status: 303, to: '/sign-in' });
  expect(await sol.get('/account')).toMatchObject({ status: 302 });
  expect((await send('a password of a thief')).status).toBe(422);
  expect((await open().get(link)).text).toContain('This link was used, withdrawn or has expired.');
  expect(await open().send('/sign-in', 'sign-in', { email, password })).toMatchObject({ status: 422 });
  expect(await open().send('/sign-in', 'sign-in', { email, password: other })).toMatchObject({ status: 302 });
  expect((await me.get(page)).html).not.toContain('/l/');
});
