import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const oneYear = 31_536_000;

/** Serves the browser files of the build; names under `assets/` hold their content's hash and never change. */
export const staticFiles = async (app: FastifyInstance, folder: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: `${folder}/assets`,
    prefix: '/assets/',
    cacheControl: false,
    // The build compresses each file once, as small as it gets.
    preCompressed: true,
    // What never changes is never asked for again: nothing to compare, on each of twenty files.
    etag: false,
    lastModified: false,
    acceptRanges: false,
    setHeaders: (response) => {
      response.setHeader('cache-control', `public, max-age=${oneYear}, immutable`);
    },
  });
  for (const address of ['/favicon.svg', '/favicon.ico']) {
    app.get(address, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=86400').sendFile('favicon.svg', folder),
    );
  }
};
