import { expect, test } from 'vitest';
import { createTestCentre } from '../../../../testing/centre.ts';
import { visit } from '../../../../testing/visit.ts';
import { publishNotice } from '../../commands/publish-notice.ts';

const asked = { name: 'Hong Nara', address: 'nara@stranger.example', text: 'What do you keep of me?' };
const houseWithNotice = async (body = '# What we keep\n\nNames & roles.\n- a name\n- <b>a role</b>') => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  await centre.as(administrator, publishNotice, { last: 0, texts: [{ locale: 'en', body }] });
  const at = { remoteAddress: `192.0.2.${Math.floor(Math.random() * 250)}-${centre.slug}` };
  return {
    centre,
    open: (locale: 'en' | 'ko' = 'en') => visit(centre, centre.people.observer, locale, {}, at),
  };
};

test('everybody reads what stands, without a script and without a name of the house’s people', async () => {
  const { open } = await houseWithNotice();
  const { status, html, text } = await open().get('/privacy');
  expect(status).toBe(200);
  expect(html).toMatch(/<h2>What we keep<\/h2>.*<ul><li>a name<\/li><li>&lt;b&gt;a role/s);
  expect(text).toContain('Test centre, version 1, published on 19 November 2026');
  expect(html).not.toContain('<script');
  const korean = (await open('ko').get('/privacy')).html;
  expect(korean).toContain('lang="en"');
  expect(korean).toContain('여러분의 언어로는 게시하지 않았습니다');
});

test('a house that has published nothing is answered like no house', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.observer);
  const [silent, nowhere] = [await me.get('/privacy'), await me.get('/c/nowhere/privacy')];
  expect([silent.status, nowhere.status]).toEqual([404, 404]);
  expect(silent.text).toContain('No privacy notice is published here.');
  expect(silent.text).not.toContain('Test centre');
  expect(silent.text).toBe(nowhere.text);
});

test('a stranger asks, is told a number, and what is wrong stands beside its field with all that was typed', async () => {
  const { centre, open } = await houseWithNotice();
  const opened = await open().get('/privacy');
  const sent = await open().fill(opened, 'ask', asked);
  expect(sent.status).toBe(303);
  expect(await open().fill(opened, 'ask', asked)).toMatchObject({ to: sent.to });
  const [, receipt] = /received=(\w{4}-\w{4})#ask/.exec(sent.to ?? '') ?? [];
  const after = await open().get((sent.to ?? '').replace('#ask', ''));
  expect(after.text).toContain(`Its number is ${receipt}`);
  expect(after.html).not.toMatch(/Nara|stranger\.example/);
  const wrong = await open().send('/privacy', 'ask', { ...asked, text: ' ' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Please say something here.');
  expect(wrong.html).toContain('value="Hong Nara"');
  expect((await open().get('/privacy?received=<b>hello')).text).not.toContain('has arrived');
  const house = await visit(centre, centre.people.administrator).get('/notices');
  expect(house.text).toContain(`${receipt} · Hong Nara · nara@stranger.example`);
});

test('whoever sends too much is told so, and nothing is saved', async () => {
  const { centre, open } = await houseWithNotice();
  for (let count = 0; count < 5; count += 1)
    expect((await open().send('/privacy', 'ask', asked)).status).toBe(303);
  const refused = await open().send('/privacy', 'ask', asked);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Too much was sent from where you are');
  expect(refused.html).toContain('What do you keep of me?');
  const house = await visit(centre, centre.people.administrator).get('/notices');
  expect(house.text.match(/Hong Nara/g)).toHaveLength(5);
});
