import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientError } from './client-error.ts';
import { bodyTimes, giveFileTime, timeLimits } from './time-limits.ts';
import { webRequest } from './web-request.ts';

const times = { headers: 300, request: 600, file: 1_500, quiet: 5_000, look: 50 };
const app = fastify({
  ...timeLimits(times),
  clientErrorHandler: clientError,
});
bodyTimes(app, times);
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', (_request, _payload, done) => done(null));
app.decorateRequest('ownOrigin', 'http://localhost');
app.post('/', async (incoming, reply) => {
  const form = await webRequest(incoming, reply).formData();
  return { fields: [...form.keys()] };
});
app.post('/file', async (incoming, reply) => {
  giveFileTime(incoming.raw, times);
  const form = await webRequest(incoming, reply).formData();
  return { fields: [...form.keys()] };
});

beforeAll(() => app.listen({ port: 0, host: '127.0.0.1' }));
afterAll(() => app.close());

const head = [
  'POST / HTTP/1.1',
  'host: localhost',
  'content-type: application/x-www-form-urlencoded',
  'content-length: 400',
  '',
  '',
].join('\r\n');

/** What the server says to somebody who sends these pieces, one each tenth of a second, and then nothing more. */
const told = async (pieces: readonly string[]): Promise<string> => {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let said = '';
  const ended = new Promise<void>((done) => {
    socket.on('data', (bytes) => void (said += String(bytes)));
    socket.on('error', () => {});
    socket.on('close', () => done());
  });
  for (const piece of pieces) {
    if (socket.destroyed) break;
    socket.write(piece);
    await pause(100);
  }
  await ended;
  return said;
};

test.each([
  ['headers that never end', [head.slice(0, 30)]],
  ['headers that trickle', Array.from(head)],
  ['a body that stalls', [head, 'name=value']],
  ['a body that trickles', [head, ...Array.from('name=value'.repeat(40))]],
])('%s meet 408 and the end of the connection', async (_, pieces) => {
  expect(await told(pieces)).toMatch(/^HTTP\/1\.1 408 /);
});

test('a file may come slowly, and not for ever', async () => {
  const slow = (tenths: number) => [
    head.replace('/', '/file'),
    ...Array.from({ length: tenths }, () => 'x'),
    `name=${'x'.repeat(395 - tenths)}`,
    '',
  ];
  const begun = Date.now();
  expect(await told(slow(9))).toContain('{"fields":');
  expect(Date.now() - begun).toBeGreaterThan(900);
  expect(await told(slow(40))).toMatch(/^HTTP\/1\.1 408 /);
}, 20_000);

test('a request that arrives in time is answered', async () => {
  expect(await told([head, `name=${'x'.repeat(395)}`, ''])).toContain('{"fields":["name"]}');
}, 10_000);
