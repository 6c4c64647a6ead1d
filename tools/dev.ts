import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { createServer as createViteServer, type ViteDevServer } from 'vite';
import { openResources, type Resources } from '../src/app/program/open-resources.ts';
import { readConfig } from '../src/kernel/config.ts';
import { onLauncherGone } from '../src/kernel/launcher.ts';

/*
 * Development: pages and server code change without a restart while cluster and pool stay open.
 * This file and what it imports are loaded by Node itself, everything else by Vite. No class or context may be
 * shared between the two (each would exist twice), so only the database connection and settings cross over.
 */

type ServerModule = typeof import('../src/server.ts');
type AssembleModule = typeof import('../src/app/program/assemble.ts');
type ServeModule = typeof import('../src/app/program/serve.ts');
type Running = { app: FastifyInstance; stop: () => Promise<void> };

/** The application made from the newest code; the previous one is closed when the code has changed. */
const newestApp = (vite: ViteDevServer, resources: Resources) => {
  let current: { module: unknown; running: Promise<Running> } | undefined;
  const make = async (server: ServerModule): Promise<Running> => {
    const { assemble } = (await vite.ssrLoadModule('/src/app/program/assemble.ts')) as AssembleModule;
    const { welcome } = (await vite.ssrLoadModule('/src/app/program/serve.ts')) as ServeModule;
    const assembly = await assemble(resources);
    void welcome(assembly, `http://${config.host}:${config.port}`);
    return { app: await server.createApp(assembly.options), stop: assembly.stop };
  };
  const end = ({ app, stop }: Running) => app.close().then(stop);
  return {
    get: async (): Promise<FastifyInstance> => {
      const server = (await vite.ssrLoadModule('/src/server.ts')) as ServerModule;
      if (current?.module !== server) {
        const previous = current;
        current = { module: server, running: make(server) };
        void previous?.running.then(end);
      }
      return (await current.running).app;
    },
    stop: async (): Promise<void> => current?.running.then(end),
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

const tell = (message: string): void => console.error(message);
const config = readConfig(process.env);
const resources = await openResources(config, 'dev', 'the development server', tell);
const http = createHttpServer();
const vite = await createViteServer({ server: { middlewareMode: { server: http }, hmr: { server: http } } });
const app = newestApp(vite, resources);
http.on('request', (request, response) => {
  vite.middlewares(request, response, () => void answer(app.get, vite, request, response));
});
http.listen(config.port, config.host, () => console.error(`http://${config.host}:${config.port}`));
void app.get();

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  http.closeAllConnections();
  http.close();
  await app.stop();
  await vite.close();
  await resources.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
onLauncherGone(() => void stop());
resources.onEnd(() => process.exit(1));
