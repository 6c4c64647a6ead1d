import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { createServer as createViteServer, type ViteDevServer } from 'vite';
import { openResources, type Resources } from '../src/app/open-resources.ts';

/*
 * Development: pages and server code change without a restart while cluster and pool stay open.
 * This file and what it imports are loaded by Node itself, everything else by Vite. No class or context may be
 * shared between the two (each would exist twice), so only the database connection and settings cross over.
 */

type ServerModule = typeof import('../src/server.ts');
type OptionsModule = typeof import('../src/app/app-options.ts');

/** The application made from the newest code; the previous one is closed when the code has changed. */
const newestApp = (vite: ViteDevServer, resources: Resources) => {
  let current: { module: unknown; app: Promise<FastifyInstance> } | undefined;
  const make = async (server: ServerModule): Promise<FastifyInstance> => {
    const { appOptions } = (await vite.ssrLoadModule('/src/app/app-options.ts')) as OptionsModule;
    return await server.createApp(await appOptions(resources));
  };
  return async (): Promise<FastifyInstance> => {
    const server = (await vite.ssrLoadModule('/src/server.ts')) as ServerModule;
    if (current?.module !== server) {
      const previous = current;
      current = { module: server, app: make(server) };
      void previous?.app.then((app) => app.close());
    }
    return await current.app;
  };
};

const answer = async (
  app: () => Promise<FastifyInstance>,
  vite: ViteDevServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    (await app()).routing(request, response);
  } catch (error) {
    if (error instanceof Error) vite.ssrFixStacktrace(error);
    console.error(error);
    response.writeHead(500, { 'content-type': 'text/plain' }).end('See the console.');
  }
};

const resources = await openResources();
const http = createHttpServer();
const vite = await createViteServer({ server: { middlewareMode: { server: http }, hmr: { server: http } } });
const app = newestApp(vite, resources);
http.on('request', (request, response) => {
  vite.middlewares(request, response, () => void answer(app, vite, request, response));
});

const port = Number(process.env['PORT'] ?? 3000);
http.listen(port, '127.0.0.1', () => console.error(`http://127.0.0.1:${port}`));

const stop = async (): Promise<void> => {
  http.closeAllConnections();
  http.close();
  await vite.close();
  await resources.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
