import compress, { type FastifyCompressOptions } from '@fastify/compress';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { RouterContextProvider, ServerBuild } from 'react-router';
import type { Temporal } from 'temporal-polyfill';
import type { Services } from './kernel/app-context.ts';
import { notFound } from './kernel/errors.ts';
import { addressesOf } from './kernel/http/addresses.ts';
import { clientError } from './kernel/http/client-error.ts';
import { type Doors, doors } from './kernel/http/doors.ts';
import { sendErrorPage } from './kernel/http/error-page.ts';
import type { PageCheck } from './kernel/http/guard-routes.ts';
import { type Enter, pageHandler } from './kernel/http/page-handler.ts';
import { nearest } from './kernel/http/own-address.ts';
import { requestLog } from './kernel/http/request-log.ts';
import { retryAfter } from './kernel/http/retry-after.ts';
import { fixedHeaders, securityHeaders } from './kernel/http/security-headers.ts';
import { readPageMessages } from './kernel/page-messages.ts';
import { staticFiles } from './kernel/http/static-files.ts';
import { bodyTimes, timeLimits } from './kernel/http/time-limits.ts';

export interface AppOptions {
  readonly services: Services;
  readonly enter: Enter;
  /** API routes and live streams, registered before the pages. */
  readonly register?: ((app: FastifyInstance) => Promise<void>) | undefined;
  /** The folder of the built browser files; absent in development, where Vite serves them. */
  readonly clientFolder?: string | undefined;
  /** How many proxies in front of the program are our own. */
  readonly proxies?: number | undefined;
  /** By the id of its route, the question who may see a page. */
  readonly checks: ReadonlyMap<string, PageCheck>;
  /** By the pattern of its address, how much the form of a page may send. */
  readonly megabytes: ReadonlyMap<string, number>;
  readonly doors: Doors;
  readonly now?: (() => Temporal.Instant) | undefined;
  /** Refuses a page's request before anybody is asked about it. */
  readonly admit?: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined;
  readonly prepare?: ((context: RouterContextProvider) => void) | undefined;
}

export const loadBuild = async (): Promise<ServerBuild> =>
  // The virtual module's own type differs from ServerBuild only in `undefined` of optional properties.
  (await import('virtual:react-router/server-build')) as ServerBuild;

/**
 * As small as a few milliseconds can make a page: of an agenda of fifty rows Brotli leaves 37.8 KB where Zstandard in the same time leaves
 * 38.6. Gzip is asked by programs, and by browsers that come without TLS, which are near.
 */
const compression: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } },
  zlibOptions: { level: 3 },
};

/** The whole web side as one Fastify instance, ready to listen or to be given requests. */
export const createApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const development = options.clientFolder === undefined;
  const app = fastify({
    forceCloseConnections: true,
    trustProxy: nearest(options.proxies ?? 0),
    ...timeLimits(),
    genReqId: () => randomUUID(),
    logger: false,
    clientErrorHandler: clientError,
    // An address that cannot be decoded never reaches a route, nor the hooks.
    frameworkErrors: (error, request, reply) => {
      reply.headers(fixedHeaders);
      void sendErrorPage(error, request, reply);
    },
  });
  const addresses = addressesOf(app);
  requestLog(app, options.services.log);
  securityHeaders(app, development);
  retryAfter(app);
  doors(app, options.doors, addresses);
  bodyTimes(app);
  app.setErrorHandler(sendErrorPage);
  app.setNotFoundHandler((request, reply) => sendErrorPage(notFound(), request, reply));
  await app.register(compress, { global: true, threshold: 1024, ...compression });
  if (options.clientFolder !== undefined) await staticFiles(app, options.clientFolder);
  await options.register?.(app);
  const { services, enter, checks, megabytes, admit, now, prepare } = options;
  const pageMessages = options.clientFolder === undefined ? null : readPageMessages(options.clientFolder);
  const mode = development ? 'development' : 'production';
  await app.register(async (scope) =>
    pageHandler(scope, {
      services,
      enter,
      checks,
      megabytes,
      admit,
      pageMessages,
      addresses,
      now,
      prepare,
      mode,
      loadBuild,
    }),
  );
  await app.ready();
  return app;
};
