import { connect } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { addressesOf } from './addresses.ts';
import { clientError } from './client-error.ts';
import { type Doors, doors } from './doors.ts';
import { sendErrorPage } from './error-page.ts';
import { nearest } from './own-address.ts';
import { formsOnly } from './forms-only.ts';
import type { ServerBuild } from 'react-router';

const pages = {
  form: { id: 'form', path: '/form', module: { action: () => null } },
  page: { id: 'page', path: '/page', module: {} },
} as unknown as ServerBuild['routes'];

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const opened = async (rules: Partial<Doors> = {}): Promise<FastifyInstance> => {
  app = fastify({ clientErrorHandler: clientError });
  const addresses = addressesOf(app);
  doors(app, { origin: null, onlyHere: () => false, ...rules }, addresses);
  app.setErrorHandler(sendErrorPage);
  app.get('/health', async () => 'alive');
  app.get('/api/c/:slug/card', async () => ({}));
  app.all('/api/*', async (_request, reply) => reply.status(404).send());
  await app.register(async (scope) => {
    addresses.addPages(pages);
    formsOnly(scope);
    scope.addContentTypeParser('application/x-www-form-urlencoded', (_request, _body, done) => done(null));
    scope.all('/*', async () => 'page');
  });
  return app;
};

const host = 'localhost:3000';
const form = { host, 'content-type': 'application/x-www-form-urlencoded' };
const status = async (opening: FastifyInstance, options: object) =>
  (await opening.inject(options)).statusCode;

it('refuses what another site sends, to pages, resource routes and programs alike', async () => {
  const door = await opened();
  for (const url of ['/form', '/page', '/api/c/x/card']) {
    const method = url === '/form' ? ('POST' as const) : ('GET' as const);
    const sent = (headers: object) => status(door, { method, url, headers: { ...form, ...headers } });
    expect(await sent({})).toBe(200);
    expect(await sent({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).toBe(200);
    for (const foreign of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: 'http://localhost:3001' },
      { origin: 'http://localhost:3000, https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-origin, cross-site' },
    ])
      expect(await sent(foreign)).toBe(403);
  }
});

it('lets a link from elsewhere lead to a page, but no form', async () => {
  const door = await opened();
  const headers = { ...form, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect(await status(door, { url: '/page', headers })).toBe(200);
  expect(await status(door, { method: 'POST', url: '/form', headers })).toBe(403);
});

it('answers under its own name only, except to machines that ask whether it lives', async () => {
  const door = await opened();
  const named = (name: string, url = '/page') => status(door, { url, headers: { host: name } });
  for (const own of [host, '127.0.0.1', '[::1]:80', '192.168.1.5:3000']) expect(await named(own)).toBe(200);
  expect(await named('elsewhere.example')).toBe(421);
  expect(await named('a b')).toBe(400);
  expect(await named('elsewhere.example', '/health')).toBe(200);
});

it('answers under the address of its settings and no other', async () => {
  const door = await opened({ origin: 'https://tumour-board.example' });
  const named = (name: string) => status(door, { url: '/page', headers: { host: name } });
  expect(await named('tumour-board.example')).toBe(200);
  for (const other of ['localhost', 'tumour-board.example:8080', 'a.tumour-board.example'])
    expect(await named(other)).toBe(421);
  const origin = 'https://tumour-board.example';
  const headers = { ...form, host: 'tumour-board.example', origin };
  expect(await status(door, { method: 'POST', url: '/form', headers })).toBe(200);
});

it('answers nobody else while the demonstration is for this computer only', async () => {
  const door = await opened({ onlyHere: () => true });
  const asked = (more: object) => status(door, { url: '/page', headers: { host, ...more } });
  expect(await asked({})).toBe(200);
  expect(await asked({ host: '192.168.1.5' })).toBe(403);
  expect(await asked({ 'x-forwarded-for': '10.0.0.1' })).toBe(403);
  expect(await asked({ via: '1.1 proxy' })).toBe(403);
  const remote = { url: '/page', headers: { host }, remoteAddress: '192.168.1.9' };
  expect(await status(door, remote)).toBe(403);
});

it('says which methods an address takes', async () => {
  const door = await opened();
  for (const [method, url, allow] of [
    ['PUT', '/form', 'GET, HEAD, POST'],
    ['POST', '/page', 'GET, HEAD'],
    ['POST', '/page.data', 'GET, HEAD'],
    ['TRACE', '/page', 'GET, HEAD'],
    ['OPTIONS', '/form', 'GET, HEAD, POST'],
    ['POST', '/api/c/x/card', 'GET, HEAD'],
    ['PROPFIND', '/page', 'GET, HEAD'],
  ] as const) {
    const answer = await door.inject({ method: method as 'PUT', url, headers: { host } });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, allow]);
  }
  const refused = await door.inject({ method: 'POST', url: '/api/c/x/card', headers: { host } });
  expect(refused.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
});

it('takes forms in UTF-8 and nothing else', async () => {
  const door = await opened();
  const sent = (headers: object) =>
    status(door, { method: 'POST', url: '/form', headers: { host, ...headers } });
  expect(await sent(form)).toBe(200);
  for (const headers of [
    {},
    { 'content-type': 'application/json' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'multipart/form-data' },
    { 'content-type': 'application/x-www-form-urlencoded; charset=euc-kr' },
    { ...form, 'content-encoding': 'gzip' },
  ])
    expect(await sent(headers)).toBe(415);
});

/** What a connection is answered that sends this text as it is. */
const raw = (port: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
  });

it('answers what is no HTTP at all without a 500', async () => {
  const door = await opened();
  const { port } = new URL(await door.listen({ port: 0, host: '127.0.0.1' }));
  const end = `host: localhost\r\nconnection: close\r\n\r\n`;
  for (const [text, first] of [
    [`BREW /page HTTP/1.1\r\n${end}`, 'HTTP/1.1 405'],
    [`GET /page HTTP/1.1\r\nhost: localhost\r\nhost: elsewhere\r\nconnection: close\r\n\r\n`, 'HTTP/1.1 400'],
    [`GET /page HTTP/1.1\r\nx: ${'a'.repeat(40_000)}\r\n${end}`, 'HTTP/1.1 431'],
    [`POST /form HTTP/1.1\r\ncontent-length: many\r\n${end}`, 'HTTP/1.1 400'],
    [`POST /form HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n${end}`, 'HTTP/1.1 400'],
    [`GET /page HTTP/1.0\r\n\r\n`, 'HTTP/1.1 400'],
    ['\u0000\u0001\r\n\r\n', 'HTTP/1.1 405'],
  ] as const)
    expect((await raw(Number(port), text)).slice(0, 12)).toBe(first);
});

it.each([
  [0, undefined, '10.0.0.9'],
  [0, '1.1.1.1', '10.0.0.9'],
  [1, '1.1.1.1, 2.2.2.2', '2.2.2.2'],
  [2, '1.1.1.1, 2.2.2.2, 10.0.0.8', '2.2.2.2'],
  [1, undefined, '10.0.0.9'],
])('with %d proxies and %s a reader comes from %s', async (proxies, forwarded, address) => {
  app = fastify({ trustProxy: nearest(proxies) });
  app.get('/', async (request) => request.ip);
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect((await app.inject({ url: '/', headers, remoteAddress: '10.0.0.9' })).body).toBe(address);
});

it('refuses methods that no page and no program uses, at every address', async () => {
  const door = await opened();
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH'])
    for (const url of ['/api', '/api/x', '/page', '/form', '/nowhere'])
      expect([method, url, await status(door, { method, url, headers: { host } })]).toEqual([
        method,
        url,
        405,
      ]);
});
