import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { testStrangers } from '../../../testing/strangers.ts';
import { noticesOf } from '../queries/notices.ts';
import { publishNotice } from './publish-notice.ts';
import { sendQuestion } from './send-question.ts';

const asked = { name: 'Hong Nara', address: 'nara@stranger.example', text: 'What do you keep of me?' };
const houseWithNotice = async () => {
  const centre = await createTestCentre();
  const texts = [{ locale: 'en', body: 'What we keep.' } as const];
  await centre.as(centre.people.administrator, publishNotice, { last: 0, texts });
  return centre;
};
const questions = async ({ database, ownerId }: TestCentre) =>
  (await withScope(database, [ownerId], (tx) => noticesOf(tx, ownerId))).questions;
const send = (centre: TestCentre, more: object = {}, input: object = asked) => {
  const { database, ownerId, now } = centre;
  const to = { ownerId, remoteAddress: '192.0.2.7', now: now(), ...more };
  return testStrangers(database).send(sendQuestion, to, input);
};

test('a stranger asks and is given a receipt; the house reads it, the journal holds none of it', async () => {
  const centre = await houseWithNotice();
  const requestKey = 'a-key-of-this-form-alone';
  const { receipt } = await send(centre, { requestKey });
  expect(await send(centre, { requestKey })).toEqual({ receipt });
  expect(await questions(centre)).toMatchObject([{ ...asked, receipt, answer: null }]);
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({
    command: 'privacy.send-question',
    actor: { kind: 'public' },
    changeCount: 1,
  });
  expect(JSON.stringify(entry)).not.toMatch(/Nara|stranger\.example|keep of me/);
});

test('not to a house that has published nothing, not empty, not too long, and by nobody of the house', async () => {
  const [centre, silent] = [await houseWithNotice(), await createTestCentre()];
  await expect(send(silent)).rejects.toMatchObject({ code: 'not_found' });
  for (const input of [
    { ...asked, text: ' ' },
    { ...asked, text: 'x'.repeat(4001) },
    { ...asked, owner: 'x' },
  ])
    await expect(send(centre, {}, input)).rejects.toMatchObject({ code: 'invalid_input' });
  for (const person of Object.values(centre.people))
    expect((await refusalOf(centre, person, sendQuestion, asked)).code).toBe('forbidden');
  expect(await questions(centre)).toEqual([]);
});

test('five an hour from one place, whatever is typed wrong besides; of version 6 a whole network is one place', async () => {
  const centre = await houseWithNotice();
  const from = (remoteAddress: string) => send(centre, { remoteAddress });
  for (let count = 0; count < 3; count += 1)
    await expect(send(centre, { remoteAddress: '2001:db8:a:b::1' }, {})).rejects.toMatchObject({
      code: 'invalid_input',
    });
  for (let count = 0; count < 5; count += 1) await from(`2001:db8:a:b::${count}`);
  const refused = { code: 'too_many_sent' };
  await expect(from('2001:db8:a:b::9')).rejects.toMatchObject(refused);
  await from('2001:db8:a:c::1');
  expect(await questions(centre)).toHaveLength(6);
  centre.setNow('2026-11-19T01:00:01Z');
  await from('2001:db8:a:b::9');
});

test('two hundred a day to one house, from wherever; another house hears its own', async () => {
  const [centre, other] = [await houseWithNotice(), await houseWithNotice()];
  const all = Array.from({ length: 201 }, (_, at) => ({ remoteAddress: `198.51.100.${at}` }));
  const codes: string[] = [];
  for (const one of all)
    await send(centre, one).then(
      () => codes.push('sent'),
      (error: { code: string }) => codes.push(error.code),
    );
  expect(codes.filter((code) => code === 'sent')).toHaveLength(200);
  expect(codes.at(-1)).toBe('too_many_sent');
  await send(other, { remoteAddress: '198.51.101.1' });
});
