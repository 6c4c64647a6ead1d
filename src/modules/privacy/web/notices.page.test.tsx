import { expect, test } from 'vitest';
import { createTestCentre } from '../../../testing/centre.ts';
import { visit } from '../../../testing/visit.ts';
import { sendQuestion } from '../commands/send-question.ts';

const typed = { 'body.en': 'What we keep.', 'body.ko': '우리가 보관하는 것.' };
const house = async () => {
  const centre = await createTestCentre();
  return { centre, me: visit(centre, centre.people.administrator) };
};
type Me = Awaited<ReturnType<typeof house>>['me'];
/** Looks at what was typed, then publishes it. */
const publish = async (me: Me, said: Readonly<Record<string, string>>) => {
  const looked = await me.send('/notices', 'publish', { ...said, intent: 'look' });
  return me.fill(looked, 'publish', { ...said, intent: 'publish' });
};

test('an administrator looks at a notice as it will be read, then publishes it; what is changed after looking is looked at again', async () => {
  const { centre, me } = await house();
  const looked = await me.send('/notices', 'publish', { ...typed, intent: 'look' });
  expect(looked.text).toContain('This is how it will be read. Nothing is published yet.');
  expect(looked.html).toContain('<p>What we keep.</p>');
  expect((await me.get('/privacy')).status).toBe(404);
  const changed = await me.fill(looked, 'publish', { ...typed, 'body.en': 'Else.', intent: 'publish' });
  expect(changed.html).toContain('<p>Else.</p>');
  expect((await me.get('/privacy')).status).toBe(404);
  const saved = await me.fill(changed, 'publish', { ...typed, 'body.en': 'Else.', intent: 'publish' });
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/notices?saved` });
  expect((await me.get('/notices?saved')).text).toContain('Version 1 · stands since 19 November 2026');
  expect((await visit(centre, centre.people.observer, 'ko').get('/privacy')).text).toContain(
    '우리가 보관하는 것.',
  );
});

test('it is replaced with a reason, and taken back; what stood when is shown', async () => {
  const { centre, me } = await house();
  expect((await publish(me, typed)).status).toBe(303);
  centre.setNow('2026-11-21T00:00:00Z');
  expect((await publish(me, typed)).text).toContain('Please say why.');
  expect((await publish(me, { ...typed, reason: 'The law has changed' })).status).toBe(303);
  expect((await me.get('/notices')).text).toContain(
    'Version 1 · stood from 19 November 2026 to 21 November 2026',
  );
  expect((await me.send('/notices', 'take-back', { reason: ' ' })).text).toContain('Please say why.');
  expect((await me.send('/notices', 'take-back', { reason: 'Wrong house' })).status).toBe(303);
  expect((await me.get('/privacy')).status).toBe(404);
  expect((await me.send('/notices', 'publish', { 'body.en': ' ', 'body.ko': '' })).status).toBe(422);
});

test('of two who write at once the second is told, with all that was typed', async () => {
  const { me } = await house();
  const looked = await me.send('/notices', 'publish', { ...typed, intent: 'look' });
  expect((await publish(me, { 'body.en': 'First.', 'body.ko': '' })).status).toBe(303);
  const second = await me.fill(looked, 'publish', { ...typed, intent: 'publish' });
  expect(second.status).toBe(409);
  expect(second.text).toContain('Somebody else published, took back or answered meanwhile.');
  expect(second.html).toContain('우리가 보관하는 것.');
});

test('a question from outside is noted as answered, and opened again', async () => {
  const { centre, me } = await house();
  await publish(me, typed);
  const asked = { name: 'Hong Nara', address: 'nara@stranger.example', text: 'What do you keep of me?' };
  await centre.as({ kind: 'public' }, sendQuestion, asked);
  const opened = await me.get('/notices');
  expect(opened.text).toMatch(/Hong Nara .* open/);
  const [, form = ''] = /value="(answer-[^"]+)"/.exec(opened.html) ?? [];
  expect((await me.send('/notices', form, { answer: ' ' })).text).toContain('Please say something here.');
  expect((await me.send('/notices', form, { answer: 'A letter was sent.' })).status).toBe(303);
  expect((await me.get('/notices')).text).toContain('19 November 2026 : A letter was sent.');
  expect((await me.send('/notices', form, { intent: 'open' })).status).toBe(303);
  expect((await me.get('/notices')).text).not.toContain('A letter was sent.');
});
