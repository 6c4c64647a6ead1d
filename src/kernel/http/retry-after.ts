import type { FastifyInstance } from 'fastify';

const seconds = 5;

/** Every 503 says when to come back: the database is looked for again within that time. */
export const retryAfter = (app: FastifyInstance): void => {
  app.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', seconds);
  });
};
