import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionOf, operatorConnection } from '../../kernel/app-password.ts';
import { type Database, openDatabase } from '../../kernel/scope.ts';
import { houses } from '../../modules/directory/index.ts';
import { observerWithAccount } from '../../testing/accounts.ts';
import { browser } from '../../testing/browser.ts';
import { at, type TestCentre } from '../../testing/centre.ts';
import { createCentreOn } from '../../testing/centre-on.ts';
import { scratchDatabase } from '../../testing/scratch-database.ts';
import { demonstrationEmail, demonstrationPassword } from '../demo/accounts.ts';
import { openHouse } from '../modules.ts';
import type { Installation } from '../program/installation.ts';
import { openAccounts } from '../sign-in/accounts.ts';

const now = at(new Date().toISOString());
const code = '123456789012';

let database: Database;
let operators: Database;
let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  const { owner, drop } = await scratchDatabase();
  const accounts = openAccounts(connectionOf(owner, 'consilium_accounts'), 'http://localhost');
  database = openDatabase(connectionOf(owner, 'consilium_app'), openHouse('thrown'), 4);
  operators = openDatabase(operatorConnection(owner), openHouse('thrown'), 2);
  installation = { accounts, demonstration: false, loading: null, firstCode: code };
  close = async () => {
    await Promise.all([accounts.pool.end(), database.close(), operators.close()]);
    await drop();
  };
});
afterEach(() => close());

const open = () => browser({ database, now: () => now }, installation);
const centreCalled = (called: string, demonstration: boolean): Promise<TestCentre> =>
  createCentreOn(database, { operators, called, demonstration });

const first = {
  code: '1234 5678 9012',
  centreName: 'Centre of Busan',
  slug: 'busan',
  zone: 'Asia/Tashkent',
  name: 'Kim Minji',
  email: 'minji@example.org',
  password: ' a long password ',
};

test('the first administrator makes the centre once, signs in with what was typed, and works there', async () => {
  const me = open();
  expect((await me.get('/')).text).toContain('Make the first administrator');
  const wrong = await me.send('/first-administrator', 'first', { ...first, code: '000000000000' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('This is not the code on the console.');
  expect(wrong.html).toContain('value="Centre of Busan"');
  expect(wrong.html).not.toContain('a long password');
  expect(await houses(database)).toEqual([]);
  const made = await me.send('/first-administrator', 'first', first);
  expect(made).toMatchObject({ status: 302, to: '/sign-in' });
  expect(await houses(database)).toMatchObject([
    { slug: 'busan', zone: 'Asia/Tashkent', name: { latin: 'Centre of Busan' } },
  ]);
  const { email, password } = first;
  await me.send('/sign-in', 'sign-in', { email, password });
  const door = await me.get('/');
  expect(door.text).toContain('Go to Centre of Busan');
  expect(door.text).not.toContain('Make the first administrator');
  expect(door.html).toContain('Kim Minji');
  expect(door.html).toContain('action="/sign-out"');
  const work = await me.get('/c/busan');
  expect(work.html).toContain('Administrator');
  expect(work.text).toContain('Kim Minji');
  const closed = await open().get('/first-administrator');
  expect(closed.text).toContain('There is an administrator already.');
  expect(closed.html).not.toContain('name="code"');
  const stranger = await open().get('/');
  expect(stranger.html).not.toContain('action="/sign-out"');
  expect(stranger.text).not.toContain('Enter as');
});

test('one enters the demonstration as one of its people, at its house, and nowhere else', async () => {
  await centreCalled('Another', false);
  const centre = await centreCalled('Shown', true);
  const { slug } = centre;
  await observerWithAccount(
    installation.accounts,
    centre,
    demonstrationEmail('surgeon'),
    demonstrationPassword,
  );
  const me = open();
  expect((await me.get('/')).text).not.toContain('Enter as');
  installation = { ...installation, demonstration: true };
  const shown = open();
  expect((await shown.get('/')).text).toContain('Enter as surgeon');
  const entered = await shown.post('/demonstration', { account: 'surgeon' });
  expect(entered).toMatchObject({ status: 302, to: `/c/${slug}` });
  expect(entered.cookies.length).toBeGreaterThan(0);
  expect((await shown.get('/')).html).toContain('action="/sign-out"');
  const next = { account: 'surgeon', next: `/c/${slug}/guide` };
  expect(await shown.post('/demonstration', next)).toMatchObject({ to: `/c/${slug}/guide` });
  const away = { account: 'surgeon', next: '//elsewhere.example' };
  expect(await shown.post('/demonstration', away)).toMatchObject({ to: '/' });
  expect(await shown.post('/demonstration', { account: 'administrator' })).toMatchObject({ status: 404 });
});

test('while the demonstration is being loaded nobody is let in, and it is said how far it is', async () => {
  installation = { ...installation, demonstration: true, loading: { done: 3, all: 900 } };
  const { text } = await open().get('/');
  expect(text).toContain('3 of 900 cases so far');
  expect(text).not.toContain('Enter as');
});
