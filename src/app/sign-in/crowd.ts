import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/errors.ts';
import { hasBrowser } from './known-browser.ts';

/**
 * Refuses sign-ins beyond `most` at once before anybody is asked about them, so that many wrong ones cost those who work
 * here little. A browser that somebody has signed in from is let through to the gate, which knows it better.
 */
export const crowdedSignIn = (most: number): ((request: FastifyRequest, reply: FastifyReply) => void) => {
  let inside = 0;
  return (request, reply) => {
    if (request.method !== 'POST' || request.pattern !== '/sign-in') return;
    if (hasBrowser(request.headers.cookie ?? null)) return;
    if (inside >= most) throw new AppError('too_many_at_once', 429);
    inside += 1;
    reply.raw.once('close', () => {
      inside -= 1;
    });
  };
};
