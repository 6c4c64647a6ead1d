import type { FastifyInstance } from 'fastify';
import { inOurCodes } from './problem.ts';
import { errorFields, type Log } from '../log.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The route's pattern; pages set it, because Fastify knows them only as `*`. */
    pattern: string;
  }
}

/** One line a request: method, route pattern, status, milliseconds. Addresses and bodies are not logged. */
export const requestLog = (app: FastifyInstance, log: Log): void => {
  app.decorateRequest('pattern', '');
  app.addHook('onResponse', async (request, reply) => {
    log.info('request', {
      id: request.id,
      method: request.method,
      route: request.pattern || request.routeOptions.url || '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
  app.addHook('onError', async (request, _reply, error) => {
    // A refusal is an answer, not an error of ours; its line above has the status.
    if (inOurCodes(error).status === 500)
      log.error('request_failed', { id: request.id, ...errorFields(error) });
  });
};
