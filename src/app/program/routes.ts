import { sql } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../kernel/app-context.ts';
import { notFound } from '../../kernel/errors.ts';
import { freeMegabytes } from '../../kernel/free-space.ts';
import { sendProblem } from '../../kernel/http/problem.ts';
import { webRequest } from '../../kernel/http/web-request.ts';
import { openScreens } from '../../kernel/screens.ts';
import { startOf, streamNews, topicsOf } from '../../kernel/sse.ts';
import { houseScope, type HouseScope } from '../../modules/directory/index.ts';
import { openReading } from '../../kernel/reading.ts';
import { modules } from '../modules.ts';
import type { whoEnters } from '../sign-in/who.ts';
import type { Installation } from './installation.ts';

/** Where the database writes, when that is known, and how much must be free there. */
export type Disk = { readonly folder: string | null; readonly minFreeMegabytes: number };

const healthRoutes = (
  app: FastifyInstance,
  services: Services,
  installation: Installation,
  disk: Disk,
): void => {
  app.get('/health', async () => ({ status: 'alive' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await services.database.drizzle.execute(sql`select 1`);
    } catch {
      return reply.status(503).send({ status: 'not ready', database: 'not answering' });
    }
    const free = await freeMegabytes(disk.folder);
    if (free !== null && free < disk.minFreeMegabytes)
      return reply.status(503).send({ status: 'not ready', disk: 'full' });
    return installation.loading ? { status: 'ready', demonstration: 'loading' } : { status: 'ready' };
  });
};

/** Everything that is no page, with problem documents for errors: health, a house's live stream, the API. */
export const apiRoutes =
  (services: Services, enters: ReturnType<typeof whoEnters>, installation: Installation, disk: Disk) =>
  async (app: FastifyInstance): Promise<void> => {
    await app.register(async (scope) => {
      /** Carries out `work` in the scope of the house in the address, within one reading. */
      const asSender = async <T>(sent: Request, work: (scope: HouseScope) => Promise<T>): Promise<T> => {
        const reading = openReading(services.database);
        try {
          const entered = await enters(sent, reading);
          return await work(
            houseScope(entered, {
              database: services.database,
              showings: services.showings,
              reading,
              now: services.now(),
            }),
          );
        } finally {
          await reading.close();
        }
      };
      const inHouse = <T>(
        request: FastifyRequest,
        reply: FastifyReply,
        work: (scope: HouseScope) => Promise<T>,
      ): Promise<T> => asSender(webRequest(request, reply), work);
      const screens = openScreens(services.live);
      /** Who opens a stream on a house; asked the same question again it fails once they may not. */
      const watcher = async (request: FastifyRequest, reply: FastifyReply) => {
        const sent = webRequest(request, reply);
        const mayStay = () => asSender(sent, async (house) => house);
        const house = await mayStay();
        return { house, sessionId: house.sessionId, userId: house.actor.userId, mayStay };
      };
      scope.setErrorHandler(sendProblem(services.log));
      healthRoutes(scope, services, installation, disk);
      for (const { path, answer } of modules.flatMap((module) => module.api ?? []))
        scope.get(path, (request, reply) => inHouse(request, reply, (house) => answer(house, request.query)));
      scope.get('/c/:slug/live', async (request, reply) => {
        const { house, ...who } = await watcher(request, reply);
        // The answer to HEAD has no body, so nothing would ever end it.
        if (request.method === 'HEAD') return reply.type('text/event-stream').send();
        const watched = { ownerId: house.ownerId, start: startOf(request), topics: topicsOf(request) };
        reply.hijack();
        const screen = screens.admit(reply.raw, who);
        await streamNews(services, watched, screen).catch(() => reply.raw.destroy());
      });
      const means = { shared: services.shared, now: services.now, inHouse, watcher, screens };
      for (const { live } of modules) live?.(scope, means);
      scope.all('/api/*', async () => {
        throw notFound();
      });
    });
  };
