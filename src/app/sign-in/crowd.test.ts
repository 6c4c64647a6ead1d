import { EventEmitter } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { crowdedSignIn } from './crowd.ts';

const sent = (parts: Partial<Record<'method' | 'pattern' | 'cookie', string>> = {}) =>
  ({
    method: parts.method ?? 'POST',
    pattern: parts.pattern ?? '/sign-in',
    headers: { cookie: parts.cookie },
  }) as unknown as FastifyRequest;
const replyOf = () => ({ raw: new EventEmitter() }) as unknown as FastifyReply;

it('refuses sign-ins beyond so many at once, until one is answered or gone', () => {
  const admit = crowdedSignIn(2);
  const first = replyOf();
  admit(sent(), first);
  admit(sent(), replyOf());
  expect(() => admit(sent(), replyOf())).toThrow(
    expect.objectContaining({ code: 'too_many_at_once', status: 429 }),
  );
  first.raw.emit('close');
  admit(sent(), replyOf());
  expect(() => admit(sent(), replyOf())).toThrow();
});

it('keeps nobody else waiting: other pages, readers, browsers somebody has signed in from', () => {
  const admit = crowdedSignIn(0);
  const known = `consilium.browser=${'b'.repeat(22)}.${'m'.repeat(22)}`;
  for (const other of [{ method: 'GET' }, { pattern: '/account' }, { cookie: known }])
    expect(() => admit(sent(other), replyOf())).not.toThrow();
  expect(() => admit(sent({ cookie: 'consilium.browser=x' }), replyOf())).toThrow();
});
