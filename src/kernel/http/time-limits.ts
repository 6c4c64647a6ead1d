import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { clientError } from './client-error.ts';

/** Milliseconds; tests shorten them. */
export type Times = {
  /** For the headers of a request to arrive. */
  readonly headers: number;
  /** For a whole request to arrive, its body too, however steadily it trickles. */
  readonly request: number;
  /** For one that brings a file, over a phone's line. */
  readonly file: number;
  /** For a quiet connection to stay. */
  readonly quiet: number;
  /** How often the connections are looked at: a limit is kept at the latest so much later. */
  readonly look: number;
};

export const usualTimes: Times = {
  headers: 15_000,
  request: 30_000,
  file: 300_000,
  quiet: 72_000,
  look: 2_000,
};

/** A server's limits of time. Node looks at its connections only every half minute unless it is told otherwise. */
export const timeLimits = ({ headers, file, quiet, look }: Times = usualTimes) => ({
  requestTimeout: file,
  keepAliveTimeout: quiet,
  http: { headersTimeout: headers, requestTimeout: file, connectionsCheckingInterval: look },
});

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

const late = () => Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });

const begin = (request: IncomingMessage, milliseconds: number): void => {
  clearTimeout(timers.get(request));
  const timer = setTimeout(() => {
    if (!request.complete) clientError(late(), request.socket);
  }, milliseconds);
  timers.set(request, timer.unref());
};

/** Ends a request whose body has not come whole in its time: the server's own limit is that of files. */
export const bodyTimes = (app: FastifyInstance, { request: milliseconds }: Times = usualTimes): void => {
  app.addHook('onRequest', async ({ raw }) => {
    if (raw.complete || raw.method === 'GET' || raw.method === 'HEAD') return;
    begin(raw, milliseconds);
    raw.once('close', () => clearTimeout(timers.get(raw)));
  });
};

/** Gives a request the time of one that brings a file. */
export const giveFileTime = (request: IncomingMessage, { file }: Times = usualTimes): void =>
  begin(request, file);
