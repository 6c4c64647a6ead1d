import { Readable } from 'node:stream';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAppError } from '../errors.ts';
import { webRequest } from './web-request.ts';

let app: FastifyInstance;

/** What reading a body refuses comes as the cause of what the form's reader throws. */
const refusalOf = (error: unknown) =>
  [error, error instanceof Error ? error.cause : null].find((each) => isAppError(each));

beforeEach(() => {
  app = fastify();
  app.decorateRequest('ownOrigin', 'http://here.example');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.setErrorHandler((error, _request, reply) =>
    reply.status(refusalOf(error)?.status ?? 500).send('error'),
  );
  app.all('/*', async (incoming, reply) => {
    const request = webRequest(incoming, reply, incoming.url === '/files' ? 2 : undefined);
    const form = request.method === 'POST' ? await request.formData() : new FormData();
    return { host: new URL(request.url).host, path: new URL(request.url).pathname, name: form.get('name') };
  });
});
afterEach(() => app.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };

it('reads a form as it was sent', async () => {
  const answer = await app.inject({ method: 'POST', url: '/a', headers: form, payload: 'name=%EA%B9%80+A' });
  expect(answer.json()).toMatchObject({ path: '/a', name: '김 A' });
});

it('keeps its own host whatever stands in the path', async () => {
  const answer = await app.inject({ url: '//elsewhere.example/x', headers: { host: 'here.example' } });
  expect(answer.json()).toMatchObject({ host: 'here.example', path: '//elsewhere.example/x' });
});

it('takes more at an address that says so, and no more than it says', async () => {
  const send = (megabytes: number) =>
    app.inject({
      method: 'POST',
      url: '/files',
      headers: form,
      payload: `name=${'a'.repeat(megabytes * 1_048_576)}`,
    });
  expect((await send(1.5)).statusCode).toBe(200);
  expect((await send(2)).statusCode).toBe(413);
});

it('refuses a body above one megabyte, announced or not', async () => {
  const payload = `name=${'a'.repeat(1_100_000)}`;
  for (const sent of [payload, Readable.from([payload.slice(0, 600_000), payload.slice(600_000)])])
    expect((await app.inject({ method: 'POST', url: '/a', headers: form, payload: sent })).statusCode).toBe(
      413,
    );
});
