import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../actor.ts';
import { appContext, type Services } from '../app-context.ts';
import { handing } from '../handing.ts';
import { i18nFor } from '../i18n.ts';
import { negotiate } from '../languages.ts';
import type { PageMessages } from '../page-messages.ts';
import { openReading, type Reading } from '../reading.ts';
import type { Addresses } from './addresses.ts';
import { bodyOf } from './document-answer.ts';
import { formsOnly } from './forms-only.ts';
import { guardRoutes, type PageCheck } from './guard-routes.ts';
import { notEntered } from './not-entered.ts';
import { ofScript } from './of-script.ts';
import { inOurCodes } from './problem.ts';
import { routePatterns } from './route-pattern.ts';
import { giveFileTime } from './time-limits.ts';
import { webRequest } from './web-request.ts';

/** Says who sends a request, by one statement of its reading; never throws for a stranger, who is `public`. */
export type Enter = (request: Request, reading: Reading, context: RouterContextProvider) => Promise<Actor>;

export interface Pages {
  readonly services: Services;
  readonly loadBuild: () => Promise<ServerBuild>;
  readonly mode: 'production' | 'development';
  readonly enter: Enter;
  /** By the id of its route, the question who may see a page. */
  readonly checks: ReadonlyMap<string, PageCheck>;
  /** By the pattern of its address, how much the form of a page may send where that is more than a megabyte. */
  readonly megabytes: ReadonlyMap<string, number>;
  /** Refuses a request before anybody is asked about it; its route's pattern is known. */
  readonly admit?: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined;
  readonly pageMessages: PageMessages | null;
  /** Where the pages say which methods they take. */
  readonly addresses: Addresses;
  readonly now?: (() => Temporal.Instant) | undefined;
  /** Adds what the shell's own pages need to a request's context. */
  readonly prepare?: ((context: RouterContextProvider) => void) | undefined;
}

const readsOnly = new Set(['GET', 'HEAD']);

/** Who enters; while the database is away nobody does, and each loader and action says so on its page. */
const enteredOr503 = async (entering: Promise<Actor>, context: RouterContextProvider): Promise<Actor> => {
  try {
    return await entering;
  } catch (error) {
    const known = inOurCodes(error);
    if (known.status !== 503) throw error;
    context.set(notEntered, known);
    return { kind: 'public' };
  }
};

const pathOf = ({ originalUrl }: FastifyRequest): string => originalUrl.split(/[?#]/)[0] ?? '';

/** Answers every address that no other route has taken with a React Router page. */
export const pageHandler = async (app: FastifyInstance, pages: Pages): Promise<void> => {
  const build = guardRoutes(await pages.loadBuild(), pages.checks);
  const handle = createRequestHandler(build, pages.mode);
  const patternOf = routePatterns(build.routes);
  pages.addresses.addPages(build.routes);
  formsOnly(app);

  // React Router reads the body itself.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  app.all('/*', async (incoming, reply) => {
    incoming.pattern = patternOf(pathOf(incoming));
    const megabytes = pages.megabytes.get(incoming.pattern);
    if (megabytes !== undefined && incoming.method === 'POST') giveFileTime(incoming.raw);
    const request = webRequest(incoming, reply, megabytes);
    pages.admit?.(incoming, reply);
    const locale = negotiate(request.headers.get('accept-language'), request.headers.get('cookie'));
    const context = new RouterContextProvider();
    const byScript = new URL(request.url).pathname.endsWith('.data');
    context.set(ofScript, byScript);
    const reading = openReading(pages.services.database);
    try {
      const actor = await enteredOr503(pages.enter(request, reading, context), context);
      // A write has a transaction of its own; what is read after it is read anew.
      if (!readsOnly.has(request.method)) await reading.renew();
      context.set(appContext, {
        services: pages.services,
        reading,
        actor,
        locale,
        i18n: await i18nFor(locale),
        pageMessages: pages.pageMessages,
        handing: byScript ? null : handing(),
        nonce: incoming.nonce,
        requestId: incoming.id,
        remoteAddress: incoming.ip,
        now: pages.now ?? (() => Temporal.Now.instant()),
      });
      pages.prepare?.(context);
      reply.header('vary', 'Accept-Language, Cookie');
      // Never hijack here: compression and headers set by plugins would be lost.
      const answer = await handle(request, context);
      // Fastify takes the status of an answer only after its hooks, which need it.
      for (const [name, value] of answer.headers) reply.header(name, value);
      // A page is whole when it is answered: one piece is sent with less work than a stream.
      const body = await bodyOf(answer);
      await reading.close();
      return reply.status(answer.status).send(body);
    } finally {
      await reading.close();
    }
  });
};
