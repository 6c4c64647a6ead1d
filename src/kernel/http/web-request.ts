import { Readable, Transform, type TransformCallback } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

const megabyte = 1_048_576;
const bodyless = new Set(['GET', 'HEAD']);

const tooLarge = (megabytes: number) => new AppError('body_too_large', 413, { megabytes });

/** Passes a body through and fails with 413 beyond so many megabytes. */
class Limit extends Transform {
  readonly #megabytes: number;
  #seen = 0;

  constructor(megabytes: number) {
    super();
    this.#megabytes = megabytes;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#seen += chunk.length;
    if (this.#seen > this.#megabytes * megabyte) done(tooLarge(this.#megabytes));
    else done(null, chunk);
  }
}

const headersOf = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(':')) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) headers.append(name, each);
    }
  }
  return headers;
};

const addressOf = (request: FastifyRequest): string => {
  const address = `${request.ownOrigin}${request.originalUrl}`;
  if (!URL.canParse(address)) throw new AppError('bad_address', 400);
  return address;
};

/** Aborts when the reader goes away before the answer is complete. */
const signalOf = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController();
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
};

/** The incoming request as a web Request; a larger body than `megabytes` is refused (413). */
export const webRequest = (request: FastifyRequest, reply: FastifyReply, megabytes = 1): Request => {
  const init: RequestInit = { method: request.method, headers: headersOf(request), signal: signalOf(reply) };
  if (bodyless.has(request.method)) return new Request(addressOf(request), init);
  if (Number(request.headers['content-length'] ?? 0) > megabytes * megabyte) throw tooLarge(megabytes);
  const limit = new Limit(megabytes);
  request.raw.on('error', (error) => limit.destroy(error)).pipe(limit);
  return new Request(addressOf(request), {
    ...init,
    body: Readable.toWeb(limit) as ReadableStream<Uint8Array>,
    duplex: 'half',
  } as RequestInit);
};
