import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { isLoopback } from '../loopback.ts';
import type { Addresses } from './addresses.ts';
import { hostName, isOwnHost, isOwnRequest } from './own-address.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Scheme, host and port under which this request reached us, as people type them. */
    ownOrigin: string;
  }
}

export interface Doors {
  /** The address people type, when the settings name it: scheme, host and port. */
  readonly origin: string | null;
  /** Whether nobody but this computer is answered: while demonstration accounts can sign in by accident. */
  readonly onlyHere: () => boolean;
}

/** Asked by machines under whatever name they have for us; they tell nothing of anybody. */
const forMachines = new Set(['/health', '/ready']);
const passedOn = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

const isRepeated = (request: FastifyRequest, name: string): boolean =>
  request.raw.rawHeaders.filter((each, index) => index % 2 === 0 && each.toLowerCase() === name).length > 1;

/** Whether somebody at this computer asks, by its own name, and nobody passed the request on. */
const isFromHere = (request: FastifyRequest, host: string): boolean =>
  isLoopback(hostName(host) ?? '') &&
  isLoopback(request.raw.socket.remoteAddress ?? '127.0.0.1') &&
  passedOn.every((name) => request.headers[name] === undefined);

const checkMethod = (request: FastifyRequest, reply: FastifyReply, addresses: Addresses): void => {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const allowed = addresses.methodsAt(request.url);
  if (allowed.includes(request.method)) return;
  reply.header('allow', allowed.join(', '));
  throw new AppError('method_not_allowed', 405);
};

const checkHost = (request: FastifyRequest, { origin, onlyHere }: Doors): void => {
  const host = header(request, 'host') ?? '';
  if (hostName(host) === null || isRepeated(request, 'host')) throw new AppError('bad_address', 400);
  if (!isOwnHost(host, origin)) throw new AppError('host_unknown', 421);
  if (onlyHere() && !isFromHere(request, host)) throw new AppError('demonstration_is_here_only', 403);
  request.ownOrigin = origin ?? `${request.protocol}://${host.toLowerCase()}`;
};

const checkProvenance = (request: FastifyRequest): void => {
  const from = {
    method: request.method,
    origin: header(request, 'origin'),
    site: header(request, 'sec-fetch-site'),
    mode: header(request, 'sec-fetch-mode'),
  };
  if (!isOwnRequest(from, request.ownOrigin)) throw new AppError('foreign_origin', 403);
};

/** Checks once, before every route there is or will be: the method, the host, and from where a request was sent. */
export const doors = (app: FastifyInstance, rules: Doors, addresses: Addresses): void => {
  app.decorateRequest('ownOrigin', '');
  app.addHook('onRequest', async (request, reply) => {
    checkMethod(request, reply, addresses);
    if (forMachines.has(request.url)) return;
    checkHost(request, rules);
    checkProvenance(request);
  });
};
