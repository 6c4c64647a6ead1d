import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../kernel/app-context.ts';
import type { HouseAudience } from '../../kernel/audience.ts';
import { notFound } from '../../kernel/errors.ts';
import { freeMegabytes } from '../../kernel/free-space.ts';
import { sendProblem } from '../../kernel/http/problem.ts';
import { webRequest } from '../../kernel/http/web-request.ts';
import { openScreens } from '../../kernel/screens.ts';
import { houseScope, type HouseScope } from '../../modules/directory/index.ts';
import { openReading } from '../../kernel/reading.ts';
import { everyApi, everyStream } from '../addresses.ts';
import { beginPasskeySignIn } from '../sign-in/passkey-sign-in.ts';
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

/** Everything that is no page, with problem documents for errors: health, the API, the streams. */
export const apiRoutes =
  (services: Services, enters: ReturnType<typeof whoEnters>, installation: Installation, disk: Disk) =>
  async (app: FastifyInstance): Promise<void> => {
    await app.register(async (scope) => {
      /** Carries out `work` in the scope of the house in the address, for this audience, within one reading. */
      const inHouse = async <T>(
        sent: Request,
        who: HouseAudience,
        work: (scope: HouseScope) => Promise<T>,
      ): Promise<T> => {
        const reading = openReading(services.database);
        try {
          const { database, showings } = services;
          const means = { database, showings, reading, now: services.now() };
          return await work(houseScope(await enters(sent, reading), who, means));
        } finally {
          await reading.close();
        }
      };
      const screens = openScreens(services.live);
      scope.setErrorHandler(sendProblem(services.log));
      healthRoutes(scope, services, installation, disk);
      // No page: the sign-in page's script asks while somebody waits for her device.
      scope.post('/api/passkey-challenge', async (request, reply) => {
        const asked = { address: webRequest(request, reply).url, remoteAddress: request.ip };
        return beginPasskeySignIn(installation.accounts, asked, services.now());
      });
      for (const { path, who, answer } of everyApi)
        scope.get(path, async (request, reply) => {
          const document = await inHouse(webRequest(request, reply), who, (house) =>
            answer(house, request, services),
          );
          return reply.type('application/json').send(document);
        });
      for (const { path, who, open } of everyStream)
        scope.get(path, async (request, reply) => {
          const sent = webRequest(request, reply);
          const { watcher, follow } = await inHouse(sent, who, async (house) => ({
            follow: await open(house, request, services),
            watcher: {
              sessionId: house.sessionId,
              userId: house.actor.userId,
              mayStay: () => inHouse(sent, who, async () => {}),
            },
          }));
          // The answer to HEAD has no body, so nothing would ever end it.
          if (request.method === 'HEAD') return reply.type('text/event-stream').send();
          reply.hijack();
          await follow(screens.admit(reply.raw, watcher)).catch(() => reply.raw.destroy());
        });
      scope.all('/api/*', async () => {
        throw notFound();
      });
    });
  };
