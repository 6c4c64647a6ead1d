import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionOf } from '../../kernel/app-password.ts';
import { noted, observerWithAccount } from '../../testing/accounts.ts';
import { browser } from '../../testing/browser.ts';
import { appDatabase, at, createTestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import type { Installation } from '../program/installation.ts';
import { openAccounts } from '../sign-in/accounts.ts';

let installation: Installation;
beforeAll(() => {
  const accounts = openAccounts(connectionOf(testDatabase().owner, 'consilium_accounts'), 'http://localhost');
  installation = { accounts, demonstration: false, loading: null, firstCode: null };
});
afterAll(() => installation.accounts.pool.end());

const now = at(new Date().toISOString());
const open = () => browser({ database: appDatabase(), now: () => now }, installation);
const password = 'a long password';
const somebody = async () => {
  const centre = await createTestCentre();
  return { slug: centre.slug, ...(await observerWithAccount(installation.accounts, centre)) };
};

test('whoever signs in is led where they wanted to go, and is known there; signing out ends it and is noted', async () => {
  const { email, userId, slug } = await somebody();
  const me = open();
  expect(await me.get('/account')).toMatchObject({ status: 302, to: '/sign-in?next=%2Faccount' });
  const saved = await me.send('/sign-in?next=%2Faccount', 'sign-in', { email, password });
  expect(saved).toMatchObject({ status: 302, to: '/account' });
  expect((await me.get('/account')).html).toContain('Kim Minji');
  expect((await me.get(`/c/${slug}`)).text).toContain('My work');
  const out = await me.post('/sign-out', {});
  expect(out).toMatchObject({ status: 302, to: '/' });
  expect(out.cookies).toContainEqual(expect.stringMatching(/session_token=;/));
  for (const cookie of out.cookies) expect(cookie).toMatch(/^[\w.]+=; Max-Age=0/);
  expect(await me.get('/account')).toMatchObject({ status: 302 });
  expect(await noted('sign-in.signed-out', userId)).toHaveLength(1);
  expect(await open().post('/sign-out', {})).toMatchObject({ status: 302, to: '/' });
});

test('nobody is led away from here', async () => {
  const { email } = await somebody();
  for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    const me = open();
    const page = await me.get(`/sign-in?next=${encodeURIComponent(next)}`);
    expect(page.html).toContain('name="next" value="/"');
    expect(await me.post('/sign-in', { email, password, next })).toMatchObject({ to: '/' });
  }
});

test('a wrong password is refused beside the form, with the address and without what was typed as password', async () => {
  const { email } = await somebody();
  const me = open();
  const refused = await me.send('/sign-in?next=%2Faccount', 'sign-in', {
    email,
    password: 'another password',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Address and password do not go together.');
  expect(refused.html).toContain(`value="${email}"`);
  expect(refused.html).not.toContain('another password');
  expect(refused.cookies).toEqual([]);
  expect((await me.fill(refused, 'sign-in', { password })).to).toBe('/account');
});

test('a password is changed by whoever knows it and types the new one twice; other browsers are signed out', async () => {
  const { email, slug } = await somebody();
  const [me, elsewhere] = [open(), open()];
  await me.send('/sign-in', 'sign-in', { email, password });
  await elsewhere.send('/sign-in', 'sign-in', { email, password });
  const next = ' another long password ';
  const change = (currentPassword: string, repeatedPassword = next) =>
    me.send('/account', 'password', { currentPassword, newPassword: next, repeatedPassword });
  const differ = await change(password, 'another long password');
  expect(differ.status).toBe(422);
  expect(differ.text).toContain('The two new passwords are not the same.');
  expect(differ.html).not.toContain('another long password');
  const wrong = await change('a wrong one');
  expect(wrong.text).toContain('This is not your present password.');
  expect(wrong.html).not.toMatch(/a wrong one|another long password/);
  const saved = await change(password);
  expect(saved).toMatchObject({ status: 302, to: '/account?changed=password' });
  expect(saved.cookies).toHaveLength(1);
  const changed = await me.get('/account?changed=password');
  expect(changed.text).toContain('Your password is changed.');
  expect(changed.html).toContain(`href="/c/${slug}"`);
  expect(changed.text).not.toContain('Back to my work:');
  expect(await elsewhere.get('/account')).toMatchObject({ status: 302 });
  expect(await elsewhere.send('/sign-in', 'sign-in', { email, password })).toMatchObject({ status: 422 });
  expect(await elsewhere.send('/sign-in', 'sign-in', { email, password: next })).toMatchObject({
    status: 302,
  });
});

test('she sees where she is signed in, and ends it there', async () => {
  const { email } = await somebody();
  const [me, elsewhere] = [open(), open()];
  await me.send('/sign-in', 'sign-in', { email, password });
  await elsewhere.send('/sign-in', 'sign-in', { email, password });
  const page = await me.get('/account');
  expect(page.text.match(/Sign out there/g)).toHaveLength(1);
  const [form = ''] = /end-(?!others)[\w-]+/.exec(page.html) ?? [];
  const ended = await me.fill(page, form);
  expect(ended).toMatchObject({ status: 302, to: '/account?changed=sessions' });
  expect(await elsewhere.get('/account')).toMatchObject({ status: 302 });
  // Pressed twice, or a form of nothing that we know: nothing else ends.
  expect(await me.fill(page, form)).toMatchObject({ status: 302 });
  expect(await me.post('/account', { form: 'something' })).toMatchObject({ status: 422 });
  expect((await me.get('/account?changed=sessions')).text).toContain('Signed out there.');
});

test('a language is remembered, and the reader stays where they were', async () => {
  const me = open();
  const saved = await me.post('/language', { language: 'ko', back: '/sign-in?next=%2Faccount' });
  expect(saved).toMatchObject({ status: 303, to: '/sign-in?next=%2Faccount' });
  expect((await me.get('/sign-in')).html).toContain('<html lang="ko">');
  expect(await me.post('/language', { language: 'xx', back: '/' })).toMatchObject({ status: 422 });
  expect(await me.post('/language', { language: 'en', back: '//elsewhere.example' })).toMatchObject({
    to: '/',
  });
  expect(saved.cookies[0]).not.toContain('Secure');
  const secure = browser({ database: appDatabase(), now: () => now }, installation, 'https://here.example');
  expect((await secure.post('/language', { language: 'ko', back: '/' })).cookies[0]).toContain('; Secure');
});

test('a form sent after the session has ended is kept through signing in, also past a wrong password, and sent then', async () => {
  const { email, slug } = await somebody();
  const me = open();
  const to = `/c/${slug}/meetings/new-board`;
  const fields = { form: 'board', 'series.name': 'Typed "before"', requestKey: 'key', secret: 'no' };
  const ended = await me.post(to, fields);
  expect(ended).toMatchObject({ status: 307, to: `/sign-in?next=${encodeURIComponent(to)}` });
  // The browser posts the same form where it is led.
  const asked = await me.post(ended.to ?? '', fields);
  expect(asked.status).toBe(401);
  expect(asked.text).toContain('What you typed was not saved.');
  expect(asked.html).not.toContain('kept.secret');
  const wrong = await me.fill(asked, 'sign-in', { email, password: 'another password' });
  expect(wrong.status).toBe(422);
  const signedIn = await me.fill(wrong, 'sign-in', { email, password });
  expect(signedIn.status).toBe(200);
  expect(signedIn.html).toContain(`action="${to}"`);
  expect(signedIn.html).toContain('name="series.name" value="Typed &quot;before&quot;"');
  expect(signedIn.html).toContain('name="form" value="board"');
  expect(signedIn.html).not.toContain('kept.');
  expect((await me.get(`/c/${slug}`)).text).toContain('My work');
});

test('a kept form leads nowhere but here', async () => {
  const { email } = await somebody();
  const kept = { 'kept.form': 'board', email, password, next: 'https://elsewhere.example/' };
  const { html } = await open().post('/sign-in', kept);
  expect(html).toContain('action="/"');
  expect(html).not.toContain('elsewhere');
});

test('what somebody has typed goes on with her own password alone, whoever else signs in', async () => {
  const [her, other] = [await somebody(), await somebody()];
  const me = open();
  const fields = { form: 'board', 'series.name': 'Typed before', requestKey: 'key', writer: her.userId };
  const to = `/c/${her.slug}/meetings/new-board`;
  const asked = await me.post(`/sign-in?next=${encodeURIComponent(to)}`, fields);
  expect(asked.text).toContain('Only the person who typed it can go on with it');
  expect(asked.html).not.toContain('type="email"');
  expect(asked.html).not.toContain(her.email);
  for (const wrong of [
    { password: 'another password' },
    // Nobody else's address is heard beside what she has typed.
    { 'kept.writer': her.userId, email: other.email, password: `not ${password}` },
    { 'kept.writer': 'nobody', email: other.email, password },
  ]) {
    const refused = await me.post(`/sign-in?next=${encodeURIComponent(to)}`, {
      'kept.form': 'board',
      'kept.writer': her.userId,
      'kept.series.name': 'Typed before',
      ...wrong,
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('This is not the password of the person who typed this.');
    expect(refused.html).toContain('name="kept.series.name" value="Typed before"');
  }
  const signedIn = await me.fill(asked, 'sign-in', { password });
  expect(signedIn.html).toContain('name="series.name" value="Typed before"');
  expect((await me.get(`/c/${her.slug}`)).text).toContain('My work');
  expect(await me.get(`/c/${other.slug}`)).toMatchObject({ status: 404 });

  // A page asks in place: the account, by its id, and the password.
  const again = open();
  expect(await again.post('/sign-in', { writer: other.userId, password: 'another password' })).toMatchObject({
    status: 422,
  });
  expect(await again.post('/sign-in', { writer: other.userId, password })).toMatchObject({ status: 302 });
  expect((await again.get(`/c/${other.slug}`)).text).toContain('My work');
});
