import { sql } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../kernel/app-context.ts';
import { notFound } from '../../kernel/errors.ts';
import { sendProblem } from '../../kernel/http/problem.ts';
import { webRequest } from '../../kernel/http/web-request.ts';
import { streamJournal } from '../../kernel/sse.ts';
import { houseScope } from '../../modules/directory/index.ts';
import { scorecardRoute } from '../../modules/quality/index.ts';
import { actorOf } from '../sign-in/who.ts';
import type { Installation } from './installation.ts';

const healthRoutes = (app: FastifyInstance, services: Services, installation: Installation): void => {
  app.get('/health', async () => ({ status: 'alive' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await services.database.drizzle.execute(sql`select 1`);
    } catch {
      return reply.status(503).send({ status: 'not ready', database: 'not answering' });
    }
    return installation.loading ? { status: 'ready', demonstration: 'loading' } : { status: 'ready' };
  });
};

/** Everything that is no page, with problem documents for errors: health, a house's live stream, the API. */
export const apiRoutes =
  (services: Services, installation: Installation) =>
  async (app: FastifyInstance): Promise<void> => {
    await app.register(async (scope) => {
      const authenticate = actorOf(installation.accounts, services.database, services.now);
      const scopeOf = async (request: FastifyRequest, reply: FastifyReply) => {
        const actor = await authenticate(webRequest(request, reply));
        const { slug } = request.params as { slug: string };
        return houseScope(services.database, actor, slug, services.now());
      };
      scope.setErrorHandler(sendProblem(services.log));
      healthRoutes(scope, services, installation);
      scorecardRoute(scope, scopeOf);
      scope.get('/c/:slug/live', async (request, reply) => {
        const { ownerId } = await scopeOf(request, reply);
        await streamJournal(services, ownerId, request, reply);
      });
      scope.all('/api/*', async () => {
        throw notFound();
      });
    });
  };
