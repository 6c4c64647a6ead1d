import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { belongsTo } from '../../kernel/actor.ts';
import type { Services } from '../../kernel/app-context.ts';
import { signInNeeded, notFound } from '../../kernel/errors.ts';
import { webRequest } from '../../kernel/http/web-request.ts';
import { streamJournal } from '../../kernel/sse.ts';
import { houseBySlug } from '../../modules/directory/index.ts';
import { actorOf } from '../sign-in/who.ts';
import type { Installation } from './installation.ts';

/** Everything that is no page: whether the program lives and is ready, and the live stream of a house. */
export const apiRoutes =
  (services: Services, installation: Installation) =>
  async (app: FastifyInstance): Promise<void> => {
    const authenticate = actorOf(installation.accounts, services.database, services.now);
    app.get('/health', async () => ({ status: 'alive' }));
    app.get('/ready', async (_request, reply) => {
      try {
        await services.database.drizzle.execute(sql`select 1`);
      } catch {
        return reply.status(503).send({ status: 'not ready', database: 'not answering' });
      }
      return installation.loading ? { status: 'ready', demonstration: 'loading' } : { status: 'ready' };
    });
    app.get<{ Params: { slug: string } }>('/c/:slug/live', async (request, reply) => {
      const actor = await authenticate(webRequest(request, reply));
      if (actor.kind !== 'user') throw signInNeeded();
      const house = await houseBySlug(services.database, request.params.slug);
      if (!house || !belongsTo(actor, house.id)) throw notFound();
      await streamJournal(services, house.id, request, reply);
    });
  };
