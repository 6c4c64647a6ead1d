import { createServer } from 'node:net';
import { and, asc, eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestCentre, type TestCentre } from '../../testing/centre.ts';
import { journalOf } from '../../testing/board.ts';
import { mailFrom, mailOfTests } from '../../testing/mail.ts';
import { openMailServer } from '../../testing/mail-server.ts';
import { command } from '../command.ts';
import { takeMails } from '../commands/take-mails.ts';
import { endLinks, makeLink } from '../link-use.ts';
import { withScope } from '../scope.ts';
import { mail } from '../tables.ts';
import { deliver } from './deliver.ts';
import { mailKind } from './kinds.ts';
import type { MailPort } from './port.ts';
import { writeMails } from './write-mail.ts';

const greeting = mailKind<{ on: string }>({
  kind: 'test.greeting',
  params: z.object({ on: z.iso.date() }).strict(),
  subject: ({ locale }, { on }) => `Greeting ${locale} ${on}\r\nBcc: everybody@house.example`,
  text: ({ locale }, { on }, { link, page }) => [`${locale}: ${on}`, link ?? '', page('/')],
});

/** A command of a test's own that writes mails to these addresses. */
const greet = command({
  name: 'test.greet',
  input: z.object({ addresses: z.array(z.string()), linked: z.boolean().default(false) }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: async (context, { addresses, linked }) => {
    const subject = context.newId();
    const more = linked
      ? { linkId: await makeLink(context, { purpose: 'test', subject, days: 1, uses: 1 }) }
      : {};
    const ids = await writeMails(
      context,
      greeting,
      addresses.map((address) => ({ address, recipient: null, params: { on: '2026-11-19' }, ...more })),
    );
    return { ids, subject };
  },
});
const endThem = command({
  name: 'test.end-links',
  input: z.object({ subject: z.uuid() }).strict(),
  load: async () => undefined,
  permit: () => true,
  run: (context, { subject }) => endLinks(context, 'test', subject),
});

const closing: Array<() => Promise<void> | void> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const served = async (answers?: (address: string) => number | null, patience?: number) => {
  const server = await openMailServer(answers);
  const port = mailOfTests(server.url, {
    kinds: [greeting],
    ...(patience === undefined ? {} : { patience }),
  });
  closing.push(() => port.transport?.close(), server.close);
  return { ...server, port };
};

const log = { info: () => {}, warn: () => {}, error: () => {} };
const send = ({ database, ownerId, now }: TestCentre, port: MailPort) =>
  deliver({ database, log, mail: port, now }, ownerId);
const states = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) =>
    tx
      .select({
        address: mail.address,
        state: mail.state,
        code: mail.code,
        tries: mail.tries,
        nextAt: mail.nextAt,
      })
      .from(mail)
      .where(and(eq(mail.ownerId, ownerId)))
      .orderBy(asc(mail.address)),
  );

test('a mail that a command wrote goes out once, in every language, by an address that knows it again', async () => {
  const centre = await createTestCentre();
  const { received, port } = await served();
  const { ids } = await centre.as(centre.people.chair, greet, {
    addresses: ['a@house.example'],
    linked: true,
  });
  expect(received).toEqual([]);
  expect(await send(centre, port)).toBe(1);
  expect(await send(centre, port)).toBe(0);
  expect(received).toHaveLength(1);
  const [{ from, to, raw } = { from: '', to: '', raw: '' }] = received;
  expect(to).toBe('a@house.example');
  expect(port.returns.read(from)).toEqual({ way: 'bounce', id: ids[0] });
  const read = await PostalMime.parse(raw);
  expect(read.messageId).toBe(`<${ids[0]}@hospital.example>`);
  expect(read.from).toMatchObject({ address: mailFrom, name: 'Consilium' });
  expect(read.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  expect(read.headers.some(({ key }) => key === 'bcc')).toBe(false);
  expect(read.subject).toBe(
    'Greeting en 2026-11-19  Bcc: everybody@house.example · Greeting ko 2026-11-19  Bcc: everybody@house.example',
  );
  expect(read.text).toMatch(/en: 2026-11-19[\s\S]*http:\/\/localhost\/l\/[\w-]{64}[\s\S]*ko: 2026-11-19/);
  expect(await states(centre)).toMatchObject([{ state: 'sent', code: null, tries: 1 }]);
  const entries = await journalOf(centre);
  expect(entries.map(({ command: name }) => name)).toEqual([
    'kernel.note-mails',
    'kernel.take-mails',
    'test.greet',
    ...entries.slice(3).map(({ command: name }) => name),
  ]);
  expect(JSON.stringify(entries)).not.toContain('house.example');
});

test('who is refused for good is not tried again, who is not taken now is, until two days are over', async () => {
  const centre = await createTestCentre();
  let busy = true;
  const { received, port } = await served((address) => {
    if (address.startsWith('nobody')) return 550;
    return address.startsWith('busy') && busy ? 451 : null;
  });
  const addresses = [
    'fine@house.example',
    'nobody@house.example',
    'busy@house.example',
    'busy2@house.example',
  ];
  await centre.as(centre.people.chair, greet, { addresses });
  expect(await send(centre, port)).toBe(4);
  expect(await states(centre)).toMatchObject([
    { address: 'busy2@house.example', state: 'waiting', code: '451', tries: 1 },
    { address: 'busy@house.example', state: 'waiting', code: '451', tries: 1 },
    { address: 'fine@house.example', state: 'sent' },
    { address: 'nobody@house.example', state: 'refused', code: '550' },
  ]);
  expect(received.map(({ to }) => to)).toEqual(['fine@house.example']);
  expect(await send(centre, port)).toBe(0);
  // After a minute, five, half an hour, two hours, eight, a day and a day.
  let at = centre.now();
  for (const minutes of [1, 5, 30, 120, 480, 1440]) {
    at = at.add({ minutes });
    centre.setNow(at.subtract({ seconds: 1 }).toString());
    expect(await send(centre, port)).toBe(0);
    centre.setNow(at.toString());
    expect(await send(centre, port)).toBe(2);
  }
  busy = false;
  centre.setNow(at.add({ minutes: 1440 }).toString());
  expect(await send(centre, port)).toBe(2);
  expect(received).toHaveLength(3);
  busy = true;
  await centre.as(centre.people.chair, greet, { addresses: ['busy3@house.example'] });
  for (const minutes of [0, 1, 5, 30, 120, 480, 1440, 1440]) {
    centre.setNow(centre.now().add({ minutes }).toString());
    await send(centre, port);
  }
  expect((await states(centre)).find(({ address }) => address.startsWith('busy3'))).toMatchObject({
    state: 'refused',
    code: '451',
    tries: 8,
  });
});

test('without a server mails wait; one that is not there, or says nothing, is tried again', async () => {
  const centre = await createTestCentre();
  await centre.as(centre.people.chair, greet, { addresses: ['a@house.example'] });
  expect(await send(centre, mailOfTests(null, { kinds: [greeting] }))).toBe(0);
  expect(await states(centre)).toMatchObject([{ state: 'waiting', tries: 0 }]);
  const silent = createServer();
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
  const address = silent.address();
  const url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const slow = mailOfTests(url, { kinds: [greeting], patience: 200 });
  expect(await send(centre, slow)).toBe(1);
  slow.transport?.close();
  expect(await states(centre)).toMatchObject([{ state: 'waiting', tries: 1, code: 'ETIMEDOUT' }]);
  await new Promise((resolve) => {
    silent.close(resolve);
  });
  const away = mailOfTests(url, { kinds: [greeting], patience: 500 });
  centre.setNow(centre.now().add({ minutes: 1 }).toString());
  expect(await send(centre, away)).toBe(1);
  away.transport?.close();
  expect(await states(centre)).toMatchObject([
    { state: 'waiting', tries: 2, code: expect.stringMatching(/^E/) },
  ]);
});

test('two processes at once send each mail once; one that was killed while it had mails leaves them to another', async () => {
  const centre = await createTestCentre();
  const { received, port } = await served();
  const addresses = Array.from({ length: 45 }, (_, index) => `a${index}@house.example`);
  await centre.as(centre.people.chair, greet, { addresses });
  const done = await Promise.all([send(centre, port), send(centre, port), send(centre, port)]);
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(45);
  expect(received.map(({ to }) => to).toSorted()).toEqual(addresses.toSorted());
  await centre.as(centre.people.chair, greet, { addresses: ['late@house.example'] });
  await centre.as({ kind: 'job', name: 'mail' }, takeMails, { most: 20 });
  expect(await send(centre, port)).toBe(0);
  centre.setNow(centre.now().add({ minutes: 5 }).toString());
  expect(await send(centre, port)).toBe(1);
  expect(received).toHaveLength(46);
});

test('a mail whose link was withdrawn does not go; one that cannot be written is not tried', async () => {
  const centre = await createTestCentre();
  const { received, port } = await served();
  const { subject } = await centre.as(centre.people.chair, greet, {
    addresses: ['a@house.example'],
    linked: true,
  });
  await centre.as(centre.people.chair, endThem, { subject });
  await send(centre, port);
  expect(await states(centre)).toMatchObject([{ state: 'withdrawn', code: 'link_over' }]);
  await centre.as(centre.people.chair, greet, { addresses: ['b@house.example'] });
  const unknowing = { ...port, ...mailOfTests(null, { kinds: [] }), transport: port.transport };
  await send(centre, unknowing);
  expect((await states(centre))[1]).toMatchObject({ state: 'refused', code: 'not_written' });
  expect(received).toEqual([]);
});

test('a house sends its own mails alone', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { received, port } = await served();
  await centre.as(centre.people.chair, greet, { addresses: ['a@house.example'] });
  expect(await send(other, port)).toBe(0);
  expect(received).toEqual([]);
});
